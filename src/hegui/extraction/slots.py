"""What the form prescribes and the report has or has not: sections, and tables.

A table that was not read is missing only where something shows it: other tables of the file could
be read, or pictures, attachments or figures in prose stand in its place. Otherwise the file may
have lost it, and the answer is unknown. So it is where lines of its labels stand in its place:
then it is there, and could not be made out.
"""

from collections.abc import Iterator, Sequence

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.extraction.headings import key_of
from hegui.extraction.sections import Found, Layout
from hegui.extraction.wording import Wording
from hegui.forms.edition import Table
from hegui.model.truth import Truth

_PIECES = 2  # labels in a line that is no heading
_RUINS = 2  # such lines: a table
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
    if not sections or _in_ruins(table, sections, document):
        return None
    shown = pictures(document, sections, "picture") + pictures(document, sections, "attachment")
    if read or shown or counts_in_text(sections, wording) >= _SHOWING:
        return False
    return None


def _in_ruins(table: Table, sections: Sequence[Found], document: Document) -> bool:
    """Whether lines that hold nothing but labels of the table stand in its section."""
    labels = {key_of(cell.label) for line in table.header for cell in line}
    for block in table.blocks:
        texts = [*(one.label for one in block.columns), *(one.label for one in block.rows)]
        labels.update(key_of(text) for text in texts if text)
    ruins = (
        all(key_of(piece) in labels for piece in pieces)
        for found in sections
        for pieces in _lines(document, found)
        if len(pieces) >= _PIECES
    )
    return sum(ruins) >= _RUINS


def _lines(document: Document, found: Found) -> Iterator[list[str]]:
    """Each line of a section, and each row of its tables, in pieces."""
    for block in document.blocks[found.first : found.last]:
        if isinstance(block, Paragraph):
            yield block.text.split()
        elif isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                if cell.text:
                    rows.setdefault(cell.row, []).append(cell.text)
            yield from rows.values()


def of_section(layout: Layout, section_id: str) -> list[Found]:
    """All stretches of the report under one prescribed section."""
    return [found for found in layout.sections if found.due and found.due.id == section_id]
