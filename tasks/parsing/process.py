"""Child processes that parse: started with limits, heard line by line, ended when they stall."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

_CHILD = Path(__file__).with_name("child.py")
_MOST_OUTPUT = 256 * 1024 * 1024  # bytes from one child
_CHUNK = 1 << 18


class ChildFailed(RuntimeError):
    """A child gave no answer; `code` is time, memory, crashed, output, damaged, encrypted, pages."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the parser ended: {code}")
        self.code = code


class Children:
    """The children that work on one file, and what they say. Leaving the `with` block ends them all."""

    def __init__(self, data: bytes, stall: float) -> None:
        self._stall = stall
        # Without a name: nothing to clean, nobody sees it; closed when the `with` block ends.
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="comity-")  # noqa: SIM115
        self._file.write(data)
        self._file.flush()
        self._selector = selectors.DefaultSelector()
        self._buffers: dict[int, bytearray] = {}
        self._children: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children.values():
            _end(child)
        self._selector.close()
        self._file.close()

    def start(self, job: Mapping[str, Any]) -> None:
        """One more child, at this job."""
        child = subprocess.Popen(
            [sys.executable, "-I", str(_CHILD), json.dumps(job)],
            stdin=self._file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", start_new_session=True,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1",
                 "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"},
        )  # fmt: skip
        assert child.stdout is not None
        descriptor = child.stdout.fileno()
        os.set_blocking(descriptor, False)
        self._children[descriptor] = child
        self._buffers[descriptor] = bytearray()
        self._selector.register(descriptor, selectors.EVENT_READ)

    def lines(self) -> Iterator[dict[str, Any]]:
        """What the children say, as it comes; raises `ChildFailed` when one fails or all stall."""
        heard: dict[int, int] = {}
        deadline = time.monotonic() + self._stall
        while self._selector.get_map():
            ready = self._selector.select(max(deadline - time.monotonic(), 0))
            if not ready:
                raise ChildFailed("time")
            for key, _ in ready:
                chunk = os.read(key.fd, _CHUNK)
                heard[key.fd] = heard.get(key.fd, 0) + len(chunk)
                if heard[key.fd] > _MOST_OUTPUT:
                    raise ChildFailed("output")
                if not chunk:
                    self._selector.unregister(key.fd)
                    raise ChildFailed(_cause(self._children[key.fd]))
                yield from self._complete(key.fd, chunk)
                deadline = time.monotonic() + self._stall

    def _complete(self, descriptor: int, chunk: bytes) -> Iterator[dict[str, Any]]:
        buffer = self._buffers[descriptor]
        buffer += chunk
        if b"\n" not in chunk:
            return
        *whole, rest = bytes(buffer).split(b"\n")
        self._buffers[descriptor] = bytearray(rest)
        for line in whole:
            answer = json.loads(line)
            if "failed" in answer:
                raise ChildFailed(answer["failed"])
            if "done" in answer:
                self._selector.unregister(descriptor)
                return
            yield answer


def _cause(child: subprocess.Popen[bytes]) -> str:
    """Why a child ended without its last line."""
    code = child.wait(timeout=5)
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return "time"
    return "crashed"


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it started; it leads a session of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()
