"""The limits of a child process, set before it imports any parser."""

import resource

ADDRESS_SPACE = 1_500 * 1024 * 1024
OPEN_FILES = 64


def limit(cpu_seconds: int, written: int) -> None:
    """Bounds memory, processor time, files and their size; no core is written. It cannot be undone.

    `written` is the greatest file in bytes; a pipe is no file.
    """
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
