"""A printed table becomes physical rows of cells with spans, as a word processor holds it."""

from dataclasses import dataclass

from tests.generator.report import Block, Column, Paper, Row

_APPLICANTS = "申请人情况"
_WIDTH = 4  # grid columns of table two


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell on paper; ``kind`` is head, caption, label or value."""

    text: str
    kind: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a flattened row: a cell, or the shade a span throws here."""

    text: str
    kind: str
    shade: bool


Lines = list[list[Printed]]


def lay_out(paper: Paper) -> Lines:
    """The physical rows of a table, top to bottom."""
    if paper.label_columns == 1:
        return [row for block in paper.blocks for row in _captioned(block)]
    block = paper.blocks[0]
    above = _APPLICANTS if paper.label_columns else ""
    lines = _header(block.columns, above, paper)
    return [*lines, *_body(block.rows, paper.label_columns)]


def flatten(lines: Lines, *, wide: bool) -> list[list[Slot]]:
    """Rows with a slot for each shade of a row span; of a column span too if *wide*."""
    under: dict[int, int] = {}  # grid column → rows still in shade
    starts: dict[int, int] = {}  # grid column → width of the cell that throws the shade
    flat = []
    for line in lines:
        row: list[Slot] = []
        column = 0
        waiting = list(line)
        while waiting or under.get(column, 0):
            if under.get(column, 0):
                width = starts[column]
                row += [Slot("", "shade", shade=True)] * (width if wide else 1)
                for c in range(column, column + width):
                    under[c] -= 1
                column += width
                continue
            cell = waiting.pop(0)
            row.append(Slot(cell.text, cell.kind, shade=False))
            row += [Slot("", "shade", shade=True)] * (cell.columns - 1 if wide else 0)
            for c in range(column, column + cell.columns):
                under[c] = cell.rows - 1
            starts[column] = cell.columns
            column += cell.columns
        flat.append(row)
    return flat


def _captioned(block: Block) -> Lines:
    lines: Lines = []
    if block.caption:
        lines.append([Printed(block.caption, "caption", columns=_WIDTH)])
    spans = _spans(len(block.columns))
    heads = [
        Printed(c.label, "head", columns=n) for c, n in zip(block.columns, spans, strict=True)
    ]
    lines.append([Printed(block.header, "head"), *heads])
    for row in block.rows:
        widths = _spans(len(row.cells))
        cells = [
            Printed(c.text, "value", columns=n) for c, n in zip(row.cells, widths, strict=True)
        ]
        lines.append([Printed(row.label, "label"), *cells])
    return lines


def _spans(count: int) -> list[int]:
    if not count:
        return []
    room = max(_WIDTH - 1, count)
    return [1] * (count - 1) + [room - count + 1]


def _header(columns: tuple[Column, ...], above: str, paper: Paper) -> Lines:
    paths = [((above,) if above else ()) + column.groups for column in columns]
    levels = max((len(path) for path in paths), default=0) + 1
    lines: Lines = []
    for level in range(levels):
        line: list[Printed] = []
        if not level and paper.label_columns:
            line.append(Printed(paper.note, "head", levels, paper.label_columns))
        run: tuple[str, ...] = ()
        for column, path in zip(columns, paths, strict=True):
            if level < len(path):
                if path[: level + 1] == run:
                    line[-1] = Printed(line[-1].text, "head", 1, line[-1].columns + 1)
                    continue
                run = path[: level + 1]
                line.append(Printed(path[level], "head"))
            else:
                run = ()
                if level == len(path):
                    line.append(Printed(column.label, "head", levels - level))
        lines.append(line)
    return lines


def _body(rows: tuple[Row, ...], label_columns: int) -> Lines:
    lines: Lines = []
    for index, row in enumerate(rows):
        line: list[Printed] = []
        before = rows[index - 1].parents if index else ()
        for depth, parent in enumerate(row.parents):
            if before[: depth + 1] == row.parents[: depth + 1]:
                continue
            high = 1
            for later in rows[index + 1 :]:
                if later.parents[: depth + 1] != row.parents[: depth + 1]:
                    break
                high += 1
            line.append(Printed(parent[1], "label", high))
        if label_columns:
            line.append(Printed(row.label, "label", 1, label_columns - len(row.parents)))
        line += [Printed(cell.text, "value") for cell in row.cells]
        lines.append(line)
    return lines
