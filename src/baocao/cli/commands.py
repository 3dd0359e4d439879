"""The commands by name, in the order of `--help`, each with its module: a start imports only the one that it needs."""

from __future__ import annotations

from importlib import import_module

# One a line, so that two branches that each add a command merge.
COMMANDS = {
    "init": "init",
    "new": "new",
    "status": "status",
    "get": "get_value",
    "set": "set_value",
    "import": "import_values",
    "check": "check",
    "explain": "explain",
    "watch": "watch",
    "build": "build",
    "where": "where",
    "verify": "verify",
    "audit": "audit",
    "diff": "diff",
    "seal": "seal",
    "text": "text",
    "git-setup": "git_setup",
    "schema": "schema",
}


def register(first: str) -> None:
    """Let the program know the command that its first argument names, or all of them where it names none.

    typer makes the parser of each command that it knows; those of all take as long as reading the data of a year.
    """
    for module in [COMMANDS[first]] if first in COMMANDS else COMMANDS.values():
        import_module(f"baocao.cli.{module}")
