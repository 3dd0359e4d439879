"""Meaning frames: what each figure of a paragraph is said to be, by the words beside it.

A rule of arithmetic asks for the figures of a role (what was planned, what came of it) and binds them by unit and
subject over the nearest stretch in which both stand; how a sentence is worded is settled here, once for all rules.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from baocao.audit import cues, lexicon, phrases
from baocao.audit.cues import Role
from baocao.audit.tokens import Figure, Token

__all__ = ["Role", "Said", "agree", "comparable", "content", "read", "shared"]

_FIGURE = "#"
"""Stands for the figure that a lead begins behind."""
_REACH = 40
"""Tokens before a figure in which the words that name it are looked for."""
_BEHIND = 9


class Said(NamedTuple):
    """A figure of a paragraph and what its words say of it."""

    figure: Figure
    at: int
    """Its token."""
    sentence: int
    role: Role
    of: Role | None
    """Of a change or a per cent what it is held against: PLAN, EARLIER, WHOLE; None where that is not said."""
    way: int
    """Of a change 1 for more, -1 for less."""
    explicit: bool
    """Whether a word says its role that leaves no other."""
    subject: frozenset[str]
    """The words that tell what is counted, back to the figure before it."""
    own: frozenset[str]
    """Those of its own clause before it alone."""
    base: frozenset[str]
    """Those of its clause behind it: of which plan a per cent is (`kế hoạch trồng rừng`)."""
    levels: Mapping[str, frozenset[str]]
    """Whose plan and of what time it is said to be: `giver`, `time`, `year`, `step`."""
    denominator: Figure | None
    """What it is put over: `41/45`."""


def read(tokens: Sequence[Token], sentences: Sequence[tuple[int, int]], *, announced: bool = False) -> tuple[Said, ...]:
    """Return the figures of a paragraph with their roles; times and ranks (`11 tháng`) are none of them.

    `announced` says that the paragraph is an item of a list of what is wanted.
    """
    found: list[Said] = []
    for number, (start, end) in enumerate(sentences):
        listed = announced
        for at in range(start, end):
            figure = tokens[at].figure
            listed = listed or (tokens[at].text == ":" and _announces_plans(tokens, start, at))
            if figure is None or figure.unit in lexicon.TIMES:
                continue
            said = _said(tokens, at, number, start, end)
            if found and found[-1].sentence == number and tokens[at - 1].text == "(":
                said = said._replace(subject=said.subject | found[-1].subject)
            found.append(said._replace(role=Role.PLAN) if listed and said.role is Role.NONE else said)
    return tuple(found)


def announces(tokens: Sequence[Token]) -> bool:
    """Return whether a paragraph leads to a list of what is wanted: `được giao các nhiệm vụ sau:`."""
    if not tokens or tokens[-1].text != ":":
        return False
    words = [token.text for token in tokens[-16:]]
    return bool({"giao", "phấn", "đề"} & set(words)) and not {"quả", "với"} & set(words)


def _announces_plans(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether the words before a colon say that what follows is wanted: `giao các chỉ tiêu sau:`."""
    counting = lexicon.TIMES | {"chỉ tiêu", "nhiệm vụ", "nội dung", "mục tiêu"}  # “giao hai chỉ tiêu: thu 60 tỷ đồng”
    words = _back(tokens, at, start, tokens[at].depth, counting)[0]
    return _named([*words, ":"]) is Role.PLAN and "quả" not in words


class _Lead(NamedTuple):
    """The words before a figure, back to the figure before it; marks between clauses are among them."""

    words: list[str]
    outer: list[str]
    """Of a figure that a bracket begins with, the words before the bracket."""

    @property
    def clause(self) -> list[str]:
        """Return the words behind the last mark."""
        last = max((at for at, word in enumerate(self.words) if word in _MARKS or word == _FIGURE), default=-1)
        return self.words[last + 1 :]


_MARKS = frozenset([",", ":", "-", "–", "—", "=", "nhưng", "song", "nên"])


def _lead(tokens: Sequence[Token], at: int, start: int) -> _Lead:
    words, stopped = _back(tokens, at, start, tokens[at].depth)
    outer = _back(tokens, stopped, start, tokens[stopped].depth)[0] if not words and stopped >= 0 else []
    return _Lead(words, outer)


def _back(
    tokens: Sequence[Token], at: int, start: int, depth: int, passed: Container[str] = lexicon.TIMES
) -> tuple[list[str], int]:
    """Return the words before a token, back to a figure, and the bracket that they begin with, -1 for none.

    Figures of some units are passed: they tell of time.
    """
    found: list[str] = []
    for here in range(at - 1, max(start, at - _REACH) - 1, -1):
        token = tokens[here]
        if token.depth < depth:
            return found[::-1], here
        if token.depth > depth or token.text in ("(", ")"):
            continue
        if token.text == ";":
            break
        if token.figure is not None and token.figure.unit not in passed:
            found.append(_FIGURE)
            break
        found.append(token.text)
    return found[::-1], -1


