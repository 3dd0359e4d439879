"""The command line: parse, call, print, exit code. A module a command, in the order of `--help`."""

# The order is that of the help.
# isort: off
from baocao.cli import build, check, verify, explain, audit, get_value, set_value, new, status, where, schema

# isort: on
from baocao.cli.run import main

__all__ = [
    "audit",
    "build",
    "check",
    "explain",
    "get_value",
    "main",
    "new",
    "schema",
    "set_value",
    "status",
    "verify",
    "where",
]
