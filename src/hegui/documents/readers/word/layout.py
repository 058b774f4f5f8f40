"""Which tables of a word processor's file hold data, and which only lay out a page."""

from collections.abc import Sequence

_LONG = 300  # a cell with so much text is prose
_PROSE = 10  # one such cell among so many is a note in a table of data
PICTURE = "\ufffc"  # stands for a picture in a cell without text, which is not an empty one


def lays_out(texts: Sequence[str], width: int, inner: int) -> bool:
    """Whether a table only lays out text, or tables larger than itself.

    Args:
        texts: of its cells.
        width: the most cells a row has.
        inner: cells of the tables in its cells.
    """
    if width < 2 or inner > len(texts):
        return True
    filled = [len(text) for text in texts if text]
    return sum(length > _LONG for length in filled) * _PROSE >= len(filled)
