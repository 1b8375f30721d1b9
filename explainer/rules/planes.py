"""Values of many persons at once, as eight planes of bits in one whole number: `all` is &, `any` is |.

A condition's value lies between a lowest and a highest, each of false < unsettled < true. What is known pins both; what
a person is not sure of, or was not asked yet, leaves false..true. Four bits say it:

    SURELY_UNSETTLED  the lowest is unsettled or true       MAYBE_TRUE       the highest is true
    SURELY_TRUE       the lowest is true                    MAYBE_UNSETTLED  the highest is unsettled or true

so that the minimum of two values is the & of their bits and the maximum is the |. The four stand twice: in the lower
half as they would be if every question not yet asked were settled to make this bit 0 (`WORST`), in the upper half to
make it 1 (`BEST`). The present value is read from SURELY of the lower and MAYBE of the upper half. Where the halves
differ, asking can still tell. To negate is to exchange the halves, to exchange the pairs within each, and 0 with 1.

One person's value is one byte (the same in evaluate.js): true 255, false 0, not asked 240, unsure 204, unsettled 153.
A plane of `width` bits holds one bit for each of `width` persons.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

SURELY_UNSETTLED, SURELY_TRUE, MAYBE_TRUE, MAYBE_UNSETTLED = range(4)
WORST, BEST = 0, 4
HALF = range(4)
WHOLE = range(8)

_NOT_ASKED = tuple(plane for plane in WHOLE if plane >= BEST)
_NOT_SURE = tuple(plane for plane in WHOLE if plane % BEST in (MAYBE_TRUE, MAYBE_UNSETTLED))
_UNSETTLED = tuple(plane for plane in WHOLE if plane % BEST in (SURELY_UNSETTLED, MAYBE_UNSETTLED))


class Planes:
    """The arithmetic of values for `width` persons. `persons` are whole numbers with one bit for each of them."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.everyone = (1 << width) - 1
        self.true = (1 << 8 * width) - 1
        self.half = (1 << 4 * width) - 1
        self.unsettled = self.spread(self.everyone, _UNSETTLED)
        self._first_of_pairs = self.spread(self.everyone, (plane for plane in WHOLE if not plane & 2))

    def spread(self, persons: int, planes: Iterable[int]) -> int:
        """The value that has these persons' bits in each of `planes`."""
        return reduce(or_, (persons << plane * self.width for plane in planes), 0)

    def plane(self, value: int, plane: int) -> int:
        """The persons whose bit is set in one plane."""
        return value >> plane * self.width & self.everyone

    def any_plane(self, half: int) -> int:
        """The persons whose bit is set in one of the first four planes."""
        return reduce(or_, (self.plane(half, plane) for plane in HALF))

    def any_difference(self, one: int, other: int) -> int:
        """The persons whose two values are not the same in all eight planes."""
        difference = one ^ other
        return self.any_plane(difference | difference >> 4 * self.width)

    def answer(self, chosen: int, not_sure: int, not_asked: int) -> int:
        """The value of "the answer is one of these" for persons who chose one of them, are unsure, were not asked."""
        return self.spread(chosen, WHOLE) | self.spread(not_sure, _NOT_SURE) | self.spread(not_asked, _NOT_ASKED)

    def negated(self, value: int) -> int:
        """False for true, true for false; unsettled stays, unknown stays."""
        return self._pairs_exchanged((value & self.half) << 4 * self.width | value >> 4 * self.width) ^ self.true

    def wanted_under_not(self, planes: int) -> int:
        """The four planes in which a change of a condition moves these four planes of its negation."""
        return self._pairs_exchanged(planes)

    def _pairs_exchanged(self, value: int) -> int:
        shift = 2 * self.width
        return (value & self._first_of_pairs) << shift | value >> shift & self._first_of_pairs

    def moving(self, value: int) -> int:
        """The four planes in which asking can still tell."""
        return value >> 4 * self.width & ~value & self.half

    def surely_true(self, value: int) -> int:
        """Persons for whom the value is true, whatever is still open."""
        return self.plane(value, WORST + SURELY_TRUE)

    def surely_false(self, value: int) -> int:
        """Persons for whom the value is false, whatever is still open."""
        return self.everyone & ~self.plane(value, BEST + MAYBE_UNSETTLED)

    def surely_unsettled(self, value: int) -> int:
        """Persons for whom the law alone leaves the value open, whatever the facts."""
        return self.plane(value, WORST + SURELY_UNSETTLED) & ~self.plane(value, BEST + MAYBE_TRUE)
