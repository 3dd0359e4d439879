"""Shares of a whole that are more than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit import lexicon, phrases
from baocao.audit.document import Document, Finding, mark
from baocao.audit.tokens import Token

_PLANNED = frozenset(["kế", "hoạch", "chỉ", "tiêu", "dự", "toán", "giao", "so", "công", "suất", "thu", "chi", "hoàn"])
"""Beside one of these a per cent is of a plan, of an earlier time or of a capacity, and may pass a hundred."""
_SHARED = frozenset(["hộ", "người", "dân", "trẻ", "học", "trường", "xã", "thôn", "đảng", "bao", "che", "phụ", "cán"])
"""`tỷ lệ` followed by one of these is a share of them."""
_LEAD = 16


def share_above_hundred(document: Document) -> Iterator[Finding]:
    """Một phần không thể nhiều hơn 100% của tổng thể.

    Vì sao: “chiếm 112%”, “103% số hộ” là tỷ lệ không thể có. Tỷ lệ so với kế hoạch, dự toán, cùng kỳ hay công suất thì
    vượt 100% được, nên không xét.

    Ví dụ sai:

        Tỷ lệ trẻ dưới 1 tuổi được tiêm chủng đầy đủ đạt 104,5%.

    Cách sửa: xem lại tử số và mẫu số.
    """
    for part, start, end in document.sentences():
        for at, figure in phrases.single(part.tokens, start, end):
            if figure.unit != "%" or figure.value.low <= 100 or figure.bound:
                continue
            said = _share(part.tokens, at, start, end)
            if said:
                yield Finding(
                    mark(part, figure),
                    f"ghi “{figure.shown}”, nhưng {said} không thể quá 100%",
                    sure=said == "phần chiếm trong tổng",
                )


def _share(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """Return of what a per cent is said to be a share; empty where it may be of something else."""
    before = [token.text for token in tokens[max(start, at - _LEAD) : at]]
    behind = phrases.words_after(tokens, at, end)
    if "chiếm" in before[-3:]:
        return "phần chiếm trong tổng"
    if (
        _PLANNED & set(behind)
        or (_PLANNED - {"thu", "chi"}) & set(before)
        or {"tăng", "giảm", "bằng"} & set(before[-2:])
    ):
        return ""
    of = " ".join(behind[1:3] if behind[:1] in (["số"], ["các"]) else behind[:2])
    if any(
        of == unit or of.startswith(unit + " ") for unit in lexicon.PERSONS | {"hộ", "xã", "thôn", "dân số", "trường"}
    ):
        return "tỷ lệ trên tổng số"
    named = any(
        first == "tỷ" and third in _SHARED for first, _, third in zip(before, before[1:], before[2:], strict=False)
    )
    return "tỷ lệ trên tổng số" if named else ""
