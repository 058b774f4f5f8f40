"""Labels of the form, in the order a reader meets them, and what a text on paper may mean.

Every printed thing of a table is a node: caption, header cell, note, group label, row. A text
is looked up by its key (folded, without blanks, punctuation and quotes); what has no exact
entry is compared by likeness. Knows no document.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hegui.documents.clean import fold
from hegui.forms.edition import Block, Column, Edition, Row, Table
from hegui.model.likeness import similarity

SURE = 0.9  # from here on a label counts as read as printed, but for punctuation
MATCH = 0.66  # below this two labels have nothing to do with each other

_DROP = re.compile(r"[\s、，,。．.：:；;（）()\[\]【】〔〕<>《》“”\"'‘’`·|*#＊~～_—/-]+")
_LEAD = re.compile(
    r"^\s*(?:[(（]?\s*(?P<cn>[一二三四五六七八九十]{1,3})\s*(?:[)）]|[、．.,，](?!\d))|"
    r"[(（]?\s*(?P<ar>\d{1,2})\s*(?:[)）]|[、．.,，](?!\d)\s*)|(?P<ring>[①-⑳]))"
)
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Key:
    """A label as compared: its leading number (0: none) and its words."""

    number: int
    words: str


@lru_cache(maxsize=20_000)
def key_of(text: str) -> Key:
    """The key of a label: leading number split off, blanks and punctuation dropped."""
    folded = fold(text)
    match = _LEAD.match(folded)
    number = 0
    if match:
        number = _number(match)
        folded = folded[match.end() :]
    return Key(number, _DROP.sub("", folded))


def bare(key: Key) -> Key:
    """The key of a label whose number has lost every mark: 一予以公开."""
    if key.number == 0 and len(key.words) > 2 and key.words[0] in _NUMERALS:
        return Key(_NUMERALS[key.words[0]], key.words[1:])
    return key


def _number(match: re.Match[str]) -> int:
    if match["ring"]:
        return ord(match["ring"]) - ord("①") + 1
    if match["ar"]:
        return int(match["ar"])
    numeral = match["cn"]
    if len(numeral) == 1:
        return _NUMERALS[numeral]
    if numeral.startswith("十"):
        return 10 + _NUMERALS[numeral[1]] if numeral[1] != "十" else 0
    return 0


@dataclass(frozen=True, slots=True)
class Node:
    """One printed thing of a table.

    Attributes:
        order: place in the table's reading order.
        kind: ``caption``, ``note``, ``header``, ``group`` or ``row``.
        label: as the form prints it.
        spellings: keys that mean it: its own first, then the accepted ones.
        block: the block it belongs to; None for header cells over several blocks.
        row: the row it labels.
        column: the column it heads.
        paths: keys that mean it too: its own behind the labels of its groups.
    """

    order: int
    kind: str
    label: str
    spellings: tuple[Key, ...]
    block: Block | None = None
    row: Row | None = None
    column: Column | None = None
    paths: frozenset[Key] = frozenset()

    @property
    def carries_values(self) -> bool:
        """Whether numbers may stand behind it."""
        return self.kind == "row" or (self.row is not None and self.row.single)


@dataclass(frozen=True, eq=False)
class TableLabels:
    """The nodes of one table of one edition, and where each key leads.

    Attributes:
        table: of the form.
        edition: of the form.
        nodes: in reading order.
        by_words: words of a key → nodes that are spelt so.
        rows_before: number of row nodes before each position of ``nodes`` (one longer).
    """

    table: Table
    edition: Edition
    nodes: tuple[Node, ...]
    by_words: Mapping[str, tuple[Node, ...]]
    rows_before: tuple[int, ...]

    @property
    def values_behind_header(self) -> bool:
        """Whether the form leaves a row's label out, so that numbers follow the last header."""
        return any(not row.label for block in self.table.blocks for row in block.rows)


def labels_of(table: Table, edition: Edition) -> TableLabels:
    """All printed things of *table*, in reading order."""
    nodes = [
        Node(
            order,
            kind,
            label,
            _spellings(label, others),
            block,
            row,
            column,
            _paths(block, row, (label, *others)),
        )
        for order, (kind, label, others, block, row, column) in enumerate(_printed(table))
    ]
    by_words: dict[str, list[Node]] = {}
    for node in nodes:
        for words in dict.fromkeys(key.words for key in (*node.spellings, *node.paths)):
            by_words.setdefault(words, []).append(node)
    before = [0]
    for node in nodes:
        before.append(before[-1] + (node.kind == "row"))
    frozen = {words: tuple(found) for words, found in by_words.items()}
    return TableLabels(table, edition, tuple(nodes), frozen, tuple(before))


_Printed = tuple[str, str, Sequence[str], Block | None, Row | None, Column | None]


