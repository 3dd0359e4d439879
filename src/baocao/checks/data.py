"""Every rule over the data of a year, from each room of rules."""

from __future__ import annotations

from baocao.checks import year
from baocao.checks.registry import registry

RULES = registry(*year.RULES)
"""What `baocao check` runs; a build runs only the errors of `checks.year`."""
