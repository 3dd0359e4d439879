"""The command line: parse, call, print, exit code. A module a command, in the order of `--help`."""

from baocao.cli import build, check, explain, where, schema  # isort: skip  the order is that of the help
from baocao.cli.run import main

__all__ = ["build", "check", "explain", "main", "schema", "where"]
