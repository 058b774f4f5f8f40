"""The ids of a form beside their printed labels: what rule authors compare with and name.

Knows no form: it shows whatever editions it is given.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from hegui.cli.layout import cells
from hegui.forms.edition import Block, Edition, Form

_Pairs = Sequence[tuple[str, str]]


def form_lines(form: Form) -> Iterator[str]:
    """For each edition its sections and topics, then its blocks with columns and rows."""
    for edition in form.editions:
        yield ""
        yield f"格式 {edition.id}  {edition.name}"
        yield "  部分（section）"
        for section in edition.sections:
            yield f"    {section.id}  {section.heading}"
            topics = [(topic.id, topic.label) for topic in section.topics]
            yield from _column(topics, " " * 6)
        for title, block in _blocks(edition):
            yield f"  表（table）{block.id}  {title}"
            yield "    列（column）"
            yield from _column(_columns(block), " " * 6)
            yield "    行（row）"
            yield from _column(_rows(block), " " * 6)


def form_document(form: Form) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {
            "id": edition.id,
            "name": edition.name,
            "sections": [
                {
                    "id": section.id,
                    "label": section.heading,
                    "topics": _document([(topic.id, topic.label) for topic in section.topics]),
                }
                for section in edition.sections
            ],
            "tables": [
                {
                    "id": block.id,
                    "label": title,
                    "columns": _document(_columns(block)),
                    "rows": _document(_rows(block)),
                }
                for title, block in _blocks(edition)
            ],
        }
        for edition in form.editions
    ]


def _blocks(edition: Edition) -> Iterator[tuple[str, Block]]:
    for table, block in edition.blocks():
        parts = (table.title, block.caption)
        yield "·".join(dict.fromkeys(part for part in parts if part)), block


def _columns(block: Block) -> _Pairs:
    return [(column.id, "·".join((*column.groups, column.label))) for column in block.columns]


def _rows(block: Block) -> _Pairs:
    return [(row.id, block.path(row)) for row in block.data_rows]


def _column(pairs: _Pairs, indent: str) -> Iterator[str]:
    width = max((cells(name) for name, _ in pairs), default=0)
    for name, label in pairs:
        yield f"{indent}{name:<{width}}  {label}".rstrip()


def _document(pairs: _Pairs) -> list[dict[str, str]]:
    return [{"id": name, "label": label} for name, label in pairs]
