"""What a document states as done, figure by figure over all its length, so that distant places can be held together.

A fact knows the words that tell what it counts, its time and its place; two facts are of one thing only where none of
these part them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.audit.document import Document, Part, once
from baocao.audit.meaning import naming, subjects, whereabouts
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval
from baocao.audit.reading.tokens import Figure, Type
from baocao.passages import Kind

_PLANNING = re.compile(
    r"nhiệm vụ|phương hướng|mục tiêu|kế hoạch|chỉ tiêu|giải pháp|kiến nghị|đề xuất|thời gian tới|năm tới|dự kiến"
    r"|phương án|định hướng",
    re.IGNORECASE,
)
_PLANNING_FIRST = re.compile(
    r"(?:nhiệm vụ|phương hướng|mục tiêu|phấn đấu|năm tới|thời gian tới|kiến nghị|đề nghị|đề xuất|dự kiến)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"kết quả|thực hiện|tình hình|đánh giá|tổng kết|sơ kết|báo cáo (?!kế hoạch|phương hướng|dự kiến)", re.IGNORECASE
)
_BODIES = re.compile(r"(?:sở|phòng|ban|bộ|ủy ban|ubnd|chi cục|cục|trung tâm|văn phòng|hội|công ty)\b", re.IGNORECASE)
"""What the name of an office begins with, in which `kế hoạch` announces no plan."""
_SUMMARY = re.compile(
    r"tóm tắt|mở đầu|tổng kết|(?:đánh giá|nhận xét|nhận định|kết quả) chung|kết luận|tổng quan|nổi bật|tổng hợp|tóm lại"
    r"|khái quát|nhìn (?:chung|lại)|(?:nhận xét|đánh giá|nhận định)\W*$|rút ra",
    re.IGNORECASE,
)
_HEADED = re.compile(r",? (?:và|-|–) |[,;] ")
"""What parts the first thing that a heading names from the others: `Kiểm điểm năm 2024 và định hướng 2025`."""
_LONGEST_HEADING = 120
_FIRST = 8
"""Paragraphs in which the title of a report is looked for."""
_WEIGHTS = {unit: int(size) for unit, (kind, size) in lexicon.SIZES.items() if kind == "khối lượng"}
"""Units of weight, each in kilograms."""
_NEUTRAL = ("cuối", "đến hết", "tính đến", "lũy kế", "luỹ kế", "năm học")
"""Words of time that name the end of the time that a report is of."""
_SCOPES = lexicon.words("địa bàn toàn hiện tỉnh bị khu vực nêu trên nói tất cả tỷ lệ số đưa nâng tiền thời điểm")
"""Words that tell as little of what is counted as those of `frames`."""
_ORDINALS = frozenset({"ii", "iii", "iv"})
_REFERRING = (("trong", "số"), ("trong", "tổng", "số"), ("trong",), ("qua",), ("cả",), ("với",))
_WHOLE = re.compile(rf"\b{whereabouts.EVERYWHERE}\b")
_RECALLING = (("nói", "trên"), ("nêu", "trên"), ("kể", "trên"), ("trên", "đây"), ("nêu", "ở"))
_SPREAD = frozenset([("tập", "trung"), ("chủ", "yếu"), ("phần", "lớn"), ("phân", "bố")])
_ENDING = lexicon.words(
    "và với của cho tại trong bằng chiếm tăng giảm so là có gồm từ do để còn theo nhờ vượt trên ở hoặc"
)
_REACH = 16
_OPEN = ("từ", "dưới", "ít nhất")
"""Bounds that leave open what a figure is."""
_WANTED = re.compile(
    r"phấn đấu|dự kiến|\bsẽ\b|kiến nghị|đề nghị|năm tới|thời gian tới|giao (?:chỉ tiêu|kế hoạch|dự toán)"
)
_SHARED = re.compile(r"%[^%;]{0,60}(?:tương đương|tương ứng|tức)(?: với| là)? $")
"""A share before a figure, so that it is of a part: `chiếm 98,6% giá trị xuất khẩu, tương đương 2,42 tỷ USD`."""
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")
_DATES = re.compile(r"\b\d{1,2}/\d{1,2}\b")
_MONTHS = re.compile(r"\b(\d{1,2}|sáu|chín) tháng\b")
_ENDS = re.compile(r"cuối ((?:tháng|quý) \w+)")
_YEARS_END = frozenset(["31/12", "tháng 12", "quý iv", "cuối tháng 12", "cuối quý iv"])
_LIMITING = lexicon.words("có không chưa bị được đang vay còn đã thiếu")
_NOW = lexicon.words("có còn chỉ thì vẫn đã phải huyện tỉnh xã")
_MEANT = re.compile(r"\bmỗi\b|\bbình quân\b|\btrung bình\b")
_UTMOST = re.compile(r"\b(?:cao|thấp|nhiều|ít) nhất\b")
_TO_COME = re.compile(
    r"(?:phương hướng|định hướng|nhiệm vụ|kế hoạch|mục tiêu)\b(?! (?:kết quả|thực hiện)).*", re.IGNORECASE
)
"""What a title says of the year to come: `và phương hướng năm 2025`."""


class Fact(NamedTuple):
    """A figure of what came about, with the words that tell what it is of."""

    part: Part
    figure: Figure
    sentence: int
    unit: str
    """What it counts, persons of any name as one, weights in kilograms."""
    factor: int
    """What its value is to be multiplied by for that."""
    own: frozenset[str]
    """The words of its clause that tell what is counted."""
    near: frozenset[str]
    """Those back to the figure before it."""
    wide: frozenset[str]
    """Those of its sentence."""
    names: frozenset[str]
    """Words in capitals before it, the first of the sentence aside: `Kho bạc Đông Hải`."""
    years: frozenset[str]
    moments: frozenset[str]
    places: frozenset[str]
    divided: tuple[str, ...]
    """Words that say of which part or class it is."""
    limited: bool
    """Whether the words behind it say something of so many only: `142 hộ nghèo có nhà tạm`."""
    follows: str
    """The figure before it in its clause: `412` in `412 khách hàng với dư nợ 2.310 tỷ đồng`."""
    refers: bool
    """Whether it is spoken of as said before: `trong số 138 doanh nghiệp thành lập mới`."""
    section: int
    """Under which heading it stands, counted from the first."""
    whole: bool
    """Whether it is said to be of everything: `toàn huyện có`, `nâng tổng số … lên`."""
    summary: bool
    """Whether it stands where a report sums up."""
    name: str
    """The full name of the indicator that it is stated of, where there is one."""
    scope: tuple[object, ...]
    """What the sentence adds to such a name: labels, dates, parts, what stands behind the figure."""
    dated: bool
    """Whether its sentence says of which year it is."""
    role: Role
    way: int
    """Of a change 1 for more, -1 for less."""
    stated: bool
    """Whether the text states it as it is: no plan, no change, no share, no mean."""

    @property
    def earlier(self) -> bool:
        """Return whether it is said to be of an earlier time: `đầu năm có 1.216 hộ nghèo`."""
        return self.role is Role.EARLIER

    @property
    def value(self) -> Interval:
        """Return its value in the one measure that `unit` names."""
        return self.figure.value.scaled(self.factor)


@once
def stated(document: Document) -> tuple[Fact, ...]:
    """Return the facts of the running text that are of the time of the report, in its order."""
    return tuple(fact for fact in of_any_time(document) if not fact.earlier)


@once
def of_any_time(document: Document) -> tuple[Fact, ...]:
    """Return the facts of the running text, those of an earlier time too, in its order."""
    return tuple(fact for fact in of_any_role(document) if fact.stated)


@once
def of_any_role(document: Document) -> tuple[Fact, ...]:
    """Return every figure of the running text where it tells what came about, changes and shares too, in its order."""
    given = _done(document)
    reported = _year_of_report(document, [part for part, _ in given])
    found: list[Fact] = []
    for part, around in given:
        found += _of(document, part, around if around.years else around._replace(years=reported))
    return tuple(found)


@once
def told(document: Document) -> frozenset[int]:
    """Return the numbers of the paragraphs that tell what came about, and not what is planned."""
    return frozenset(part.passage.number for part, _ in _done(document))


@once
def _done(document: Document) -> tuple[tuple[Part, _Around], ...]:
    """Return the paragraphs that tell what came about, each with what the heading over it says."""
    found: list[tuple[Part, _Around]] = []
    heading = planned = ""
    summary = False
    section = 0
    for part in document.running:
        text = part.passage.text
        own = title(part)
        if own:
            heading = own
            section += 1
            kind = part.marker.kind if part.marker else f"heading {part.passage.level}"
            if _PLANNING.search(_HEADED.split(own, maxsplit=1)[0]) and not _DONE.search(own) and not _BODIES.match(own):
                planned = planned or kind
            elif kind == planned:
                planned = ""
            summary = bool(_SUMMARY.search(own))
        body = text[part.marker.end :] if part.marker else text
        if planned or _PLANNING_FIRST.match(body):
            continue
        under = heading if own != text else ""
        around = _Around(
            section,
            frozenset(whereabouts.places(under) if not under.isupper() else ()),
            frozenset(_YEARS.findall(_TO_COME.sub("", under))),
            summary or bool(_SUMMARY.search(body[:24])),
        )
        found.append((part, around))
    return tuple(found)


def _year_of_report(document: Document, done: list[Part]) -> frozenset[str]:
    """Return the year that the title of a report names, or else the last one that it tells of as done."""
    titles = [own for part in document.running[:_FIRST] if (own := title(part)) and part.marker is None]
    years = {year for each in titles for year in _YEARS.findall(_TO_COME.sub("", each))}
    told = [token.text for part in done for token in part.tokens if token.type is Type.YEAR]
    return frozenset(years if len(years) == 1 else [max(told)] if told else [])


def title(part: Part) -> str:
    """Return the text of a heading, also of one that is set as a short paragraph, or before the first full stop."""
    text = part.passage.text
    if part.passage.kind is Kind.HEADING:
        return text
    short = len(text) <= _LONGEST_HEADING and text[-1:] not in ".;:,!" and not any(each.figure for each in part.tokens)
    return text if short and (part.marker is not None or text[:1].isupper()) else ""


class _Around(NamedTuple):
    """What the heading over a paragraph says of its facts."""

    section: int
    places: frozenset[str]
    years: frozenset[str]
    summary: bool


def _of(document: Document, part: Part, around: _Around) -> Iterator[Fact]:
    said = document.frames(part)
    for here, each in enumerate(said):
        if each.figure.bound in _OPEN:
            continue
        before = said[here - 1].figure.end if here and said[here - 1].sentence == each.sentence else None
        after = (
            said[here + 1].figure.start if here + 1 < len(said) and said[here + 1].sentence == each.sentence else None
        )
        yield _fact(part, each, before, after, around)


def _restates(part: Part, said: Said) -> bool:
    """Return whether a figure in brackets stands there alone, right behind another: `1.935 hộ (7.864 khẩu)`."""
    behind = part.tokens[said.at + 1 : part.sentences[said.sentence][1]][:6]
    closed = next((here for here, token in enumerate(behind) if token.text == ")"), None)
    alone = closed is not None and not any(token.figure or token.type is Type.MARK for token in behind[:closed])
    return alone and part.tokens[said.at - 1].text == "(" and _followed(part, said.at - 1, 0) != ""


def _is_stated(part: Part, said: Said) -> bool:
    """Return whether a figure is what came about; a per cent is where its own name stands before it."""
    if said.role is Role.PERCENT:
        lead = phrases.words_before(part.tokens, said.at, part.sentences[said.sentence][0], 16)
        return "lệ" in lead and said.of in (None, Role.PLAN)
    return said.role in (Role.NONE, Role.RESULT, Role.WHOLE, Role.EARLIER)


def _fact(part: Part, said: Said, before: int | None, after: int | None, around: _Around) -> Fact:
    start, end = part.sentences[said.sentence]
    tokens = part.tokens
    text = part.passage.text
    figure = said.figure
    first = before if before is not None else tokens[start].start
    ended = re.search("[,;:]", text[figure.end : after or tokens[end - 1].end])
    stretch = text[first : figure.end + ended.start() if ended else after or tokens[end - 1].end]
    told = text[max(tokens[start].start, text.rfind(";", 0, figure.start) + 1) : tokens[end - 1].end].partition(";")[0]
    until = text[tokens[start].start : figure.start]
    name = naming.name(tokens, said.at, start, end)
    aside = (
        _MEANT.search(stretch.lower().replace(name, ""))
        or _UTMOST.search(text[first : figure.start].lower())
        or figure.unit in ("điểm %", "‰")
        or _WANTED.search(until.lower())
        or _SHARED.search(until)
        or (said.depth and not _restates(part, said))
    )
    lead = _lead(part, said.at, start)
    spoken_of = any(tuple(lead[-len(words) :]) == words for words in _REFERRING)
    if lead[-1:] == ["số"] and spoken_of:  # what stands before `trong số` tells of some of them
        lead = []
    refers = spoken_of or _is_recalled(part, said.at, end)
    noun = _spoken_of(part, said.at, end) if spoken_of else _noun(part, said.at, end)
    return Fact(
        part, figure, said.sentence, unit_of(figure.unit), _WEIGHTS.get(figure.unit, 1),
        telling([*lead, *noun]), telling([*noun]) | said.subject - _SCOPES,
        telling([each.text for each in tokens[start:end]]), names(told),
        frozenset(_YEARS.findall(stretch) or _YEARS.findall(until)) or around.years,
        _moments(f"{until.rpartition(';')[2]} … {stretch[figure.end - first :]}"),
        frozenset(whereabouts.places(text[: figure.start][-400:]) or around.places),
        _divided(text[first : figure.start]), _is_limited(part, said.at, end),
        _followed(part, said.at - bool(said.depth), start), refers,
        around.section, _is_whole(lead), around.summary, name,
        _scope(part, said.at, start, end), any(token.type in (Type.YEAR, Type.PERIOD) for token in tokens[start:end]),
        said.role, said.way, not aside and _is_stated(part, said),
    )  # fmt: skip


def _scope(part: Part, at: int, start: int, end: int) -> tuple[object, ...]:
    """Return what a sentence says of the class, the time and the place of a figure in it."""
    tokens = part.tokens
    figure = tokens[at].figure
    own = part.passage.text[tokens[start].start : figure.start if figure else tokens[at].start]
    labels = tuple(token.text for token in tokens[start:at] if token.type in (Type.LABEL, Type.DATE))
    return labels, whereabouts.part_of(own), whereabouts.behind(tokens, at, end)


def _divided(text: str) -> tuple[str, ...]:
    """Return the words before a figure that say of which part it is."""
    return (*whereabouts.part_of(text), *(("trong đó",) if "trong đó" in text.lower() else ()))


def _is_limited(part: Part, at: int, end: int) -> bool:
    """Return whether a predicate follows the noun of a count, so that it may be of a part only."""
    figure = part.tokens[at].figure
    if figure is None or (figure.unit and figure.unit not in lexicon.COUNTED):
        return False
    behind = [token.text for token in part.tokens[at + 1 : min(end, at + 9)]]
    stop = next((here for here, word in enumerate(behind) if not word[:1].isalpha() or word in _LIMITING), len(behind))
    return stop < len(behind) and behind[stop] in _LIMITING


def _is_recalled(part: Part, at: int, end: int) -> bool:
    """Return whether the words behind a figure say that it was told before: `mô hình quy mô 32 ha nói trên`."""
    return phrases.has(phrases.words_after(part.tokens, at, end, 9), _RECALLING)


def _followed(part: Part, at: int, start: int) -> str:
    """Return the figure before one in the same clause, as it is printed."""
    for token in reversed(part.tokens[max(start, at - _REACH) : at]):
        if token.text in (",", ";", ":", ".", "(", ")"):
            return ""
        if token.figure is not None and token.figure.unit not in lexicon.TIMES and not token.text.isalpha():
            return token.text
    return ""


def _moments(text: str) -> frozenset[str]:
    """Return the words and dates of a text that say of which time it speaks, the end of the year aside."""
    text = text.replace("trong khi", ";")
    found = {each for each in whereabouts.moments(text) if not each.startswith(_NEUTRAL)}
    ends = {f"cuối {each}" for each in _ENDS.findall(text.lower())}
    months = {f"{each} tháng" for each in _MONTHS.findall(text.lower())}  # `6 tháng` are `6 tháng đầu năm`
    found -= {"tháng đầu"} if months else set()
    return frozenset(found | months | ends | set(_DATES.findall(text))) - _YEARS_END


def _is_whole(lead: list[str]) -> bool:
    """Return whether words before a figure say that it is of everything."""
    text = " ".join(lead)
    lifted = bool({"nâng", "đưa"} & set(lead)) and "lên" in lead[-3:]
    return lifted or "tổng số" in text or "toàn bộ" in text or _WHOLE.search(text) is not None


def _noun(part: Part, at: int, end: int) -> list[str]:
    """Return the words behind a figure that name what it counts: `trường đạt chuẩn quốc gia`."""
    found: list[str] = []
    tokens = part.tokens[at + 1 : min(end, at + 10)]
    for here, token in enumerate(tokens[:8]):
        after = tokens[here + 1].text if here + 1 < len(tokens) else ""
        if token.figure is not None or token.type is Type.MARK:
            break
        if (
            token.text in _ENDING
            or (token.text, after) in _SPREAD
            or (token.text == "đạt" and after not in ("chuẩn", "danh", "tiêu", "giải"))
        ):
            break
        found.append(token.text)
    return found


def _lead(part: Part, at: int, start: int) -> list[str]:
    """Return the words of its clause before a figure; a small number in words (`cả ba huyện`) is one of them."""
    found: list[str] = []
    for token in reversed(part.tokens[max(start, at - _REACH) : at]):
        counted = token.figure is not None and token.figure.unit not in lexicon.TIMES and not token.text.isalpha()
        if token.text in (":", "(") and not found:
            continue  # `Trồng rừng tập trung: 4.215 ha`, `số vụ thụ lý (1.250 vụ)`
        if counted or token.text in (",", ";", ":", ")", "(", "."):
            break
        found.append(token.text)
    return found[::-1]


def _spoken_of(part: Part, at: int, end: int) -> list[str]:
    """Return the words behind a figure that is spoken of as said before, up to what is said of it now."""
    found: list[str] = []
    for token in part.tokens[at + 1 : min(end, at + 16)]:
        if token.figure is not None or token.text in _NOW or token.text in (";", ".", "(", ":"):
            break
        found.append(token.text)
    return found


def names(text: str) -> frozenset[str]:
    """Return the words of a text in capitals, its first word aside."""
    return frozenset(word.lower() for word in re.findall(r"(?<=\s)[^\W\d_]\w*", text) if word.istitle())


def unit_of(unit: str) -> str:
    """Return one name for the units that count the same."""
    if unit in lexicon.PERSONS:
        return "người"
    if unit in _WEIGHTS:
        return "kg"
    return next((min(names) for names in lexicon.SYNONYMS if unit in names), unit)


def telling(words: list[str]) -> frozenset[str]:
    """Return the words that tell what is counted."""
    return frozenset(subjects.content(words)) - _SCOPES - _ORDINALS
