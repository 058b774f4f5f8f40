"""Each reader is given hurt files for a long time: ``make fuzz-readers``.

    HEGUI_FUZZ=600 python -m tests.fuzz.long [READER …]

Seconds a reader; what is at fault is kept in ``build/fuzz``, one file a kind of fault. Seeds
begin where the suite's end; ``HEGUI_FUZZ_FROM`` says another place.
"""

# ruff: noqa: T201 - a command that says what it does

import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.parent import Reader
from tests.fuzz.targets import TARGETS, hurt

KEPT = Path(__file__).parents[2] / "build" / "fuzz"
SECONDS = float(os.environ.get("HEGUI_FUZZ", "300"))
FIRST = int(os.environ.get("HEGUI_FUZZ_FROM", "1000"))


def main(names: list[str]) -> int:
    """Fuzz; 1 if anything was at fault."""
    KEPT.mkdir(parents=True, exist_ok=True)
    at_fault = [name for name in names or TARGETS if fuzz(name)]
    return 1 if at_fault else 0


def fuzz(name: str) -> Counter[str]:
    """The faults of one reader, each kind with how often it was met."""
    faults: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    end = time.monotonic() + SECONDS
    seed = FIRST
    with Reader() as reader:
        while time.monotonic() < end:
            data = hurt(name, seed)
            told = reader.answer(data)
            counts[told.split(" ", 1)[0]] += 1
            if told.startswith("fault"):
                kind = re.sub(r"\d+", "0", told)[-160:]
                faults[kind] += 1
                if faults[kind] == 1:
                    (KEPT / f"{name}-{seed}").write_bytes(data)
                    print(f"{name} {seed}: {told}", flush=True)
            seed += 1
    print(f"{name}: {dict(counts)}, kinds of fault: {len(faults)}", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