def _printed(table: Table) -> Iterator[_Printed]:
    """Everything the form prints in *table*, in the order a reader of the page meets it."""
    leaves = _leaf_columns(table)
    for r, cells in enumerate(table.header):
        for c, cell in enumerate(cells):
            column = leaves.get((r, c))
            if cell.label == table.note:
                yield "note", cell.label, (), table.blocks[0], None, None
            elif column is not None:
                yield "header", cell.label, column.variants, table.blocks[0], None, column
            else:
                yield "header", cell.label, (), None, None, None
    for block in table.blocks:
        if block.caption:
            yield "caption", block.caption, block.captions, block, None, None
        if not table.header:
            if block.header:
                yield "header", block.header, (), block, None, None
            for column in block.columns:
                yield "header", column.label, column.variants, block, None, column
        for row in block.rows:
            if row.label:
                yield "group" if row.group else "row", row.label, row.variants, block, row, None


def _spellings(label: str, others: Sequence[str]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key_of(text) for text in (label, *others) if text))


def _paths(block: Block | None, row: Row | None, labels: Sequence[str]) -> frozenset[Key]:
    """Keys of a row's label written behind that of its group, or of all its groups."""
    if block is None or row is None:
        return frozenset()
    before: list[str] = []
    above = row.parent
    while above:
        group = block.row(above)
        before.append(group.label + (before[-1] if before else ""))
        above = group.parent
    return frozenset(key_of(group + label) for group in before for label in labels if label)


def woven(text: str, block: Block, row: Row) -> bool:
    """Whether lines of the label of a row and of its groups stand mixed in *text*, none changed.

    On a page without ruling lines a group's label, set beside the middle of its rows, falls among
    the lines of one of them: 「三、本年度办」「（一）予以公开」「理结果」.
    """
    signs = _signs(text)
    own = _signs(row.label)
    rest = Counter(signs) - Counter(own)
    groups = ""
    above = row.parent
    while above:
        group = block.row(above)
        groups = _signs(group.label) + groups
        above = group.parent
    many = rest.total()
    pieces = (groups[at : at + many] for at in range(len(groups) - many + 1))
    return _in_order(own, signs) and any(
        rest == Counter(piece) and _in_order(piece, signs) for piece in pieces
    )


def _in_order(piece: str, signs: str) -> bool:
    """Whether *piece* is *signs* with some left out."""
    left = iter(signs)
    return all(sign in left for sign in piece)


def _signs(label: str) -> str:
    return _DROP.sub("", fold(label))


def _leaf_columns(table: Table) -> dict[tuple[int, int], Column]:
    """(header row, nth cell of it) → the column under it, by laying the header out as a grid."""
    taken: set[tuple[int, int]] = set()
    depth = len(table.header)
    leaves: dict[tuple[int, int], Column] = {}
    columns = table.blocks[0].columns
    for r, cells in enumerate(table.header):
        at = 0
        for n, cell in enumerate(cells):
            while (r, at) in taken:
                at += 1
            taken.update((r + i, at + j) for i in range(cell.rows) for j in range(cell.columns))
            index = at - table.label_columns
            if r + cell.rows == depth and cell.columns == 1 and 0 <= index < len(columns):
                leaves[(r, n)] = columns[index]
            at += cell.columns
    return leaves


def exact(key: Key, node: Node) -> float:
    """How well a key that is spelt like *node* fits it: 1, or less where its number differs."""
    if key in node.spellings or key in node.paths:
        return 1.0
    own = node.spellings[0].number
    if key.number == 0 or own == 0:
        return 0.99
    return 0.9


@lru_cache(maxsize=20_000)
def alike(labels: TableLabels, key: Key) -> tuple[tuple[Node, float], ...]:
    """The nodes a text that is spelt in no known way may mean, each with its likeness."""
    if len(key.words) < 2:
        return ()
    scores = ((node, likeness(key, node)) for node in labels.nodes)
    return tuple((node, score) for node, score in scores if score >= MATCH)


def likeness(key: Key, node: Node) -> float:
    """How like *node* a text is that is spelt in no known way; 0 to 1."""
    best = 0.0
    for spelling in node.spellings:
        words = spelling.words
        if len(words) < 4 or len(key.words) < 3:
            score = _short(key.words, words)
        else:
            score = similarity(key.words, words)
            if words.startswith(key.words) and len(key.words) >= 4:
                score = max(score, 0.86)
            elif key.words.startswith(words):
                score = max(score, 0.88)
            elif len(key.words) >= 4 and (key.words in words or words in key.words):
                score = max(score, 0.80)
        if key.number and spelling.number:
            score += 0.04 if key.number == spelling.number else -0.06
        best = max(best, score)
    return min(best, 0.99)


def _short(words: str, label: str) -> float:
    """Short labels must be equal, or carry one of the usual endings."""
    for ending in ("数", "类", "情况", "项", "数量"):
        if words == label + ending:
            return 0.9
    return 0.0
