"""What is written in one file, in reading order; knows no form and no law."""

from dataclasses import dataclass, field

from hegui.model.place import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text; in a text file one line, blank lines included.

    Attributes:
        text: as it stands (a text line keeps its tabs and blanks).
        place: where.
        level: 1 to 6 for a heading that the file itself marks as one, else 0.
    """

    text: str
    place: Place
    level: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that is certainly there, even if empty; covered cells of a span are left out.

    Attributes:
        text: lines of the cell, joined by line feeds.
        row: 0-based row in the grid.
        column: 0-based column in the grid, after spans; order in the row where a text has
            no columns.
        rows: how many rows it spans.
        columns: how many columns it spans.
        place: where.
    """

    text: str
    row: int
    column: int
    rows: int
    columns: int
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells, in reading order; its columns mean nothing until labels are found.

    Attributes:
        cells: ordered by row, then column.
        place: where it begins.
        aligned: whether column numbers are those of a real grid (HTML), so that header cells
            and values under them share them.
    """

    cells: tuple[GridCell, ...]
    place: Place
    aligned: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or a link to an attached file, where text cannot be read."""

    what: str  # "picture" or "attachment"
    text: str
    place: Place


Block = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that its reader has to be told; becomes a doubt.

    Attributes:
        code: of the open list of doubt codes: ``encoding``, ``tracked_changes``,
            ``hidden_text``, ``stitched_row``, ``extraction``, ``ocr`` …
        message: Chinese: what was met, where, and what a person should look at.
        place: where, if it is one spot.
    """

    code: str
    message: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Document:
    """What is written in one file.

    Attributes:
        kind: id of the kind of file it was read from, of ``kinds.Kind``.
        blocks: in reading order.
        encoding: what the bytes were decoded as; "" where the format leaves no choice.
        title: title the file itself declares (HTML <title> or metadata), or "".
        remarks: characters replaced, tracked changes, hidden text.
        second: the same file read on an independent path, to be held against ``blocks``;
            () where there is none.
        unsure: Chinese: why every character of it needs a human eye (recognised from a
            picture); "" if it does not.
    """

    kind: str
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    title: str = ""
    remarks: tuple[Remark, ...] = ()
    second: tuple[Block, ...] = ()
    unsure: str = ""
