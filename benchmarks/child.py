"""One way to read, over one folder of files, in a process of its own: time and memory are its own.

    python -m benchmarks.child FOLDER SUFFIX WAY

Prints a line of JSON: CPU milliseconds a document (best of up to three passes), megabytes at the
peak above those after start-up, and how many of the cells on paper were given.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.rivals import RIVALS, Cells, office
from tests.fixtures.make import report_of
from tests.generator.judge import form_of_pack
from tests.generator.paper import lay_out

from hegui.documents.clean import squeeze
from hegui.documents.document import Document, Grid
from hegui.documents.read import read_bytes
from hegui.extraction.extract import extract_facts

PASSES = 3
ENOUGH = 10.0  # seconds, after which a slow library is not asked again


def main(folder: str, suffix: str, way: str) -> None:
    """Measure and print."""
    files = {path.name[:9]: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    figures: dict[str, float] = {}
    before = _peak()
    if way == "hegui":
        pack, form = form_of_pack()
        before = _peak()
        for data in files.values():
            extract_facts(read_bytes(data), pack, form)
        figures["memory"] = _peak() - before
        figures["read"] = best(lambda: [read_bytes(data) for data in files.values()])
        documents = [read_bytes(data) for data in files.values()]
        figures["extract"] = best(lambda: [extract_facts(d, pack, form) for d in documents])
        given = [_cells_of(document) for document in documents]
    else:
        read = _way(suffix, way)
        if way == "LibreOffice":  # a second a file, and its memory is its own
            files = dict(list(files.items())[:3])
        given = [read(data) for data in files.values()]
        figures["memory"] = _peak() - before
        figures["read"] = best(lambda: [read(data) for data in files.values()])
    found = total = 0
    for name, cells in zip(files, given, strict=True):
        due = Counter(
            squeeze(cell.text)
            for paper in report_of(name).papers()
            for line in lay_out(paper)
            for cell in line
            if cell.text
        )
        total += due.total()
        found += (due & Counter(map(squeeze, cells))).total()
    for name in ("read", "extract"):
        figures[name] = figures.get(name, 0.0) / len(files)
    print(json.dumps({**figures, "found": found, "total": total, "files": len(files)}))


def best(work: Callable[[], object]) -> float:
    """CPU milliseconds, children's included, the best of some passes."""
    found = []
    for _ in range(PASSES):
        start = _clock()
        work()
        found.append(_clock() - start)
        if sum(found) > ENOUGH:
            break
    return min(found) * 1000


def _clock() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _way(suffix: str, way: str) -> Callable[[bytes], Cells]:
    if way == "LibreOffice":
        return lambda data: office(data, suffix)
    return RIVALS[suffix][way][1]


def _cells_of(document: Document) -> Cells:
    return [
        cell.text for block in document.blocks if isinstance(block, Grid) for cell in block.cells
    ]


def _peak() -> float:
    """Megabytes; not ``ru_maxrss``, which a child inherits from whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:4])
