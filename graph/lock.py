"""One process at a time in a data folder."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreLocked

PATIENCE = 20.0
"""Seconds to wait for the store of a process that has ended: it may take ten to close its files, then it is killed."""


@contextmanager
def locked(folder: Path) -> Generator[int, None, None]:
    """The open lock file of `folder` (made where it is missing), held until this process and all that inherit the descriptor are gone.

    Raises StoreLocked, naming the holder, when another process keeps it for longer than PATIENCE.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _acquire(descriptor, folder)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode(errors="replace") or "unknown"
            if time.monotonic() > deadline or _runs(holder):
                raise StoreLocked(
                    f"the data folder {folder} is in use by process {holder}: stop that process, "
                    "send it requests over HTTP, or set DYAD_DATA to another folder"
                ) from None
            time.sleep(0.1)


def _runs(holder: str) -> bool:
    try:
        os.kill(int(holder), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
