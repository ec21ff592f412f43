"""Runs one command and ends it with its parent: `python keeper.py LOCK_FD PARENT_PID COMMAND...`.

Its standard input is a pipe that only the parent holds open. The pipe ends when the parent closes it or dies, however it dies; on Linux
the kernel tells of the parent's death too. LOCK_FD is handed on to the command, so the folder stays locked until the command is gone.
Standard library only: it runs without the program's packages.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from types import FrameType

PR_SET_PDEATHSIG = 1
PATIENCE = 10.0
"""Seconds the command has to end by itself."""


def _signal_when_parent_dies(number: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


def main(lock: int, parent: int, command: list[str]) -> int:
    """Run `command` until it ends or the parent is gone; returns its exit code."""
    _signal_when_parent_dies(signal.SIGTERM)
    if os.getppid() != parent:
        return 1
    child = subprocess.Popen(  # noqa: S603  # the command is the program's own
        command,
        stdin=subprocess.DEVNULL,
        pass_fds=(lock,),
        preexec_fn=lambda: _signal_when_parent_dies(signal.SIGKILL),  # noqa: PLW1509  # no other thread runs yet
    )

    def watch() -> None:
        sys.stdin.buffer.read()
        _end(child)

    def end_in_background(_number: int, _frame: FrameType | None) -> None:
        threading.Thread(target=_end, args=(child,), daemon=True).start()

    signal.signal(signal.SIGTERM, end_in_background)
    threading.Thread(target=watch, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
