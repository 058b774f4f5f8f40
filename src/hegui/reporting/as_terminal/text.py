"""Words → lines of a terminal: our own wrapping, because Chinese has no blanks to break at."""

import re
from collections.abc import Iterator, Sequence

from rich.box import Box
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from hegui.reporting.words import harmless

STYLES = {"error": "bold red", "warning": "yellow", "notice": "cyan"}
_LINES = Box("    \n    \n -- \n    \n    \n    \n    \n    \n")
# Latin words stay whole; signs that must not begin or end a line stay with what they enclose.
_PIECES = re.compile(
    r"[「（《“‘〔]*(?:[!-~]+ ?[，。、；：！？）〕》」”’…%]*|.[，。、；：！？）〕》」”’…]*)",
    re.DOTALL,
)
_ENDING = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,5}$")
_NARROWEST = 12

Piece = tuple[str, str]  # text and its style


def plain_table() -> Table:
    """A table without anything but a line below its head."""
    return Table(box=_LINES, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")


def say(console: Console, pieces: Sequence[Piece], indent: int = 0) -> None:
    """Print text as it is; lines after the first stand two columns further in."""
    for number, line in enumerate(_wrapped(pieces, console.width, indent)):
        text = Text(" " * (indent + (2 if number else 0))).append_text(line)
        console.print(text, soft_wrap=True)


def _wrapped(pieces: Sequence[Piece], width: int, indent: int) -> Iterator[Text]:
    # Our own wrapping: rich breaks at blanks, and Chinese has none.
    line, used = Text(), indent
    for told, style in pieces:
        for piece in _PIECES.findall(" ".join(harmless(told).splitlines())):
            long = cell_len(piece)
            if used + cell_len(piece.rstrip()) > width and line:
                line.rstrip()
                yield line
                line, used = Text(), indent + 2
                piece = piece.lstrip()  # noqa: PLW2901 - a line never begins with a blank
                long = cell_len(piece)
            line.append(piece, style=style or None)
            used += long
    yield line


class Name:
    """Whose report and which file, broken where the column ends; never inside an extension."""

    def __init__(self, name: str, path: str) -> None:
        self._name, self._path = name, path

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(cell_len(self._name), cell_len(self._path))
        return Measurement(min(_NARROWEST, widest), widest).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in chop_cells(self._name, options.max_width) if self._name else ():
            yield Text(line)
        for line in _path_lines(self._path, options.max_width):
            yield Text(line, style="dim")


def _path_lines(path: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _path_pieces(path, width):
        if line and cell_len(line + piece) > width:
            yield line
            line = ""
        *full, line = chop_cells(line + piece, width)
        yield from full
    if line:
        yield line


def _path_pieces(path: str, width: int) -> Iterator[str]:
    folders, slash, name = path.rpartition("/")
    yield from (f"{part}/" for part in folders.split("/") if slash)
    ending = _ENDING.search(name)
    if ending and cell_len(name) > width:
        yield name[: ending.start()]
        yield ending.group()
    elif name:
        yield name
