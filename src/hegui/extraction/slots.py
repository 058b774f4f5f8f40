"""What the form prescribes and the report has or has not: sections, and tables.

A table that was not read is missing only where something shows it: other tables of the file could
be read, or pictures, attachments or figures in prose stand in its place. Otherwise the file may
have lost it, and the answer is unknown.
"""

from collections.abc import Sequence

from hegui.documents.document import Document, Picture
from hegui.extraction.sections import Found, Layout
from hegui.extraction.wording import Wording
from hegui.forms.edition import Table
from hegui.model.truth import Truth

_SHOWING = 2  # figures with a unit in a section's text that stand for its table


def section_present(section_id: str, layout: Layout) -> Truth:
    """Whether the report has a prescribed section; unknown where a heading was doubtful."""
    if any(found.due and found.due.id == section_id for found in layout.sections):
        return True
    return None if section_id in layout.doubtful else False


def pictures(document: Document, sections: Sequence[Found], what: str) -> int:
    """How many pictures (or attachments) stand in the sections."""
    return sum(
        1
        for found in sections
        for block in document.blocks[found.first : found.last]
        if isinstance(block, Picture) and block.what == what
    )


def counts_in_text(sections: Sequence[Found], wording: Wording) -> int:
    """How many figures with a counting unit the sections' text has."""
    return sum(len(wording.counts.findall(line.text)) for found in sections for line in found.body)


def table_present(
    table: Table,
    read: Sequence[str],
    sections: Sequence[Found],
    document: Document,
    wording: Wording,
) -> Truth:
    """Whether the report has a table; *read* are the ids of those that were read."""
    if table.id in read:
        return True
    if not sections:
        return None
    shown = pictures(document, sections, "picture") + pictures(document, sections, "attachment")
    if read or shown or counts_in_text(sections, wording) >= _SHOWING:
        return False
    return None


def of_section(layout: Layout, section_id: str) -> list[Found]:
    """All stretches of the report under one prescribed section."""
    return [found for found in layout.sections if found.due and found.due.id == section_id]
