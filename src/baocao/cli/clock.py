"""Which day it is, for the commands that may know: never for a build, whose dates come from the data."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """Return the day; SOURCE_DATE_EPOCH stands for it where a test must know it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
