"""The commands, by what a clerk wants to do. Each starts Prefect only where a flow runs."""

import gc

# What a command makes while it starts lives to its end; looking for garbage in it took a tenth of the time.
gc.set_threshold(100_000, 20, 20)
