"""The commands, by what a clerk wants to do. Each starts Prefect only where a flow runs."""
