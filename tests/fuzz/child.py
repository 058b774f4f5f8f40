"""Reads whatever it is given, in a process that may die: ``python -m tests.fuzz.child``.

Takes sizes and bytes of files on standard input, and answers each with a line: ``read``, ``refused
REASON``, or ``fault WHAT``. Both a reader and what is made of its document are tried.
"""

import io
import os
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import redirect_stdout

from hegui.documents.document import Document, Grid, Picture
from hegui.documents.limits import LIMITS
from hegui.documents.read import read_bytes
from hegui.errors import DocumentError
from hegui.extraction.extract import extract_facts
from tests.generator.judge import form_of_pack

MEMORY = 3 << 30  # bytes of addresses, libraries included
SLOW = 15.0  # CPU seconds


def main() -> None:
    """Answer until there is nothing more to read."""
    form_of_pack()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A library that prints something would answer in our place.
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    while size := source.read(8):
        data = source.read(int.from_bytes(size, "little"))
        printed = io.StringIO()
        with redirect_stdout(printed):
            told = answer(data)
        if printed.getvalue() and not told.startswith("fault"):
            told = f"fault printed: {printed.getvalue()[:200]!r}"
        answers.write(told.replace("\n", " ⏎ ") + "\n")
        answers.flush()


def answer(data: bytes) -> str:
    """What came of one file."""
    start = time.process_time()
    try:
        document = read_bytes(data)
    except DocumentError as error:
        reason = str(error)
        return f"refused {reason}" if _chinese(reason) else f"fault no reason given: {reason!r}"
    except Exception:  # noqa: BLE001 - whatever comes out is what is looked for
        return f"fault reading: {traceback.format_exc()[-1500:]}"
    read = time.process_time() - start
    if read > SLOW:
        return f"fault slow: {read:.0f} s of CPU to read"
    if fault := next(faults_of(document), None):
        return f"fault document: {fault}"
    try:
        extract_facts(document, *form_of_pack())
    except DocumentError as error:
        return f"refused {error}" if _chinese(str(error)) else f"fault no reason: {error!r}"
    except Exception:  # noqa: BLE001 - whatever comes out is what is looked for
        return f"fault extraction: {traceback.format_exc()[-1500:]}"
    whole = time.process_time() - start
    return f"fault slow: {whole - read:.0f} s of CPU to extract" if whole > 2 * SLOW else "read"


def faults_of(document: Document) -> Iterator[str]:
    """What no document may be, whatever it was read from."""
    for block in (*document.blocks, *document.second):
        if isinstance(block, Grid):
            yield from _faults_of_grid(block)
            texts = [cell.text for cell in block.cells]
        else:
            texts = [block.text]
        if isinstance(block, Picture) and block.what not in ("picture", "attachment"):
            yield f"picture {block.what!r}"
        for text in (*texts, block.place.sheet or "", block.place.path or ""):
            if any("\ud800" <= char <= "\udfff" for char in text):
                yield f"half of a surrogate pair in {text[:60]!a}"
    for remark in document.remarks:
        if not _chinese(remark.message):
            yield f"remark {remark.message!r}"


def _faults_of_grid(grid: Grid) -> Iterator[str]:
    # Two cells may cover one place, as in a page whose spans say so, but none begins where
    # another does.
    spots = [(cell.row, cell.column) for cell in grid.cells]
    if spots != sorted(set(spots)):
        yield "cells out of order, or two in one place"
    for cell in grid.cells:
        if min(cell.row, cell.column) < 0:
            yield f"cell at {cell.row}, {cell.column}"
        if not (1 <= cell.rows <= LIMITS.span and 1 <= cell.columns <= LIMITS.span):
            yield f"span of {cell.rows} × {cell.columns}"


def _chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


if __name__ == "__main__":
    main()
