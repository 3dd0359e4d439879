"""Every rule over the data of a year, from each room of rules."""

from __future__ import annotations

from baocao.checks import language
from baocao.checks.registry import registry
from baocao.checks.year import every

RULES = registry(*every.RULES, *language.RULES)
"""What `baocao check` runs; a build runs only the errors of `checks.year`."""
