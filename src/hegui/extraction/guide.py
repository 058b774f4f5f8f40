"""Everything about a pack and its form that reading needs compiled, made once for each pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hegui.errors import Mistake, PackError
from hegui.extraction.headings import HeadingBook
from hegui.extraction.narrative.frames import FrameReader
from hegui.extraction.narrative.periods import PeriodReader
from hegui.extraction.narrative.reader import ProseReader
from hegui.extraction.narrative.readers import build_readers
from hegui.extraction.narrative.statements import StatementReader
from hegui.extraction.wording import Wording, read_wording
from hegui.forms.edition import Edition, Form
from hegui.model.likeness import meant
from hegui.packs.pack import Pack


@dataclass(frozen=True)
class Guide:
    """Compiled wording of a pack, and look-up tables of its form.

    Attributes:
        wording: of the pack.
        form: of the pack.
        periods: finds statistics periods; None if the pack does not say how they are worded.
        statements: finds statements; None likewise.
        readers: of everything else that prose says.
        frames: says of whom and when prose speaks.
    """

    wording: Wording
    form: Form
    periods: PeriodReader | None
    statements: StatementReader | None
    readers: tuple[ProseReader, ...]
    frames: FrameReader

    def book(self, edition: Edition) -> HeadingBook:
        """The titles of an edition; compiled when first asked for, because it takes a while."""
        held = self._books.get(edition.id)
        if held is None:
            held = HeadingBook(edition, self.form, self.wording.other_headings)
            self._books[edition.id] = held
        return held

    def is_title(self, text: str) -> bool:
        """Whether a text is the title of a section of any edition, spelt in a known way."""
        return any(self.book(edition).exact(text) is not None for edition in self.form.editions)

    @cached_property
    def _books(self) -> dict[str, HeadingBook]:
        return {}


_MADE: dict[tuple[int, int], tuple[Pack, Form, Guide]] = {}
_KEPT = 8


def guide_for(pack: Pack, form: Form) -> Guide:
    """The guide for a pack and its form, made at the first use.

    Raises:
        PackError: ``reading.yaml`` has a pattern that cannot be compiled, or an unknown id.
    """
    held = _MADE.get((id(pack), id(form)))
    if held is None or held[0] is not pack or held[1] is not form:
        if len(_MADE) >= _KEPT:
            _MADE.clear()
        held = (pack, form, _make(pack, form))
        _MADE[id(pack), id(form)] = held
    return held[2]


def _make(pack: Pack, form: Form) -> Guide:
    file = f"{pack.shown}/reading.yaml"
    try:
        wording = read_wording(pack.reading)
        lists = {"phrases": {"lists": pack.phrases}}
        readers = build_readers({**pack.reading, **lists}, form)
        frames = FrameReader(pack.reading.get("frames", {}))
    except ValueError as error:
        raise PackError([Mistake(file, 0, 0, str(error))]) from error
    wrong = [Mistake(file, 0, 0, words) for words in _unknown_names(wording, form)]
    if wrong:
        raise PackError(wrong)
    return Guide(
        wording=wording,
        form=form,
        periods=PeriodReader(wording.period) if wording.period else None,
        statements=StatementReader(wording.statements, form) if wording.statements else None,
        readers=readers,
        frames=frames,
    )


def _unknown_names(wording: Wording, form: Form) -> Iterator[str]:
    """What ``reading.yaml`` calls by an id that no edition has."""
    sections = [section for edition in form.editions for section in edition.sections]
    ids = {section.id for section in sections}
    topics = {topic.id for section in sections for topic in section.topics}
    for section_id, _, _ in wording.other_headings:
        if section_id not in ids:
            yield f"headings.others：没有“{section_id}”这个部分。{meant(section_id, ids)}"
    for topic_id in wording.topic_words:
        if topic_id not in topics:
            yield f"headings.topic_words：没有“{topic_id}”这个方面。{meant(topic_id, topics)}"
