"""The program, disturbed at an exact moment: ``python -m tests.batch.disturbed WAY N WORDS…``.

WORDS are those of ``audit``. When workers have given the N-th answer of the run, the program is
killed, interrupted, or loses a worker; each answer is written to the file that ``HEGUI_ANSWERS``
names before anybody hears of it, so that work that is done twice can be seen.
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hegui.batch import run
from hegui.batch.slots import Answered, run_slots
from hegui.cli.main import main
from tests.batch.inline import named

LOG = "HEGUI_ANSWERS"


def _disturb(way: str) -> None:
    if way == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif way == "interrupt":
        os.kill(os.getpid(), signal.SIGINT)
    elif way == "worker":
        os.kill(_workers()[0], signal.SIGKILL)


def _workers() -> list[int]:
    """Worker processes: children of the fork server, which is a child of ours."""
    found = []
    for child in _children(os.getpid()):
        found += _children(child)
    return found


def _children(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(word) for word in text.split()]


def watched(way: str, moment: int) -> Any:
    """``run_slots`` that counts, and disturbs when it is time."""
    count = 0
    log = open(os.environ[LOG], "a", encoding="utf-8", buffering=1)  # noqa: SIM115, PTH123 - open while we live

    def slots(items: Sequence[Any], *rest: Any, **more: Any) -> Iterator[Answered[Any]]:
        nonlocal count
        for answer in run_slots(items, *rest, **more):
            count += 1
            log.write(f"{named(items[answer.index])}\n")
            if count == moment:
                _disturb(way)
            yield answer

    return slots


if __name__ == "__main__":
    run.run_slots = watched(sys.argv[1], int(sys.argv[2]))  # type: ignore[attr-defined]
    sys.exit(main(sys.argv[3:]))
