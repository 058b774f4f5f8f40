"""Audits a folder as the program does, with lower limits, and says how it went: run as a module.

A process of its own, so that its surroundings (home, temporary files, where it stands) can be
looked at before and after.
"""

import sys
from datetime import date
from pathlib import Path
from time import monotonic

from hegui.batch.limits import Limits
from hegui.batch.run import Options
from hegui.exchange.document import dump
from hegui.rules.open import open_ruleset
from tests.batch.whole import audited

LIMITS = Limits(memory=400 << 20, processor_seconds=8, seconds=25, slow_seconds=25)
MEMORY = "内存超限（上限 400 MB）"


def main(target: str) -> None:
    """Audit what lies here and write the result to *target*."""
    held: list[int] = []
    started = monotonic()
    options = Options(date(2026, 1, 31), engine="reference", jobs=2, limits=LIMITS)
    ruleset = open_ruleset(None, None)
    held.append(_held())
    result = audited(["."], ruleset, options, lambda _done, _all: held.append(_held()))
    said = {
        "document": result.document,
        "tracebacks": dict(result.tracebacks),
        "grown": max(held) - held[0],
        "seconds": monotonic() - started,
    }
    Path(target).write_text(dump(said), encoding="utf-8")


def _held() -> int:
    """Kilobytes in memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main(sys.argv[1])
