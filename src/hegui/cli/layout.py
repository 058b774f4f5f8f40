"""Help and mistakes laid out for Chinese: a sign takes two columns, and lines break anywhere.

click measures in characters and breaks at blanks, which leaves Chinese help ragged.
"""

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

import click

_GAP = 2
_WIDEST_TERM = 32
_WIDTH = 96
_NO_LINE_START = "，。；：、？！）》」”…"
_PIECE = re.compile(r"[!-~]+|\s+|.", re.DOTALL)


def cells(text: str) -> int:
    """Columns of a terminal that *text* takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """*text* in lines of at most *width* columns; words of letters stay whole."""
    line = ""
    for piece in _PIECE.findall(text.strip()):
        fits = cells(line + piece) <= width or piece in _NO_LINE_START
        if line and not fits:
            yield line.rstrip()
            line = ""
        if line or not piece.isspace():
            line += " " if piece.isspace() and "\n" in piece else piece
    yield line.rstrip()


def show_mistake(error: click.ClickException) -> None:
    """Say on stderr what was wrong with the words, and where help is."""
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        click.echo(f"{ctx.get_usage()}\n用法说明见：{ctx.command_path} --help\n", err=True)
    message = re.sub("'([^']*)'", "“\\1”", error.format_message()).rstrip(".")
    click.echo(f"错误：{message}", err=True)


class Formatter(click.HelpFormatter):
    """Writes help in columns that stand under each other."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 - click's signature
        """``用法：audit run [选项] 路径…``."""
        self.write(f"{'':>{self.current_indent}}用法：{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """A heading over a list."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; one that begins with click's mark keeps its lines."""
        indent = " " * self.current_indent
        paragraphs = []
        for paragraph in re.split(r"\n\s*\n", text):
            lines = [line.strip() for line in paragraph.strip().splitlines()]
            if lines and lines[0] == "\b":
                paragraphs.append(lines[1:])
            else:
                paragraphs.append(list(wrapped("\n".join(lines), _WIDTH - len(indent))))
        self.write("\n\n".join("\n".join(indent + x for x in lines) for lines in paragraphs))
        self.write("\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = _WIDEST_TERM,
        col_spacing: int = _GAP,
    ) -> None:
        """Terms and what they mean, in two columns."""
        rows = list(rows)
        first = min(max(cells(term) for term, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = list(wrapped(meaning, _WIDTH - first - len(indent)))
            if cells(term) > first - col_spacing:
                self.write(f"{indent}{term}\n")
                term_shown = " " * first
            else:
                term_shown = term + " " * (first - cells(term))
            self.write(f"{indent}{term_shown}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{indent}{' ' * first}{line}\n")


class Context(click.Context):
    """A context whose help is laid out so."""

    formatter_class = Formatter
