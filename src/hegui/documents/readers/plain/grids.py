"""Lines with tabs or bars become grids, where the text proves which cells there are.

Three ways of writing are known: a cell a line, each led by one tab, rows parted by blank
lines; fields parted by tabs; fields parted by bars. A numbered heading or a long sentence
that happens to be tabbed is no table and stays a paragraph. Knows no label of any form.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from hegui.documents.document import Block, Grid, GridCell, Paragraph
from hegui.model.place import Place

NUMERALS = "一二三四五六七八九十"
HEADING = re.compile(
    rf"^\s*(?:[{NUMERALS}]{{1,2}}\s*[、．.，,]|第[{NUMERALS}]{{1,2}}(?:部分|章|节))\s*\S"
)
_NUMBERED = re.compile(rf"^\s*(?:[（(][{NUMERALS}\d]{{1,2}}[）)]|\d{{1,2}}\s*[.．、])")
_RULE = re.compile(r"^[\s|:+\-=\u2500-\u257f]+$")
_STROKE = re.compile(r"[|\-=\u2500\u2501\u2504\u2505\u2550]")
_BARS = str.maketrans("｜│┃║", "||||")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([|*_#\[\]()`~>.+\-])")
_WHOLE_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_VALUE = re.compile(r"^[\s\d,.+\-−%％０-９－/]*$")
_RULED_GROUPS = 4  # head, body and foot are parted by rules in any table
_PROSE = 80  # a cell much longer is a paragraph that was indented with a tab

# A row: each cell with the index of the line it begins on.
Row = list[tuple[int, str]]


def grids_at(lines: Sequence[str], at: int) -> tuple[int, list[Block]]:
    """Blocks of the lines from index *at*, where tabs or bars begin, and the index after them.

    No blocks where those lines prove no table and are to be read as any other.
    """
    return _tabbed(lines, at) if "\t" in lines[at] else _barred(lines, at)


def _tabbed(lines: Sequence[str], at: int) -> tuple[int, list[Block]]:
    end = _tabbed_end(lines, at)
    tabbed = [line for line in lines[at:end] if "\t" in line]
    led = sum(_is_led(line) for line in tabbed)
    if led * 5 >= len(tabbed) * 4:
        rows = _led_rows(lines, at, end)
        aligned = False
    else:
        rows = [
            [(index, field.strip(" \u3000")) for field in lines[index].split("\t")]
            for index in range(at, end)
            if "\t" in lines[index]
        ]
        aligned = len({len(row) for row in rows}) == 1
    return blocks_of_rows(lines, at, end, rows, aligned=aligned)


def _tabbed_end(lines: Sequence[str], at: int) -> int:
    """Index after the last line with a tab; lines between are blank or continue a cell."""
    end = index = at
    while index < len(lines):
        line = lines[index]
        if "\t" in line:
            end = index + 1
        elif line.strip() and not (end == index and _continues(lines, index)):
            break
        elif line.strip():
            end = index + 1
        index += 1
    return end


def _is_led(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line.rstrip("\t")[1:] and line.count("\t") <= 2


def _continues(lines: Sequence[str], index: int) -> bool:
    """Whether a line without a tab is the second half of the tab-led cell above it."""
    above, line = lines[index - 1], lines[index].strip()
    if not _is_led(above) or not above.strip():
        return False
    if HEADING.match(line) or _NUMBERED.match(line) or line.endswith(("。", "；", ";")):
        return False
    # After a number only a unit can follow; a short sentence there is the next paragraph.
    return len(line) <= (6 if _VALUE.match(above) else 40)


def _led_rows(lines: Sequence[str], at: int, end: int) -> list[Row]:
    rows: list[Row] = []
    row: Row = []
    for index in range(at, end):
        line = lines[index]
        if "\t" in line:
            led = line[1:] if line.startswith("\t") else line
            cells = led.rstrip("\t").split("\t") if led.strip() else [""]
            row.extend((index, cell.strip()) for cell in cells)
        elif line.strip():
            start, text = row[-1]
            row[-1] = (start, f"{text}\n{line.strip()}")
        elif row:
            rows.append(row)
            row = []
    if row:
        rows.append(row)
    return rows


def _barred(lines: Sequence[str], at: int) -> tuple[int, list[Block]]:
    rows: list[Row] = []
    rules: list[int] = []  # how many rows stood above each rule
    index, is_open, ruled = at, False, False
    while index < len(lines):
        line = lines[index].translate(_BARS).strip()
        if _RULE.match(line) and _STROKE.search(line):
            ruled, is_open = True, False
            rules.append(len(rows))
        elif is_open and _is_rest(line):
            # A line break was left inside a cell: the row goes on.
            first, *more = _bar_fields(line)
            start, text = rows[-1][-1]
            rows[-1][-1:] = [(start, f"{text}\n{first}"), *((index, field) for field in more)]
            is_open = not line.endswith("|")
        elif _BAR.search(line):
            rows.append([(index, text) for text in _bar_fields(line)])
            is_open = line.startswith("|") and not line.endswith("|")
        else:
            break
        index += 1
    outer = lines[at].translate(_BARS).strip().endswith("|")
    if not rows or not (ruled or outer or len(rows) > 1 or len(rows[0]) > 2):
        return max(index, at + 1), []
    rows = _unwrapped(rows, rules)
    aligned = len({len(row) for row in rows}) == 1
    return blocks_of_rows(lines, at, index, rows, aligned=aligned)


def _unwrapped(rows: list[Row], rules: Sequence[int]) -> list[Row]:
    """Rows whose cells are wrapped over lines, where a rule stands between any two rows.

    Lines that both have a number in one column are two rows; where most groups of lines have
    such, the rules part more than rows and prove nothing.
    """
    bounds = [0, *dict.fromkeys(n for n in rules if 0 < n < len(rows)), len(rows)]
    groups = [rows[a:b] for a, b in pairwise(bounds)]
    if len(groups) < _RULED_GROUPS or len(groups) == len(rows):
        return rows
    several = [group for group in groups if len(group) > 1]
    if any(len({len(row) for row in group}) != 1 for group in several):
        return rows
    if sum(map(_has_two_rows, several)) * 2 > len(several):
        return rows
    return [
        [
            (next((line for line, text in column if text), column[0][0]), _lines_of(column))
            for column in zip(*group, strict=True)
        ]
        for group in groups
    ]


def _has_two_rows(group: Sequence[Row]) -> bool:
    return any(
        sum(bool(text) and bool(_VALUE.match(text)) for _, text in column) > 1
        for column in zip(*group, strict=True)
    )


def _lines_of(column: Sequence[tuple[int, str]]) -> str:
    return "\n".join(text for _, text in column if text)


def _is_rest(line: str) -> bool:
    if not line or line.startswith("|") or HEADING.match(line):
        return False
    # With bars inside and none at its end it is a row of a table that has no outer bars.
    return line.endswith("|") if "|" in line else len(line) <= 40


def _bar_fields(line: str) -> list[str]:
    fields = _BAR.split(line)
    if line.startswith("|"):
        fields = fields[1:]
    if len(fields) > 1 and line.endswith("|") and not line.endswith("\\|"):
        fields = fields[:-1]
    return [_bar_text(field) for field in fields]


def _bar_text(field: str) -> str:
    text = _ESCAPED.sub(r"\1", _BREAK.sub("\n", field)) if "\\" in field or "<" in field else field
    text = _WHOLE_BOLD.sub(r"\1", text) if "**" in text else text
    return "\n".join([line.strip() for line in text.strip().split("\n")])


def blocks_of_rows(
    lines: Sequence[str], at: int, end: int, rows: list[Row], *, aligned: bool
) -> tuple[int, list[Block]]:
    """Rows as grids, and what is no table between them as paragraphs; nothing without a grid."""
    if len(rows) == 1 and len(rows[0]) < 3 and not _is_barred(lines[at]):
        return end, []
    blocks: list[Block] = []
    pending: list[Row] = []
    last_number = 0
    for row in rows:
        texts = [text for _, text in row if text]
        number = _number_of(texts[0]) if texts else 0
        # 三、 that follows 二、 within one table heads its rows, and so does 一、 under a header
        # (its cells left empty); otherwise it heads a section.
        under_header = number == 1 and any(_has_cells(above) for above in pending)
        follows = (last_number > 0 and number == last_number + 1) or under_header
        # A bar after a lone label shows that it is a cell.
        lone = len(texts) == 1 and (len(row) > 1 or not _is_barred(lines[row[0][0]]))
        if (lone and HEADING.match(texts[0]) and not follows) or _is_prose(texts):
            blocks.extend(_table(lines, pending, aligned=aligned))
            blocks.extend(
                Paragraph(text.replace("\n", ""), Place(line=index + 1))
                for index, text in row
                if text
            )
            pending, last_number = [], 0
            continue
        last_number = number or last_number
        pending.append(row)
    blocks.extend(_table(lines, pending, aligned=aligned))
    return end, blocks if any(isinstance(block, Grid) for block in blocks) else []


def _has_cells(row: Row) -> bool:
    return sum(1 for _, text in row if text) > 1


def _is_prose(texts: Sequence[str]) -> bool:
    longest = max(texts, key=len, default="")
    sentence = len(texts) == 1 or longest.endswith("。")
    return len(longest) > (_PROSE if sentence else 3 * _PROSE)


def _is_barred(line: str) -> bool:
    return bool(_BAR.search(line.translate(_BARS)))


def _number_of(text: str) -> int:
    return NUMERALS.find(text[0]) + 1 if HEADING.match(text) and text[0] in NUMERALS else 0


def _table(lines: Sequence[str], rows: Sequence[Row], *, aligned: bool) -> list[Block]:
    if not rows:
        return []
    single = all(len(row) == 1 for row in rows)
    if single and not any(_is_barred(lines[row[0][0]]) for row in rows):
        # Indented with a tab, no more: nothing proves a table.
        return [
            Paragraph(text.replace("\n", ""), Place(line=index + 1))
            for row in rows
            for index, text in row
        ]
    return [_grid(rows, aligned=aligned and not single)]


def _grid(rows: Sequence[Row], *, aligned: bool) -> Grid:
    cells = tuple(
        GridCell(text, number, column, 1, 1, Place(line=index + 1))
        for number, row in enumerate(rows)
        for column, (index, text) in enumerate(row)
    )
    return Grid(cells, cells[0].place, aligned)
