"""The report is found among menus, side bars and footers of a page.

It is the smallest part of the page that holds every first-level heading (numeral and 、),
most of the table cells and a good part of the running text; the line with the title is
added where it stands outside. Knows no heading of any form: only how headings are numbered.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from hegui.documents.clean import squeeze
from hegui.documents.document import Block, Grid, Paragraph
from hegui.documents.readers.plain.grids import HEADING, NUMERALS
from hegui.documents.readers.web.page import Found
from hegui.documents.readers.web.tree import Tree

_MENUS = frozenset(("nav", "menu", "li"))
_LONGEST_HEADING = 40
_HEADINGS_NEEDED = 3
_SHARE_OF_CELLS = 0.6
_SHARE_OF_TEXT = 0.3
_TITLE_LENGTH = range(8, 81)
# 「2023年…」, but not the date of publication.
_YEAR = re.compile(
    r"(?:19|20|２０)[\d０-９]{2}\s*年(?!\s*\d)|[二2][〇○零０0][一二][〇○零一二三四五六七八九]年"
)


def main_content(tree: Tree, found: Sequence[Found], title: str) -> tuple[Block, ...]:
    """The blocks of the report itself; all blocks where no report can be told apart."""
    home = _home(tree, found)
    starts = [one.at for one in found]
    first, last = bisect_left(starts, home), bisect_left(starts, tree.ends[home])
    blocks = [one.block for one in found[first:last]]
    if first and not _has_title(blocks, title):
        before = (one for one in reversed(found[:first]) if not one.linked)
        line = next((one.block for one in before if _is_title(one.block, title)), None)
        if line is not None:
            blocks.insert(0, line)
    return tuple(_numbered(blocks))


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with tables numbered as the reader of the report counts them."""
    number = 0
    for block in blocks:
        if isinstance(block, Grid):
            number += 1
            yield block if block.place.grid == number else _as_number(block, number)
        else:
            yield block


def _as_number(grid: Grid, number: int) -> Grid:
    cells = tuple(replace(cell, place=replace(cell.place, grid=number)) for cell in grid.cells)
    return replace(grid, cells=cells, place=replace(grid.place, grid=number))


def _home(tree: Tree, found: Sequence[Found]) -> int:
    numerals: dict[int, int] = {}  # element → which numerals its headings have, as bits
    wanted = 0
    for one in _headings(tree, found):
        bit = 1 << NUMERALS.find(_text(one).strip().removeprefix("第")[0])
        wanted |= bit
        for element in tree.ancestors(one.at):
            numerals[element] = numerals.get(element, 0) | bit
    if wanted.bit_count() < _HEADINGS_NEEDED:
        return 0
    starts = [one.at for one in found]
    cells = _sums(len(one.block.cells) if isinstance(one.block, Grid) else 0 for one in found)
    words = _sums(0 if one.linked else len(_text(one)) for one in found)

    def holds_most(element: int) -> bool:
        first, last = bisect_left(starts, element), bisect_left(starts, tree.ends[element])
        return (
            cells[last] - cells[first] >= _SHARE_OF_CELLS * cells[-1]
            and words[last] - words[first] >= _SHARE_OF_TEXT * words[-1]
        )

    fitting = [
        element for element, held in numerals.items() if held == wanted and holds_most(element)
    ]
    return min(fitting, key=lambda element: tree.ends[element] - element, default=0)


def _sums(amounts: Iterable[int]) -> list[int]:
    return list(accumulate(amounts, initial=0))


def _headings(tree: Tree, found: Sequence[Found]) -> list[Found]:
    numbered = [
        one
        for one in found
        if not one.linked and len(_text(one)) <= _LONGEST_HEADING and HEADING.match(_text(one))
    ]
    outside = [
        one
        for one in numbered
        if not any(tree.names[node] in _MENUS for node in tree.ancestors(one.at))
    ]
    return outside if len(outside) >= _HEADINGS_NEEDED else numbered


def _text(one: Found) -> str:
    return one.block.text if isinstance(one.block, Paragraph) else ""


def _has_title(blocks: Sequence[Block], title: str) -> bool:
    for block in blocks:
        if isinstance(block, Paragraph):
            if HEADING.match(block.text):
                return False
            if _is_title(block, title):
                return True
    return False


def _is_title(block: Block, title: str) -> bool:
    if not isinstance(block, Paragraph):
        return False
    text = squeeze(block.text)
    if len(text) not in _TITLE_LENGTH or text.endswith(("。", "；", "：", "，")):
        return False
    return text == squeeze(title) or bool(_YEAR.search(text))
