"""The shipped templates as the Python that Jinja makes of them, so that a build need not make it again.

Each module here is named by all that it was made from; a template that says anything else is compiled when
it is used. `python -m baocao.compose.precompile` renews them.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from types import CodeType

from jinja2 import __version__


def module(name: str, text: str) -> str:
    """Return the name of the module that would hold a template of this name and text."""
    return "t" + sha256(f"{__version__}\0{name}\0{text}".encode()).hexdigest()[:32]


def code(name: str, text: str, shown: str) -> CodeType | None:
    """Return the code of a template, as from the file `shown`; None where it was not made beforehand."""
    spec = find_spec(f"{__name__}.{module(name, text)}")
    made: CodeType | None = spec.loader.get_code(spec.name) if spec and spec.loader else None  # type: ignore[attr-defined]  # a loader of source or of a zip file has it
    return made and made.replace(co_filename=shown)
