"""The command line: parse, call, print, exit code. A module a command, named in `commands`."""

from baocao.cli.run import main

__all__ = ["main"]
