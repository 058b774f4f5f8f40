"""The official tables of a document: one path for every kind of file.

Rows are found by their labels, values by the order of anchors, never by column index. Every
edition of the form is tried; the one whose labels fit best is the edition the tables follow,
whatever the year asks for. Reads what stands there; judges nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hegui.documents.document import Document
from hegui.extraction.tables.align import Alignment, align
from hegui.extraction.tables.cells import ReadBlock, read_block
from hegui.extraction.tables.copies import one_copy
from hegui.extraction.tables.labels import bare, key_of, labels_of
from hegui.extraction.tables.rows import RawTable, read_rows
from hegui.extraction.tables.tokens import Token, Tokenizer
from hegui.extraction.tables.torn import rejoined
from hegui.extraction.tables.turned import turned
from hegui.extraction.tables.values import ValueReader
from hegui.extraction.tables.windows import telling_words, windows
from hegui.facts.doubt import Doubt
from hegui.forms.edition import Edition, Form, Table

_LONGEST = 80  # characters of a label
_MISSING_ROW = 0.6
_MARK = 1.5  # a label that no other edition has speaks for its own more than any likeness


@dataclass(frozen=True, slots=True)
class TableFound:
    """One official table as read.

    Attributes:
        table: of the form.
        edition: of the form.
        raw: rows and labels as found.
        blocks: its parts with their cells.
        first_block: index of the document's block in which it begins.
        last_block: index of the one in which it ends.
    """

    table: Table
    edition: Edition
    raw: RawTable
    blocks: tuple[ReadBlock, ...]
    first_block: int
    last_block: int

    @property
    def has_cells(self) -> bool:
        """Whether any cell could be read."""
        return any(row.cells for block in self.blocks for row in block.rows)


@dataclass(frozen=True, slots=True)
class TableReading:
    """All official tables of one document.

    Attributes:
        edition: the edition they follow; None if none was found.
        tables: in order of the form.
        used: indexes of the document's blocks that belong to them.
        doubts: what could not be decided.
    """

    edition: Edition | None
    tables: tuple[TableFound, ...]
    used: frozenset[int]
    doubts: tuple[Doubt, ...]


class Restorer:
    """Restores the tables of one form; built once and used for every document."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._values = ValueReader(form.placeholders)
        self._labels = {
            edition.id: [labels_of(table, edition) for table in edition.tables]
            for edition in form.editions
        }
        every = [labels for tables in self._labels.values() for labels in tables]
        self._telling = telling_words(every)
        nodes = [node for labels in every for node in labels.nodes]
        printed = {key for node in nodes for key in node.spellings}
        self._words = frozenset(key.words for key in printed)
        self._paths = frozenset(key.words for node in nodes for key in node.paths)
        self._beginnings = frozenset(key.words[:6] for key in printed if len(key.words) >= 12)
        self._numbered = frozenset(key.words for key in printed if key.number)
        sections = [section for edition in form.editions for section in edition.sections]
        self._titles = frozenset(
            key_of(title).words
            for section in sections
            for title in (section.title, *section.accepted)
        )
        legacy = {key_of(title).words for section in sections for title in section.legacy}
        self._headings = self._titles | legacy
        self._tokenizer = Tokenizer(
            self._values, self._is_label, self._begins_label, self._is_heading
        )

    def restore(self, document: Document, year: int | None) -> TableReading:
        """The official tables of *document*; *year* only settles a tie between editions."""
        tokens = rejoined(self._tokenizer.tokens(document), self._is_label)
        found = windows(tokens, self._telling)
        pieces = {
            table: [tokens[i] for stretch in stretches for i in stretch]
            for table, stretches in found.items()
        }
        if not pieces:
            return TableReading(None, (), frozenset(), ())
        edition, alignments = self._edition(pieces, year)
        tables = tuple(
            self._table(labels.table, edition, alignments[labels.table.id], tokens, pieces, year)
            for labels in self._labels[edition.id]
            if labels.table.id in pieces
        )
        tables = tuple(table for table in tables if table.raw.rows)
        if not tables:
            return TableReading(None, (), frozenset(), ())
        used = frozenset(token.block for table in tables for token in pieces[table.table.id])
        doubts = tuple(
            doubt for table in tables for block in table.blocks for doubt in block.doubts
        )
        return TableReading(edition, tables, used, doubts)

    def _edition(
        self, pieces: dict[str, list[Token]], year: int | None
    ) -> tuple[Edition, dict[str, Alignment]]:
        """The edition whose labels fit best, with its alignments."""
        tried: list[tuple[float, int, Edition, dict[str, Alignment]]] = []
        words = {
            key_of(token.text).words
            for tokens in pieces.values()
            for token in tokens
            if token.kind == "L"
        }
        likely = sorted(
            enumerate(self._form.editions),
            key=lambda one: year is not None and one[1].holds_for(year),
            reverse=True,
        )
        for n, edition in likely:
            alignments = {
                labels.table.id: align(labels, pieces[labels.table.id])
                for labels in self._labels[edition.id]
                if labels.table.id in pieces
            }
            score = sum(_worth(alignment) for alignment in alignments.values())
            score += _MARK * sum(key_of(mark).words in words for mark in edition.marks)
            if year is not None and edition.holds_for(year):
                score += 0.3
            tried.append((score, n, edition, alignments))
            if all(_is_perfect(a, pieces[table]) for table, a in alignments.items()):
                break  # no other edition can fit as well
        _, _, edition, alignments = max(tried, key=lambda one: one[:2])
        return edition, alignments

    def _table(
        self,
        table: Table,
        edition: Edition,
        alignment: Alignment,
        stream: Sequence[Token],
        pieces: dict[str, list[Token]],
        year: int | None,
    ) -> TableFound:
        tokens = pieces[table.id]
        usual = turned(alignment, tokens)
        if usual is not None:
            tokens, alignment = usual, align(alignment.labels, usual)
        raw = one_copy(read_rows(alignment, tokens), stream, year)
        blocks = tuple(read_block(raw, block, self._values) for block in table.blocks)
        return TableFound(table, edition, raw, blocks, tokens[0].block, tokens[-1].block)

    def _is_label(self, text: str) -> bool:
        if len(text) > _LONGEST:
            return False
        key = key_of(text)
        return key.words in self._words or bare(key).words in self._numbered

    def _begins_label(self, text: str) -> bool:
        """A long label with a slip further back, or one behind those of its groups.

        Figures behind it are not part of it.
        """
        if len(text) > _LONGEST:
            return False
        words = key_of(text).words
        if words in self._paths:
            return True
        return words[:6] in self._beginnings and not words[-1:].isdigit()

    def _is_heading(self, text: str) -> bool:
        if len(text) > 60:
            return False
        key = key_of(text)
        return key.words in (self._headings if key.number else self._titles)


def _is_perfect(alignment: Alignment, tokens: Sequence[Token]) -> bool:
    """Whether every label of the table is there as printed, and no other word stands in it."""
    found = [match for match in alignment.matches if match.likeness >= 1.0]
    if len(found) != len(alignment.labels.nodes):
        return False
    used = {i for match in found for i in range(match.start, match.end + 1)}
    return all(token.kind != "L" or i in used for i, token in enumerate(tokens))


def _worth(alignment: Alignment) -> float:
    """The score of an alignment, less what the rows it did not find take away."""
    rows = sum(node.kind == "row" for node in alignment.labels.nodes)
    matched = sum(match.node.kind == "row" for match in alignment.matches)
    return alignment.score - _MISSING_ROW * (rows - matched)


_BUILT: dict[int, tuple[Form, Restorer]] = {}


def restore_tables(document: Document, form: Form, year: int | None) -> TableReading:
    """The official tables of *document*, by a restorer that is built once for each form."""
    held = _BUILT.get(id(form))
    if held is None or held[0] is not form:
        held = (form, Restorer(form))
        _BUILT.clear()
        _BUILT[id(form)] = held
    return held[1].restore(document, year)
