"""Lines with fields parted by commas or semicolons become rows, where numbers prove a table.

Sentences have commas too, and so have numbers: a line is taken for fields only if no sentence and
no grouped number explains its commas, and a run of such lines only if a good part of them end in
numbers or empty fields. Knows no label of any form.
"""

import csv
import re
from collections.abc import Sequence

from hegui.documents.document import Block
from hegui.documents.readers.plain.grids import HEADING, Row, blocks_of_rows

SEPARATORS = ",;，；"
_LONGEST = 60  # characters of a field
_FEWEST = 2  # lines
_SENTENCE = re.compile(r"[。？！]")
# A digit behind a blank or a word, or one number alone: the commas group digits.
_GROUPED = re.compile(
    r"[^\s,，;；]\s+[+\-]?\d|"
    r"[^\d,，;；\"\s+\-−－]\d{1,3}[,，]\d{3}(?!\d)|"
    r"^\s*\d{1,3}(?:[,，]\d{3}){1,3}\s*$"
)
_VALUE = re.compile(
    r"^\s*(?:[+\-−－]?[\d０-９][\d０-９,，.．%]*\s*\S{0,2}|[/／—－\-]+|无|不涉及|)\s*$"
)


def rows_at(lines: Sequence[str], at: int) -> tuple[int, list[Block]]:
    """Blocks of the lines from index *at* if they are rows of fields, and the index after them.

    No blocks where those lines prove no table.
    """
    separator = _separator(lines[at])
    if not separator:
        return at + 1, []
    rows: list[Row] = []
    proofs = 0
    index = at
    while index < len(lines):
        fields = _fields(lines[index], separator)
        if len(fields) < 2:
            break
        rows.append([(index, text) for text in fields])
        proofs += _is_proof(fields)
        index += 1
    if len(rows) < _FEWEST or proofs * 3 < len(rows):
        return at + 1, []
    aligned = len({len(row) for row in rows}) == 1
    end, blocks = blocks_of_rows(lines, at, index, rows, aligned=aligned)
    return (end, blocks) if blocks else (at + 1, [])


def _separator(line: str) -> str:
    """The separator a line may be written with: the one it has most of."""
    if _SENTENCE.search(line):
        return ""
    best = max(SEPARATORS, key=line.count)
    return best if best in line else ""


def _fields(line: str, separator: str) -> list[str]:
    if separator not in line or _SENTENCE.search(line) or _GROUPED.search(line):
        return []
    fields = next(csv.reader([line], delimiter=separator, skipinitialspace=True))
    if any(len(field) > _LONGEST for field in fields):
        return []
    if sum(bool(field.strip()) for field in fields) == 1 and HEADING.match(fields[0]):
        return []
    return [field.strip() for field in fields]


def _is_proof(fields: Sequence[str]) -> bool:
    """Whether a line has numbers, and after its labels nothing but numbers and empty fields."""
    values = [bool(_VALUE.match(field)) for field in fields]
    numbers = any(any(c.isdigit() for c in f) for f, v in zip(fields, values, strict=True) if v)
    first = values.index(True) if True in values else len(values)
    return numbers and sum(values) * 2 >= len(values) - first and values[-1]
