"""The tree of a page becomes blocks, each with the index of the node it begins at.

Words split over inline tags are rejoined, block elements and line breaks part paragraphs,
tables of data become grids and tables of layout are walked through. Knows HTML, and
nothing of what a report says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hegui.documents.document import Block, Grid, GridCell, Paragraph, Picture
from hegui.documents.limits import Limits
from hegui.documents.readers import spans
from hegui.documents.readers.plain.text import ATTACHED
from hegui.documents.readers.web.tree import TEXT, Tree
from hegui.model.place import Place

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LEVELS = {f"h{level}": level for level in range(1, 7)}
# A line break of the source between two wide characters is no blank: nobody sees one there.
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_ICON = re.compile(
    r"(?:^|[\s_\-])(?:icon|ico|logo|qrcode|emoji|arrow)s?(?:$|[\s_\-\d])", re.IGNORECASE
)
_PIXELS = re.compile(r"\s*(\d{1,6})\s*(?:px)?\s*$", re.IGNORECASE)
_SPAN = re.compile(r"\s*\+?(\d{1,9})")
_MARKED = frozenset(("sup", "sub", "del", "s", "strike"))
_ROW_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}
_TINY = 40
_LONG = 300  # a cell with so much text lays out a page


@dataclass(frozen=True, slots=True)
class Found:
    """A block and where it begins.

    Attributes:
        at: index of the node it begins at.
        block: the block.
        linked: whether all of its text is the text of links.
    """

    at: int
    block: Block
    linked: bool = False


@dataclass(slots=True)
class _Line:
    """The paragraph that is being gathered."""

    pieces: list[str] = field(default_factory=list)
    at: int = -1
    linked: bool = True
    pictures: list[Found] = field(default_factory=list)


def blocks_of(tree: Tree, limits: Limits) -> list[Found]:
    """All blocks of a page in document order.

    Raises:
        DocumentError: if a table is above the limits.
    """
    found: list[Found] = []
    line = _Line()
    layout = _tables_with_tables(tree)
    open_blocks: list[tuple[int, int]] = []  # end, level of the heading around it
    level = link_end = index = grids = 0
    while index < len(tree.names):
        while open_blocks and index >= open_blocks[-1][0]:
            line = _flush(tree, line, level, found)
            level = open_blocks.pop()[1]
        name = tree.names[index]
        if name == TEXT:
            _gather(tree, line, index, linked=index < link_end)
        elif name in _BLOCKS:
            line = _flush(tree, line, level, found)
            if (
                name == "table"
                and index not in layout
                and (grid := _grid(tree, index, limits, grids + 1))
            ):
                grids += 1
                found.extend(_around(tree, index, grid))
                index = tree.ends[index]
                continue
            open_blocks.append((tree.ends[index], level))
            level = _LEVELS.get(name, level)
        elif name == "br":
            line = _flush(tree, line, level, found)
        elif name in ("a", "img", "embed", "object", "iframe"):
            link_end = max(link_end, tree.ends[index]) if name == "a" else link_end
            line.pictures.extend(_pictures(tree, index))
        index += 1
    _flush(tree, line, level, found)
    return sorted(found, key=lambda one: one.at)  # a picture before the first word of its line


def tidy(text: str) -> str:
    """Text as a browser shows it: blanks folded into one, none at the ends."""
    if "\n" in text or "\r" in text:
        text = _WIDE_BREAK.sub("", text)
    return " ".join(text.split())


def _gather(tree: Tree, line: _Line, index: int, *, linked: bool) -> None:
    text = tree.texts[index]
    if line.at < 0:
        if not text.strip():
            return
        line.at = index
    line.pieces.append(text)
    line.linked = line.linked and (linked or text.isspace())


def _flush(tree: Tree, line: _Line, level: int, found: list[Found]) -> _Line:
    if line.at < 0 and not line.pictures:
        return line
    if line.at >= 0:
        home = next(node for node in tree.ancestors(line.at) if tree.names[node] in _BLOCKS)
        text = "".join(line.pieces)
        place = Place(path=tree.path(home))
        parts = text.splitlines() if tree.names[home] == "pre" else [text]
        found.extend(
            Found(line.at, Paragraph(clean, place, level), line.linked)
            for part in parts
            if (clean := tidy(part))
        )
    found.extend(line.pictures)
    return _Line()


def _pictures(tree: Tree, index: int) -> Iterator[Found]:
    """The picture or attached file that an element shows or links to, if any."""
    attributes = tree.attributes[index]
    name = tree.names[index]
    source = attributes.get({"a": "href", "object": "data"}.get(name, "src")) or ""
    place = Place(path=tree.path(index))
    attached = ATTACHED.search(source)
    file = source[: attached.end() if attached else None].split("?")[0 if name == "img" else -1]
    file = re.split(r"[/=]", file)[-1]
    if name == "img":
        if not _is_icon(tree, index):
            words = tidy(attributes.get("alt") or attributes.get("title") or "")
            yield Found(index, Picture("picture", words or file[:80], place))
    elif attached:
        words = tidy("".join(tree.texts.get(node, "") for node in range(index, tree.ends[index])))
        yield Found(index, Picture("attachment", words or file[:80], place))


def _is_icon(tree: Tree, index: int) -> bool:
    attributes = tree.attributes[index]
    for size in (attributes.get("width"), attributes.get("height")):
        pixels = _PIXELS.match(size or "")
        if pixels and int(pixels[1]) <= _TINY:
            return True
    return bool(_ICON.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"))


def _tables_with_tables(tree: Tree) -> set[int]:
    layout: set[int] = set()
    for index, name in enumerate(tree.names):
        if name == "table":
            for around in tree.ancestors(index):
                if around in layout:
                    break
                if tree.names[around] == "table":
                    layout.add(around)
    return layout


def _grid(tree: Tree, table: int, limits: Limits, number: int) -> Grid | None:
    """The table as a grid; None if it only lays out text or pictures."""
    groups = _row_groups(tree, table)
    if max((len(row) for rows in groups for row in rows), default=0) < 2:
        return None
    texts = {cell: _cell_text(tree, cell) for rows in groups for row in rows for cell in row}
    longest = max(map(len, texts.values()))
    if not longest or longest > _LONG:
        return None
    spanned = ([[_spanned(tree, cell) for cell in row] for row in rows] for rows in groups)
    cells = tuple(
        GridCell(
            texts[cell.id],
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            Place(
                path=tree.path(cell.id),
                grid=number,
                cell=f"R{cell.row + 1}C{cell.column + 1}",
            ),
        )
        for cell in spans.place(spanned, limits)
    )
    return Grid(cells, Place(path=tree.path(table), grid=number))


def _row_groups(tree: Tree, table: int) -> list[list[list[int]]]:
    names = tree.names
    groups = [group for group in tree.children(table) if names[group] in _ROW_GROUPS]
    groups.sort(key=lambda group: _ROW_GROUPS[names[group]])  # a foot may be written first
    return [
        [
            [cell for cell in tree.children(row) if names[cell] in ("td", "th")]
            for row in tree.children(group)
            if names[row] == "tr"
        ]
        for group in groups
    ]


def _spanned(tree: Tree, cell: int) -> spans.Spanned:
    attributes = tree.attributes[cell]
    return spans.Spanned(cell, _span(attributes.get("rowspan")), _span(attributes.get("colspan")))


def _span(written: str | None) -> int:
    if not written:
        return 1
    digits = _SPAN.match(written)
    return int(digits[1]) if digits else 1


def _cell_text(tree: Tree, cell: int) -> str:
    first, end = cell + 1, tree.ends[cell]
    if end - first <= 1:
        return tidy(tree.texts.get(first, "")) if end > first else ""
    pieces: list[str] = []
    lines: list[str] = []
    ends: list[int] = []
    marked_end = end
    for node in range(first, end):
        name = tree.names[node]
        if node >= marked_end:
            pieces.append(" ")
            marked_end = end
        breaks = name in _BLOCKS
        while ends and node >= ends[-1]:
            ends.pop()
            breaks = True
        if breaks or name == "br":
            lines.append(tidy("".join(pieces)))
            pieces = []
        if name == TEXT:
            pieces.append(tree.texts[node])
        elif name in _BLOCKS:
            ends.append(tree.ends[node])
        elif name in _MARKED:
            pieces.append(" ")  # 10 and a raised 2 are not 102; a struck 5 and a 6 are not 56
            marked_end = tree.ends[node]
    lines.append(tidy("".join(pieces)))
    return "\n".join(filter(None, lines))


def _around(tree: Tree, table: int, grid: Grid) -> Iterator[Found]:
    """Caption, grid, and the pictures that stand in its cells."""
    for part in tree.children(table):
        if tree.names[part] == "caption" and (text := _cell_text(tree, part)):
            yield Found(table, Paragraph(text.replace("\n", " "), Place(path=tree.path(part))))
    yield Found(table, grid)
    for index in range(table, tree.ends[table]):
        if tree.names[index] in ("a", "img", "embed", "object", "iframe"):
            yield from _pictures(tree, index)
