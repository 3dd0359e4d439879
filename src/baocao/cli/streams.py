"""The two streams that the program prints to, made fit for Vietnamese and for being closed."""

from __future__ import annotations

import contextlib
import io
import os
import sys


def prepare() -> None:
    """Let both streams take any character; a stream that is closed swallows what is printed.

    A terminal keeps its own encoding. Everything else, a file or a pipe, gets UTF-8.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  it lives as long as the process


def failed(error: BaseException) -> bool:
    """Return whether it was a stream that failed: the files of a report are handled where they are read and written."""
    return isinstance(error, OSError) and error.filename is None


def settle() -> None:
    """Pass on what is still held, or drop it, so that the end of the process has nothing left to fail on."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