def _said(tokens: Sequence[Token], at: int, number: int, start: int, end: int) -> Said:
    figure = tokens[at].figure
    assert figure is not None  # only figures come here
    lead = _lead(tokens, at, start)
    behind = _behind(tokens, at, end)
    role, of, way, explicit = _role(figure, lead, behind)
    own = [*(lead.words or lead.outer)[-12:], "…", *behind] if role is Role.PLAN else behind
    return Said(
        figure, at, number, role, of, way, explicit,
        frozenset(content([*lead.words, *lead.outer, *(figure.noun if role is Role.PERCENT else behind)])),
        frozenset(content(lead.clause)),
        frozenset(content(takewhile(lambda word: word not in _BASE_ENDS, behind))), _levels(own), tokens[at].of,
    )  # fmt: skip


_BASE_ENDS = lexicon.words("là do nên vì để nhờ được trong tại ở mà và của")
"""What a per cent is of ends at one of these."""


def _behind(tokens: Sequence[Token], at: int, end: int) -> list[str]:
    found: list[str] = []
    for token in tokens[at + 1 : min(end, at + 1 + _BEHIND)]:
        if (token.figure is not None) or token.text in (",", ";", ":", ".", "(", ")") or token.depth < tokens[at].depth:
            break
        found.append(token.text)
    return found


class _Reading(NamedTuple):
    """What the words beside a figure make of it."""

    role: Role
    of: Role | None = None
    way: int = 0
    explicit: bool = True


def _role(figure: Figure, lead: _Lead, behind: Sequence[str]) -> _Reading:
    """Return the role of a figure, what it is held against, the way of a change, whether a word says so."""
    found = _as_bracketed(figure, lead) or _as_change(lead, behind) or _as_percent(figure, lead, behind)
    if found is not None:
        return found
    role = _named(lead.words)
    weakly = role is Role.PLAN and _is_weakly_planned(lead.words)
    if (weakly or role in (Role.NONE, Role.RESULT)) and _is_planned_behind(behind):
        return _Reading(Role.PLAN)
    return _Reading(role, explicit=role is not Role.NONE and not weakly)


def _is_weakly_planned(words: Sequence[str]) -> bool:
    """Return whether the plans that words speak of are only such as may be others' (`yêu cầu kê khai lại`)."""
    said = {cue[0] for here in range(len(words)) if (cue := cues.at(words, here)) and cue[1] is Role.PLAN}
    return bool(said) and said <= cues.WEAK_PLANS


def _as_change(lead: _Lead, behind: Sequence[str]) -> _Reading | None:
    way, word, between = _change(lead.clause or lead.outer[-3:])
    if not way:
        return None
    if _is_wanted_change(lead.clause, len(between)):
        return _Reading(Role.PLAN, way=way)
    of = _base(behind) or _base(between) or _base_before(lead.words)
    return _Reading(
        Role.CHANGE, of or (Role.PLAN if word in cues.OF_PLANS_ONLY else None), way, explicit=of is not None
    )


def _as_bracketed(figure: Figure, lead: _Lead) -> _Reading | None:
    """Return what the words before its bracket make of a figure: `so với kế hoạch (500 ha)`."""
    if lead.words or not lead.outer or (figure.unit == "%" and lead.outer[-1] == _FIGURE):
        return None
    if figure.unit == "%" and "quân" in lead.outer[-8:]:
        return _Reading(Role.NONE, explicit=False)  # “cao hơn mức bình quân của tỉnh (59,4%)”
    bases = [_base(lead.outer[here:]) for here in range(max(0, len(lead.outer) - 8), len(lead.outer))]
    role = next((base for base in bases[::-1] if base in (Role.PLAN, Role.EARLIER)), None)
    return _Reading(role) if role else None


def _as_percent(figure: Figure, lead: _Lead, behind: Sequence[str]) -> _Reading | None:
    """Return a per cent with what it is of; None for what is none or a value itself (`hộ nghèo còn 3%`)."""
    if figure.unit != "%":
        return None
    clause = lead.clause
    of = _base(behind) or _base_before(lead.words) or (Role.WHOLE if "chiếm" in clause else None)
    role = _named(clause)
    if not of and role in (Role.PLAN, Role.EARLIER):
        return _Reading(role)
    valued = bool(content([word for word in clause if word not in _CONNECTING]))
    valued = valued or (role is Role.RESULT and not _LINKING & set(clause))
    return None if valued and not of else _Reading(Role.PERCENT, of, explicit=of is not None)


