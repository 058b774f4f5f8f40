"""Sections, topics, sub-headings and slots become facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hegui.documents.document import Document
from hegui.extraction.guide import Guide
from hegui.extraction.headings import HeadingBook, key_of
from hegui.extraction.narrative.outline import Outline
from hegui.extraction.prose import Line
from hegui.extraction.sections import Found, Layout
from hegui.extraction.slots import (
    counts_in_text,
    of_section,
    pictures,
    section_present,
    table_present,
)
from hegui.extraction.subheadings import Subheading, find_subheadings
from hegui.extraction.topics import TopicFound, find_topics
from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Edition, Section
from hegui.model.place import Place
from hegui.model.truth import Truth

_QUOTE = 60


@dataclass(frozen=True)
class Sectioned:
    """What facts about sections are made from.

    Attributes:
        document: as read.
        layout: its sections.
        edition: whose sections are prescribed.
        guide: compiled wording.
        tables: table id → section id where it stands, for every official table that was read.
        common: fields every fact has.
    """

    document: Document
    layout: Layout
    edition: Edition
    guide: Guide
    tables: Mapping[str, str | None]
    common: Mapping[str, Value]

    def fields(self, label: str, **own: Value) -> dict[str, Value]:
        """Common fields, the label and a fact's own."""
        return {**self.common, "label": label, **own}


def section_facts(context: Sectioned) -> Iterator[Fact]:
    """All facts about sections, in the order of the report, then the slots of the form."""
    topics = {
        section.id: _topics(context, section)
        for section in context.edition.sections
        if section.topics and of_section(context.layout, section.id)
    }
    yield from _sections(context, topics)
    for section in context.edition.sections:
        yield _section_slot(context, section)
    for section in context.edition.sections:
        for found in topics.get(section.id, ()):
            yield _topic_slot(context, section, found)
    for found_section in context.layout.sections:
        yield from _subheadings(context, found_section)
    yield from _table_slots(context)


def outline_fact(outline: Outline, found: int, common: Mapping[str, Value]) -> Fact:
    """The preface's account of the parts, beside the number of headings *found*."""
    fields: dict[str, Value] = {
        **common,
        "label": "前言",
        "claimed": outline.claimed,
        "listed": outline.listed,
        "found": found,
        "unmatched": "、".join(outline.unmatched),
        "open": outline.open,
        "text": outline.text,
    }
    return Fact("outline", fields, outline.place)


def _sections(context: Sectioned, topics: Mapping[str, Sequence[TopicFound]]) -> Iterator[Fact]:
    sections = context.layout.sections
    ids = [found.due.id if found.due else "" for found in sections]
    previous: Found | None = None
    last_due = 0
    for order, found in enumerate(sections, 1):
        due, one = found.due, found.candidate
        text = "".join(line.text for line in found.body)
        label = due.heading if due else one.heading[:_QUOTE]
        said = topics.get(due.id, ()) if due else ()
        fields = context.fields(
            label,
            id=due.id if due else "",
            foreign=due is None,
            heading=one.heading,
            title=one.title,
            due_title=due.title if due else "",
            wording=one.wording or None,
            number=one.number,
            style=one.style,
            order=order,
            due_order=due.order if due else None,
            times=ids.count(due.id) if due else 1,
            previous_number=previous.candidate.number if previous else 0,
            previous_style=previous.candidate.style if previous else "",
            last_due_order=last_due,
            text=text,
            length=len(text),
            topics=_spoken_of(said),
            due_topics=len(due.topics) if due else 0,
            pictures=pictures(context.document, [found], "picture"),
            attachments=pictures(context.document, [found], "attachment"),
            tables=list(context.tables.values()).count(due.id) if due else 0,
            complete=_complete(context.document, found, text),
        )
        doubts = {"topics": "规定的方面只是顺带提到"} if fields["topics"] is None else {}
        if fields["complete"] is None:
            doubts["complete"] = "有图片或者附件，可能还有文字没有读到"
        yield Fact("section", fields, _place(found.line, found, label), doubts=doubts)
        previous = found
        last_due = max(last_due, due.order if due else 0)


def _complete(document: Document, found: Found, text: str) -> Truth:
    """Whether all words of a section were read; unknown where pictures may hold some."""
    lost = pictures(document, [found], "picture") > 0
    return None if lost or (not text and pictures(document, [found], "attachment")) else True


