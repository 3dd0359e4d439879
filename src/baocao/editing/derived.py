"""What the program derives from a year's data, to compare before and after a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from baocao.model import Indicator, Year
from baocao.scores import Score
from baocao.values import Open


class Derived(NamedTuple):
    """A value that nobody writes: what it is, in Vietnamese, and what prints."""

    what: str
    value: str


class Consequence(NamedTuple):
    """A derived value that a change has changed."""

    what: str
    before: str
    after: str


_NOTHING = "–"


def derived(year: Year) -> dict[tuple[str, ...], Derived]:
    """Return every derived value of a year by a key that stays the same from change to change."""
    return dict(_all(year))


def consequences(before: Year, after: Year) -> list[Consequence]:
    """Return which derived values differ, in the order of the file; one that is now written is derived no more."""
    old, new = derived(before), derived(after)
    values = [(each.what, old[key].value if key in old else _NOTHING, each.value) for key, each in new.items()]
    return [Consequence(*each) for each in values if each[1] != each[2]]


def _all(year: Year) -> Iterator[tuple[tuple[str, ...], Derived]]:
    for each in year.indicators.values():
        yield from _of_indicator(each)
    for group, score in year.group_scores().items():
        yield from _of_score(("groups", group), f"{year.groups[group].name}", score)
    yield from _of_score(("score",), "Cả năm", year.score)


def _of_indicator(indicator: Indicator) -> Iterator[tuple[tuple[str, ...], Derived]]:
    said = (
        ("percent", "so với kế hoạch", indicator.stated_percent, indicator.percent),
        ("verdict", "đánh giá", indicator.stated_verdict, indicator.verdict),
        ("change", "so với năm trước", indicator.stated_change, indicator.change),
        ("baseline", "năm trước", indicator.stated_baseline, indicator.baseline),
    )
    for key, what, stated, value in said:
        if stated is None and value is not None:
            yield ("indicators", indicator.id, key), Derived(f"{indicator.name}, {what}", str(value).strip("[]"))


def _of_score(key: tuple[str, ...], name: str, score: Score) -> Iterator[tuple[tuple[str, ...], Derived]]:
    met = str(score.met) if isinstance(score.met, Open) else f"{score.met}/{score.total}"
    yield (*key, "met"), Derived(f"{name}, số chỉ tiêu đạt", met.strip("[]"))
    yield (*key, "percent_met"), Derived(f"{name}, tỷ lệ đạt", str(score.percent_met).strip("[]"))