def _is_wanted_change(words: Sequence[str], behind: int) -> bool:
    """Return whether a change is what is wanted itself: `kế hoạch giảm 50 hộ`, and not how far something is from it."""
    before = words[: len(words) - behind - 1]
    return _named(before) is Role.PLAN and words[len(words) - behind - 1] in ("giảm", "tăng", "thêm")


_CONNECTING = lexicon.words("đạt bằng tỷ tỉ lệ tương ứng đương với là tức hoàn thành mức đã được như vậy nghĩa xấp xỉ")
_LINKING = lexicon.words("đạt bằng tỷ tỉ tương tức xấp hoàn")


def _change(words: Sequence[str]) -> tuple[int, str, list[str]]:
    """Return the way of the change that words end with (0 for none), its word, and what stands behind that."""
    for here in range(len(words) - 1, max(-1, len(words) - 11), -1):
        for way, table in ((1, cues.UP), (-1, cues.DOWN)):
            for cue in table:
                if tuple(words[here : here + len(cue)]) == cue:
                    return way, cue[0], list(words[here + len(cue) :])
        if words[here] not in cues.BETWEEN and not words[here].isdigit():
            return 0, "", []
    return 0, "", []


_GIVEN = re.compile(r"^(?:tổng )?(?:số )?(?:vốn |kinh phí |tiền )?(?:đã )?được (?:giao|bố trí|phân bổ|cấp)\b")
_LACKING = re.compile(r"^(?:(?:của|trên|nữa|mới|để|thì|đủ|hoàn thành|đạt) )+")
"""What may stand between an amount and the plan that it lacks: `còn thiếu 5 hợp tác xã mới đủ chỉ tiêu`."""
_BASES = {
    Role.PLAN: (
        "kế hoạch", "kh", "chỉ tiêu", "dự toán", "mục tiêu", "nghị quyết", "mức giao", "mức kế hoạch", "số giao",
        "kịch bản", "nhiệm vụ", "được giao", "giao", "tổng kế hoạch", "tổng chỉ tiêu", "tổng dự toán", "phương án",
        "số đăng ký", "đăng ký", "dự kiến", "mức đề ra", "yêu cầu", "định mức",
    ),
    Role.EARLIER: (
        "cùng kỳ", "năm trước", "năm ngoái", "kỳ trước", "năm học trước", "tháng trước", "quý trước", "năm", "đầu năm",
        "cuối năm", "tháng", "quý", "nhiệm kỳ", "thời điểm", "trước", "đầu kỳ",
    ),
    Role.WHOLE: ("tổng", "toàn", "số"),
}  # fmt: skip


def _base(words: Sequence[str]) -> Role | None:
    """Return what words behind a per cent or an amount hold it against, by how they begin (`so với kế hoạch`)."""
    text = " ".join(words)
    compared = "so với " in text
    text = text.partition("so với ")[2] if compared else _LACKING.sub("", text)
    if _GIVEN.match(text):
        return Role.PLAN
    for role, bases in _BASES.items():
        if (compared or role is not Role.EARLIER) and any(f"{text} ".startswith(f"{base} ") for base in bases):
            return role
    return Role.EARLIER if text.startswith(("cùng kỳ", "năm trước", "năm ngoái")) else None


def _base_before(words: Sequence[str]) -> Role | None:
    """Return what words before a per cent hold it against: `so với kế hoạch, đạt`, `tỷ lệ hoàn thành kế hoạch`."""
    text = " ".join(words)
    if "so với " in text:
        return _base(["so", "với", *text.rpartition("so với ")[2].split()])
    if "tỷ lệ hoàn thành" in text:
        return Role.PLAN
    did = any(
        f"{verb} {plan}" in text for verb in ("hoàn thành", "thực hiện") for plan in ("kế hoạch", "chỉ tiêu", "dự toán")
    )
    return Role.PLAN if "tỷ lệ" in text and did else None


def _named(words: Sequence[str]) -> Role:
    """Return the role that the words before a figure name: the last cue counts, a weak one yields to what is wanted."""
    weak = False
    marks = 0
    lowered = False
    for here in range(len(words) - 1, -1, -1):
        if words[here] in _MARKS:
            marks += 1
            continue
        found = cues.at(words, here)
        if found is None:
            continue
        cue, role = found
        if marks and _is_object(words, here):
            continue  # “vượt kế hoạch, sản lượng …”: what was surpassed names no other figure
        if cue in cues.WEAK_RESULTS and not (weak and marks):
            lowered = lowered or cue in ("xuống", "còn", "lên")
            weak = True
        elif weak and cue in ("mục tiêu", "phấn đấu") and lowered:
            return Role.PLAN
        elif weak and (marks or role is not Role.PLAN or not (cue in cues.WANTING or _is_wanted(words, here))):
            return Role.RESULT
        elif cue == "đầu năm" and _named(words[:here]) is Role.PLAN:
            return Role.PLAN  # “kế hoạch đầu năm”
        else:
            return role
    return Role.RESULT if weak else Role.NONE


