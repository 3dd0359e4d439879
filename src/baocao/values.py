"""The leaves of a year: exact values that know their place and print themselves in Vietnamese.

`str(value)` is what the report prints.
"""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
import datetime
import enum
from decimal import Decimal
from typing import NamedTuple

from baocao.decree30 import two_digits
from baocao.expressions import Part
from baocao.notation import grouped, short_date
from baocao.problems import Place

OPEN = "chưa có"
"""The word in the data for a value that is not known yet."""


class Open(NamedTuple):
    """A value that is not known yet; `what` says what is awaited."""

    place: Place
    what: str = "số liệu"

    def __str__(self) -> str:
        """Return the placeholder that the draft shows."""
        return f"[chưa có {self.what}]" if self.what else "[chưa có]"

    @property
    def sign(self) -> "Open":
        """Return itself: a template asks it of a target, and one that is not known has no sign either."""
        return self


class Text(NamedTuple):
    """A line of plain text, printed to the letter."""

    text: str
    place: Place

    def __str__(self) -> str:
        return self.text


class Prose(NamedTuple):
    """Markdown text with expressions."""

    parts: tuple[Part, ...]
    """Literal text and expressions, in the order of the text."""
    starts: tuple[Place, ...]
    """For each line of the text, where it starts in the file."""
    place: Place

    def __hash__(self) -> int:
        """Return what proses of one place share: few stand for one, and what follows from them is kept by them."""
        return hash(self.place)


class Ref(NamedTuple):
    """The key of a division or a group."""

    key: str
    place: Place

    def __str__(self) -> str:
        return self.key


class Whole(NamedTuple):
    """A whole number that names or counts, such as a year or the number of a document."""

    value: int
    place: Place

    def __str__(self) -> str:
        return str(self.value)


class Date(NamedTuple):
    """A day."""

    day: datetime.date
    place: Place

    def __str__(self) -> str:
        return short_date(self.day)


class Figure(NamedTuple):
    """A figure with its unit: `gần 1.200 cán bộ`, `91,6%`, `1-1,5%/năm`."""

    value: Decimal
    place: Place
    unit: str = ""
    upper: Decimal | None = None
    """The end of a range; `value` is then its start."""
    qualifier: str = ""
    """`gần`, `trên` ...: a word before the number that belongs to it."""
    padded: bool = False
    """Print a number below ten with 0 before it: `03 văn bản`."""
    decimals: int | None = None
    """Round to so many places in print; None prints the number as it is."""

    @property
    def number(self) -> Text:
        """Return the number alone, without qualifier and unit."""
        return Text(self._written, self.place)

    @property
    def _written(self) -> str:
        """Return the number, or both ends of a range."""
        start = self._digits(self.value)
        return start if self.upper is None else f"{start}-{self._digits(self.upper)}"

    def _digits(self, value: Decimal) -> str:
        if self.padded and value < 10 and value == value.to_integral_value():
            return two_digits(int(value))
        return grouped(value, self.decimals)

    def __str__(self) -> str:
        space = "" if not self.unit or self.unit.startswith("%") else " "
        return f"{self.bare}{space}{self.unit}"

    @property
    def bare(self) -> str:
        """Return qualifier and number without the unit, as a table's cell prints it."""
        return f"{self.qualifier} {self._written}" if self.qualifier else self._written


_BELOW = ("gần", "dưới", "chưa đến")
_ABOVE = ("trên", "hơn")


def _edge(value: Decimal, qualifier: str) -> tuple[Decimal, int]:
    """Return a number for comparing: `gần 5.000` lies just below 5.000, `trên 5.000` just above it."""
    word = qualifier.casefold()
    return value, -1 if word in _BELOW else 1 if word in _ABOVE else 0


class Direction(enum.Enum):
    """Which way a target points."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"

    @property
    def is_floor(self) -> bool:
        """Return whether more is better."""
        return self in (Direction.AT_LEAST, Direction.ABOVE)


_IN_WORDS = {
    Direction.AT_LEAST: "",
    Direction.ABOVE: "trên ",
    Direction.AT_MOST: "không quá ",
    Direction.BELOW: "dưới ",
}
_IN_SIGNS = {Direction.AT_LEAST: "", Direction.ABOVE: ">", Direction.AT_MOST: "≤", Direction.BELOW: "<"}


class Target(NamedTuple):
    """A planned figure and the direction in which it is reached."""

    direction: Direction
    figure: Figure
    place: Place

    @property
    def number(self) -> Text:
        """Return the number alone."""
        return self.figure.number

    @property
    def unit(self) -> str:
        """Return the unit, that of the indicator."""
        return self.figure.unit

    @property
    def sign(self) -> Text:
        """Return the target with its sign instead of words, as tables and lists print it: `<3%`."""
        return Text(f"{_IN_SIGNS[self.direction]}{self.figure}", self.place)

    @property
    def bare(self) -> str:
        """Return sign and number without the unit, as a table's cell prints it."""
        return f"{_IN_SIGNS[self.direction]}{self.figure.bare}"

    def __str__(self) -> str:
        return f"{_IN_WORDS[self.direction]}{self.figure}"

    def met_by(self, actual: Figure) -> bool:
        """Return whether a result reaches the target: a floor at a range's start, a ceiling at its end."""
        plan = self.figure
        if self.direction.is_floor:
            low, floor = _edge(actual.value, actual.qualifier), _edge(plan.value, plan.qualifier)
            return low >= floor if self.direction is Direction.AT_LEAST else low > floor
        high = _edge(actual.upper or actual.value, actual.qualifier)
        ceiling = _edge(plan.upper or plan.value, plan.qualifier)
        return high <= ceiling if self.direction is Direction.AT_MOST else high < ceiling

    def exceeded_by(self, actual: Figure) -> bool:
        """Return whether a result goes beyond a target of the kind `at least`."""
        plan = self.figure
        most = _edge(plan.upper or plan.value, plan.qualifier)
        return self.direction is Direction.AT_LEAST and _edge(actual.value, actual.qualifier) > most


class Change(NamedTuple):
    """A rise (positive) or fall (negative) in the indicator's unit."""

    amount: Decimal
    place: Place
    unit: str = ""

    @property
    def number(self) -> Text:
        """Return the size of the change, without sign and unit."""
        return Text(grouped(abs(self.amount)), self.place)

    def __str__(self) -> str:
        if not self.amount:
            return "không thay đổi"
        unit = "điểm %" if self.unit == "%" else self.unit
        return f"{'tăng' if self.amount > 0 else 'giảm'} {self.number} {unit}".rstrip()


class Mark(enum.Enum):
    """What became of a target."""

    MET = "đạt"
    EXCEEDED = "vượt"
    MISSED = "không đạt"


class Verdict(NamedTuple):
    """What became of a target, stated or computed."""

    mark: Mark
    place: Place

    def __str__(self) -> str:
        return self.mark.value


def padded(figure: Figure) -> Figure:
    """Return the figure printed with two digits: `03 văn bản`."""
    return figure._replace(padded=True)
