"""What prose says of a number of things, and what follows from its neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.extraction.narrative.frames import Frame

_NEIGHBOURS = 8  # statements of a paragraph a part is held against
_CARRIED = frozenset(("brought_over", "left_over"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: so many were received, none was carried over, all were closed.

    Attributes:
        kind: ``amount``, ``none`` or ``all``.
        about: what is said of them.
        rows: ids of the rows of the form it names.
        columns: ids of the columns it names.
        low: the least the number can be meant to be; None if it is only about so many.
        high: the most.
        unit: as written.
        exact: whether the number is said to be just this.
        frame: of whom and when it is said.
        share: only a part of what it is about; None if that cannot be told.
        part: it is told as a part of what stands before it.
        carried: what was carried in is said to be included.
        of: about of the whole it is told as a part of; "" if of none.
        explained: the paragraph says what the tables cover.
        begin: where its clause begins.
        start: offset of the statement.
        end: offset behind it.
        sentence: offset of its sentence.
        line: index of its line.
        at: offset of its number; -1 if it has none.
    """

    kind: str
    about: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    low: Decimal | None
    high: Decimal | None
    unit: str
    exact: bool
    frame: Frame
    share: bool | None
    part: bool
    carried: bool
    of: str
    explained: bool
    begin: int
    start: int
    end: int
    sentence: int
    line: int
    at: int = -1

    @property
    def same(self) -> tuple[object, ...]:
        """What two statements of the same thing agree in."""
        return (self.about, self.rows, self.columns, self.frame.scope, self.frame.period)


def settled(statements: Iterable[Statement]) -> list[Statement]:
    """The statements of a report, each in the light of those before it in its paragraph."""
    done: list[Statement] = []
    for one in statements:
        near = [other for other in done[-_NEIGHBOURS:] if other.line == one.line]
        held = _directed(one, near)
        if held is not None:
            done.append(_parted(_governed(held, near), near))
    return _undecided(done)


def _directed(one: Statement, near: Sequence[Statement]) -> Statement | None:
    """A bare 结转 gets its direction from what was told before; None where nothing was."""
    if one.about != "moved":
        return one
    told = [other.about for other in near if other.sentence == one.sentence]
    if "brought_over" in told or "closed" in told:
        return replace(one, about="left_over")
    if "received" in told or "newly_received" in told:
        return replace(one, about="brought_over")
    return None


def _governed(one: Statement, near: Sequence[Statement]) -> Statement:
    """A part knows the whole before it, and so do the parts that follow it in its list."""
    if one.of or not near:
        return one
    last = near[-1]
    if not one.part:
        return replace(one, of=last.of) if _same_list(last, one) else one
    whole = next((other for other in reversed(near) if not other.rows), None)
    return one if whole is None else replace(one, of=whole.about)


def _parted(one: Statement, near: Sequence[Statement]) -> Statement:
    """A part of what was told before is no total."""
    if one.share:
        return one
    within = near[-1] if near else None
    if not one.part:
        listed = within is not None and within.part and within.share and _same_list(within, one)
        return replace(one, share=True) if listed else one
    if any(other.same == one.same for other in near):
        return replace(one, share=True)
    if within is not None and within.sentence == one.sentence and within.share:
        return replace(one, share=True)
    if within is not None and within.sentence == one.sentence and within.about in _CARRIED:
        return replace(one, share=True)
    governing = [other for other in near if not other.part]
    if one.columns and governing and governing[-1].rows:
        return replace(one, share=True)
    return one


def _same_list(before: Statement, one: Statement) -> bool:
    """Whether two statements are of one list of results: 其中2件予以公开，1件无法提供."""
    return before.sentence == one.sentence and before.about == one.about


def _undecided(statements: list[Statement]) -> list[Statement]:
    """Two numbers of one thing in one sentence: which is the total cannot be told."""
    numbers: dict[tuple[object, ...], set[Decimal | None]] = {}
    for one in statements:
        if one.share is False and one.kind == "amount":
            numbers.setdefault((one.sentence, one.same), set()).add(one.low)
    return [
        replace(one, share=None)
        if one.share is False and len(numbers.get((one.sentence, one.same), ())) > 1
        else one
        for one in statements
    ]
