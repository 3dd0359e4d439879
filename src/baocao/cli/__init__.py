"""The command line: parse, call, print, exit code. A module a command, in the order of `--help`."""

# One a line, so that two branches that each add a command merge; the order is that of the help.
# isort: off
from baocao.cli import (
    init,
    new,
    status,
    get_value,
    set_value,
    import_values,
    check,
    explain,
    watch,
    build,
    where,
    verify,
    audit,
    diff,
    seal,
    text,
    git_setup,
    schema,
)

# isort: on
from baocao.cli.run import main

__all__ = [
    "audit",
    "build",
    "check",
    "diff",
    "explain",
    "get_value",
    "git_setup",
    "import_values",
    "init",
    "main",
    "new",
    "schema",
    "seal",
    "set_value",
    "status",
    "text",
    "verify",
    "watch",
    "where",
]
