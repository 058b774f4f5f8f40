"""Everything about a pack and its form that reading needs compiled, made once for each pair."""

from dataclasses import dataclass

from hegui.extraction.headings import HeadingBook
from hegui.extraction.narrative.periods import PeriodReader
from hegui.extraction.narrative.statements import StatementReader
from hegui.extraction.wording import Wording, read_wording
from hegui.forms.edition import Edition, Form
from hegui.packs.pack import Pack


@dataclass(frozen=True, slots=True)
class Guide:
    """Compiled wording of a pack, and look-up tables of its form.

    Attributes:
        wording: of the pack.
        books: edition id → the titles it knows.
        periods: finds statistics periods; None if the pack does not say how they are worded.
        statements: finds statements; None likewise.
    """

    wording: Wording
    books: dict[str, HeadingBook]
    periods: PeriodReader | None
    statements: StatementReader | None

    def book(self, edition: Edition) -> HeadingBook:
        """The titles of an edition."""
        return self.books[edition.id]


_MADE: dict[tuple[int, int], tuple[Pack, Form, Guide]] = {}
_KEPT = 8


def guide_for(pack: Pack, form: Form) -> Guide:
    """The guide for a pack and its form, made at the first use."""
    held = _MADE.get((id(pack), id(form)))
    if held is None or held[0] is not pack or held[1] is not form:
        if len(_MADE) >= _KEPT:
            _MADE.clear()
        held = (pack, form, _make(pack, form))
        _MADE[id(pack), id(form)] = held
    return held[2]


def _make(pack: Pack, form: Form) -> Guide:
    wording = read_wording(pack.reading)
    return Guide(
        wording=wording,
        books={
            edition.id: HeadingBook(edition, form, wording.other_headings)
            for edition in form.editions
        },
        periods=PeriodReader(wording.period) if wording.period else None,
        statements=StatementReader(wording.statements, form) if wording.statements else None,
    )
