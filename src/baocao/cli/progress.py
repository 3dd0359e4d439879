"""A bar on the terminal for work that takes over a second."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
"""Seconds of silence before the bar appears."""
_WIDTH = 24


class Progress:
    """Counts the steps of a command; a context that clears its bar at the end.

    Nothing is shown in the first second, nor where standard error is no terminal.
    """

    def __init__(self, steps: int) -> None:
        self._steps, self._done, self._shown = steps, 0, 0
        self._start = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def step(self, what: str) -> None:
        """Show that the next step begins, and what it is."""
        if sys.stderr.isatty() and time.monotonic() - self._start > _PATIENCE:
            filled = _WIDTH * self._done // max(self._steps, 1)
            line = f"[{'█' * filled}{'░' * (_WIDTH - filled)}] {100 * self._done // max(self._steps, 1):3} % {what}"
            sys.stderr.write("\r" + line.ljust(self._shown))
            sys.stderr.flush()
            self._shown = len(line)
        self._done += 1

    def __exit__(self, *exception: object) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
