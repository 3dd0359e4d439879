"""Changes in somebody's Word file: only what is named changes, everything else keeps its bytes."""

from baocao.word.surgery.annotate import annotate
from baocao.word.surgery.mend import mend
from baocao.word.surgery.operations import (
    AddPageNumber,
    Comment,
    HideFirstNumber,
    Mended,
    Operation,
    ReplaceText,
    SetLetters,
    SetMargins,
    SetPage,
    SetShape,
    SetStart,
)

__all__ = [
    "AddPageNumber",
    "Comment",
    "HideFirstNumber",
    "Mended",
    "Operation",
    "ReplaceText",
    "SetLetters",
    "SetMargins",
    "SetPage",
    "SetShape",
    "SetStart",
    "annotate",
    "mend",
]
