"""Per cents of a plan that no reader can check, beside others that say their plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit.binding import bonds
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import phrases
from baocao.audit.rules import plans


def percent_without_plan(document: Document) -> Iterator[Finding]:
    """Tỷ lệ so với kế hoạch nên đi cùng số kế hoạch, nhất là khi số bên cạnh có ghi.

    Vì sao: “21.078 người, đạt 91,6% kế hoạch (kế hoạch 23.000 người), trong đó xuất khẩu lao động 6.988 người, đạt 82%
    kế hoạch”: người đọc kiểm tra được 91,6% nhưng không kiểm tra được 82%. Chỉ nêu khi trong cùng câu, không cách bởi
    dấu chấm phẩy, có tỷ lệ khác ghi rõ kế hoạch của nó, vì nhiều báo cáo không ghi số kế hoạch ở đâu cả. Mức
    độ: có khả năng. Mỗi đoạn chỉ nêu một chỗ.

    Ví dụ sai:

        Tạo việc làm cho 920 người, đạt 92% kế hoạch (kế hoạch 1.000 người), trong đó ở nước ngoài 88 người, đạt 80% kế
        hoạch.

    Cách sửa: ghi thêm số kế hoạch, ví dụ “đạt 80% kế hoạch (kế hoạch 110 người)”.
    """
    for part in document.running:
        finding = next(_unplanned(document, part), None)
        if finding is not None:
            yield finding


def _unplanned(document: Document, part: Part) -> Iterator[Finding]:
    for number in range(len(part.sentences)):
        said = document.said(part, number)
        claims = [at for at, each in enumerate(said) if at and _is_claim(part, each)]
        if len(claims) < 2:
            continue
        told = [at for at in claims if _can_be_checked(document, part, said[at])]
        items = {said[at].semicolons for at in told}
        untold = [at for at in claims if at not in told and _is_done(part, said[at - 1], said[at])]
        if untold and said[untold[0]].semicolons in items and not _goes_on(said, untold[0]):
            percent, done = said[untold[0]], said[untold[0] - 1]
            yield Finding(
                mark(part, percent.figure),
                f"ghi “{percent.figure.shown}” kế hoạch của {done.figure.shown}, nhưng không ghi kế hoạch là bao nhiêu",
                sure=False,
            )


def _goes_on(said: Sequence[Said], at: int) -> bool:
    """Return whether a per cent of another plan follows, or more figures with bare per cents in brackets.

    One result is held against two plans (`bằng 107,6% dự toán huyện và 111% dự toán tỉnh (438 tỷ đồng)`), or none of
    such parts says its plan.
    """
    depth = said[at].depth
    if any(each.figure.unit == "%" and each.depth == depth for each in said[at + 1 : at + 2]):
        return True
    return depth > 0 and any(each.figure.unit == "%" and each.depth == depth for each in said[at + 1 :])


def _is_claim(part: Part, said: Said) -> bool:
    of_plan = said.role is Role.PERCENT and said.of is Role.PLAN and not said.figure.bound
    behind = {token.text for token in part.tokens[said.at + 1 : said.at + 6]}
    return of_plan and bool({"hoạch", "tiêu", "toán", "kh"} & behind)


def _is_done(part: Part, said: Said, percent: Said) -> bool:
    """Return whether a figure right before a per cent, in a clause of its own, is what was done."""
    parted = any(token.text in (",", "(") for token in part.tokens[said.at : percent.at])
    return (
        parted
        and said.role in (Role.RESULT, Role.NONE)
        and said.denominator is None
        and phrases.counts(said.figure)
        and said.figure.unit not in ("", "‰")
    )


def _can_be_checked(document: Document, part: Part, percent: Said) -> bool:
    claim = plans.claim_of(part, percent)
    return bool(bonds.pairs(document, claim)) or any(
        plans.bears_out(percent, *each) for each in bonds.around(document, claim)
    )