def _spoken_of(topics: Sequence[TopicFound]) -> int | None:
    """How many topics are surely there; unknown where all there is are hints."""
    sure = sum(found.present is True for found in topics)
    return sure if sure or not any(found.present is None for found in topics) else None


def _place(line: Line, found: Found, label: str) -> Place:
    return line.place.named(
        section=found.due.id if found.due else None, label=label, text=line.text[:_QUOTE]
    )


def _section_slot(context: Sectioned, section: Section) -> Fact:
    present = section_present(section.id, context.layout)
    found = of_section(context.layout, section.id)
    fields = context.fields(
        section.heading,
        id=section.id,
        title=section.title,
        numeral=section.numeral,
        order=section.order,
        present=present,
    )
    place = (
        _place(found[0].line, found[0], section.heading)
        if found
        else Place(section=section.id, label=section.heading)
    )
    why = (
        "没有读出标题，可能在抽取时丢失" if not context.layout.sections else "有相近的标题，认不准"
    )
    return Fact(
        "section_slot", fields, place, doubts={} if present is not None else {"present": why}
    )


def _topics(context: Sectioned, section: Section) -> list[TopicFound]:
    found = of_section(context.layout, section.id)
    lines = [line for one in found for line in one.body]
    book = context.guide.book(context.edition)
    return find_topics(
        section.topics,
        dict(context.guide.wording.topic_words),
        lines,
        _headings_in(lines, section, book),
        found[0].line.place,
    )


def _headings_in(
    lines: Sequence[Line], section: Section | None, book: HeadingBook
) -> list[Subheading]:
    names = {
        key_of(name)
        for topic in (section.topics if section else ())
        for name in (topic.label, *topic.variants)
    }
    return find_subheadings(lines, lambda title: key_of(title) in names, book.is_label)


def _topic_slot(context: Sectioned, section: Section, found: TopicFound) -> Fact:
    label = f"{section.heading}·{found.topic.label}"
    fields = context.fields(
        label,
        id=found.topic.id,
        title=found.topic.label,
        section=section.id,
        present=found.present,
        how=found.how,
    )
    doubts = {} if found.present is not None else {"present": "只是顺带提到，是否算写到要人工判断"}
    place = found.place.named(section=section.id, label=label, text=found.place.text)
    return Fact("topic_slot", fields, place, doubts=doubts)


def _subheadings(context: Sectioned, found: Found) -> Iterator[Fact]:
    book = context.guide.book(context.edition)
    section_id = found.due.id if found.due else ""
    label = found.due.heading if found.due else found.candidate.heading[:_QUOTE]
    previous = unnumbered = 0
    for one in _headings_in(found.body, found.due, book):
        if one.number == 1 and previous > 1:
            previous, unnumbered = 0, 0  # a second list of the section begins
        own = f"{label}·{one.text.rstrip('。：:')[:_QUOTE]}"
        fields = context.fields(
            own,
            section=section_id,
            text=one.text,
            number=one.number,
            previous=previous,
            unnumbered_before=unnumbered,
        )
        place = found.body[one.at].place.named(
            section=section_id or None, label=own, text=one.text[:_QUOTE]
        )
        yield Fact("subheading", fields, place)
        if one.number:
            previous = one.number
        else:
            unnumbered += 1


def _table_slots(context: Sectioned) -> Iterator[Fact]:
    read = list(context.tables)
    for table in context.edition.tables:
        section = context.edition.section(table.section)
        found = of_section(context.layout, section.id)
        wording = context.guide.wording
        present = table_present(table, read, found, context.document, wording)
        label = f"{section.numeral}、{table.title}"
        fields = context.fields(
            label,
            id=table.id,
            title=table.title,
            section=section.id,
            present=present,
            section_present=section_present(section.id, context.layout),
            section_length=sum(len(line.text) for one in found for line in one.body),
            counts_in_text=counts_in_text(found, wording),
            pictures=pictures(context.document, found, "picture"),
            attachments=pictures(context.document, found, "attachment"),
            other_tables=len(read) - (table.id in read),
        )
        place = (
            _place(found[0].line, found[0], label)
            if found
            else Place(section=section.id, label=label)
        )
        why = "没有读到这张表，可能在抽取时丢失"
        yield Fact(
            "table_slot",
            fields,
            place.named(section=place.section, table=table.id, label=place.label, text=place.text),
            doubts={} if present is not None else {"present": why},
        )
