"""What is counted of targets, and the per cent as a report prints it."""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
from decimal import Decimal
from typing import NamedTuple

from baocao.notation import round_half_up
from baocao.problems import Place
from baocao.values import Figure, Mark, Open, Verdict

PERCENT_DECIMALS = 1
"""A derived per cent has one decimal at the most, as reports print it: 91,6%."""


def percent(part: Decimal, whole: Decimal, place: Place) -> Figure:
    """Return a share in per cent, rounded in print; what is not the whole never rounds to 100%."""
    exact = part * 100 / whole
    step = Decimal(1).scaleb(-PERCENT_DECIMALS)
    if exact != 100 and abs(exact - 100) < step:
        exact = 100 - step if exact < 100 else 100 + step
    return Figure(exact, place, "%", decimals=PERCENT_DECIMALS)


class Score(NamedTuple):
    """How many targets of a group, or of the year, were met."""

    place: Place
    marks: tuple[Verdict | Open | None, ...]

    def _count(self, *wanted: Mark) -> Figure | Open:
        waiting = next((mark for mark in self.marks if isinstance(mark, Open)), None)
        if waiting is not None:
            return Open(waiting.place, "kết quả")
        found = [mark for mark in self.marks if isinstance(mark, Verdict) and mark.mark in wanted]
        return Figure(Decimal(len(found)), self.place)

    def _share(self, part: Figure | Open) -> Figure | Open:
        if isinstance(part, Open):
            return part
        if not self.marks:
            return Open(self.place, "kết quả")
        return percent(part.value, Decimal(len(self.marks)), self.place)

    @property
    def total(self) -> Figure:
        """Return how many targets there are."""
        return Figure(Decimal(len(self.marks)), self.place)

    @property
    def met(self) -> Figure | Open:
        """Return how many targets were met or exceeded."""
        return self._count(Mark.MET, Mark.EXCEEDED)

    @property
    def exceeded(self) -> Figure | Open:
        """Return how many targets were exceeded."""
        return self._count(Mark.EXCEEDED)

    @property
    def missed(self) -> Figure | Open:
        """Return how many targets were missed."""
        return self._count(Mark.MISSED)

    @property
    def percent_met(self) -> Figure | Open:
        """Return the share of targets met or exceeded, in per cent."""
        return self._share(self.met)

    @property
    def percent_missed(self) -> Figure | Open:
        """Return the share of targets missed, in per cent: with the printed share of those met it makes 100."""
        met = self.percent_met
        if isinstance(met, Open):
            return met
        return met._replace(value=100 - round_half_up(met.value, PERCENT_DECIMALS))