def _is_object(words: Sequence[str], here: int) -> bool:
    """Return whether what stands at a word is what something is said to meet or to be held against."""
    return bool({"đạt", "vượt", "bằng", "thành", "với", _FIGURE} & set(words[max(0, here - 2) : here]))


def _is_wanted(words: Sequence[str], here: int) -> bool:
    """Return whether a plan is said to be given: `kế hoạch giao thực hiện`, `chỉ tiêu đến năm 2025 đạt`."""
    behind = " ".join(words[here:])
    return any(f" {each}" in behind for each in ("giao", "đề ra", "đặt ra", "đến năm", "là", "phải", "cần"))


_PLANNED = ("theo kế hoạch", "theo chỉ tiêu", "theo dự toán", "kế hoạch giao", "được giao")


def _is_planned_behind(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return any(each in text for each in _PLANNED)


_GENERIC = lexicon.words(
    """
    và các những của cho tại trong trên toàn đã được có là với so từ đến năm tháng quý ngày hết nay này đó kỳ
    cuối đầu cả kế hoạch chỉ tiêu dự toán mục thực hiện kết quả đạt vượt hoàn thành bằng ước giao đề ra phấn đấu
    nghị quyết nhiệm vụ tăng giảm thêm thiếu hụt hơn còn mới tổng số lượng tỷ lệ theo do để ở về tính khi thì mà
    cũng như vậy không chưa mức lên xuống qua công tác việc trước sau cùng người đồng triệu nghìn tỉ huyện tỉnh
    xã phường thị trấn phố đơn vị cơ quan phòng ban ngành chi hội bộ nhận phải cần bố trí phân bổ cấp xếp sẽ
    kiến nâng sang bình quân nhưng đây kia vốn hđnd ubnd đại dân nước cao thấp nhiều ít nên tức tương ứng đương
    nghĩa xấp xỉ thế con chung nhánh tâm sở cục hợp nhìn riêng đặt đạo tế trở đủ chiếm vẫn đều lại rồi luôn đang
    tuần giữa
    """
)
"""Words that tell nothing of what is counted."""


def content(words: Iterable[str]) -> list[str]:
    """Return the words that tell of what is spoken."""
    return [word for word in words if word[:1].isalpha() and word not in _GENERIC and word not in lexicon.MEASURES]


_PLACES = lexicon.words("tỉnh huyện xã phường quận ubnd hđnd bộ sở tw chính trung thành thị tổng cục chi đại")
_TIMES = {
    "nhiệm kỳ": "nhiệm kỳ", "giai đoạn": "giai đoạn", "quý": "quý", "tháng": "tháng", "cả năm": "năm", "năm": "năm",
}  # fmt: skip
_STEPS = ("điều chỉnh", "đầu năm", "phấn đấu", "bổ sung", "pháp lệnh")


def _levels(words: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return whose plan words speak of (`tỉnh giao`), of what time and year, and of which step (`điều chỉnh`)."""
    text = f" {' '.join(words)} "
    givers: set[str] = set()
    for here, word in enumerate(words):
        if word == "giao":
            givers |= _PLACES & set(words[max(0, here - 3) : here])
        if word in ("hoạch", "toán", "tiêu"):
            givers |= _PLACES & set(words[here + 1 : here + 3])
    times = {name for said, name in _TIMES.items() if f" {said} " in text}
    if len(times) > 1:
        times.discard("năm")
    years = {word for word in words if len(word) == 4 and word.isdigit()}
    steps = {step for step in _STEPS if f" {step} " in text}
    found = {"giver": givers, "time": times, "year": years, "step": steps}
    return {name: frozenset(each) for name, each in found.items() if each}


def agree(first: Said, second: Said) -> bool:
    """Return whether two figures can be of one plan by what they say of its giver, its time and its step."""
    return all(first.levels[name] & second.levels[name] for name in first.levels.keys() & second.levels.keys())


def comparable(first: Figure, second: Figure) -> bool:
    """Return whether two figures can count the same: by their units, persons of any name among them."""
    if first.unit == second.unit:
        return bool(first.unit) or not first.noun or not second.noun or first.noun[0] == second.noun[0]
    if not first.unit or not second.unit:
        bare, named = (first, second) if not first.unit else (second, first)
        short = tuple(named.unit.split()[: len(bare.noun)]) == bare.noun  # “12.480 giấy chứng nhận”, “13.000 giấy”
        return phrases.counts(first) and phrases.counts(second) and (not bare.noun or short)
    return any({first.unit, second.unit} <= names for names in lexicon.SYNONYMS)


def shared(first: Said, second: Said) -> bool:
    """Return whether a word tells the same subject of both figures."""
    return bool(first.subject & second.subject)
