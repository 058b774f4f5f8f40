"""How long reading prose takes: an ordinary report, and texts of up to two million characters.

    python -m benchmarks.prose [--longest 2000000]

The aim is 10 ms for 5,000 characters, and the same for each further 5,000 whatever they are.
Writes benchmarks/results/prose.md. CPU time, best of several runs.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.generator.judge import form_of_pack
from tests.hostile.prose import HOSTILE, ORDINARY, context_of, told_of

from hegui.extraction.guide import guide_for
from hegui.extraction.narrative.reader import ProseReader

PER = 5_000
AIM = 10.0
RESULT = Path(__file__).parent / "results" / "prose.md"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description="读正文的时间")
    parser.add_argument("--longest", type=int, default=2_000_000)
    longest = parser.parse_args().longest
    lines = list(_table(longest))
    RESULT.write_text("\n".join(["# 读正文的时间", "", *lines, ""]), encoding="utf-8")
    print("\n".join(lines))


def _table(longest: int) -> Iterator[str]:
    pack, form = form_of_pack()
    readers = guide_for(pack, form).readers
    text = (ORDINARY * (PER // len(ORDINARY) + 1))[:PER]
    _milliseconds(text, readers)
    yield f"每 5,000 字的毫秒数（CPU）；目标 {AIM:.0f}。"
    yield ""
    yield "| 文字 | 5,000 字 | 50,000 字 | 全长 | 全长字数 |"
    yield "|---|---|---|---|---|"
    for name, sample in {"平常的报告": ORDINARY, **HOSTILE}.items():
        short = min(_each(sample, PER, readers) for _ in range(5))
        middle = _each(sample, 10 * PER, readers)
        long = _each(sample, longest, readers)
        yield f"| {name} | {short:.1f} | {middle:.1f} | {long:.1f} | {longest:,} |"
    yield ""
    yield "| 读法 | 毫秒 | 份额 |"
    yield "|---|---|---|"
    yield from _shares(text, readers)


def _each(sample: str, length: int, readers: tuple[ProseReader, ...]) -> float:
    text = (sample * (length // len(sample) + 1))[:length]
    return _milliseconds(text, readers) * PER / length


def _milliseconds(text: str, readers: tuple[ProseReader, ...]) -> float:
    told = told_of(text)
    begin = time.process_time()
    context = context_of(told)
    for reader in readers:
        for _ in reader.facts(context):
            pass
    return (time.process_time() - begin) * 1000


def _shares(text: str, readers: tuple[ProseReader, ...]) -> Iterator[str]:
    def best(work: Callable[[], object]) -> float:
        spent = []
        for _ in range(7):
            begin = time.process_time()
            work()
            spent.append((time.process_time() - begin) * 1000)
        return min(spent)

    context = context_of(told_of(text))
    times = {"句子和数量": best(lambda: told_of(text).sentences)}
    for reader in readers:
        times[type(reader).__name__] = best(lambda reader=reader: list(reader.facts(context)))  # type: ignore[misc]
    whole = sum(times.values())
    for name, spent in sorted(times.items(), key=lambda item: -item[1]):
        yield f"| {name} | {spent:.2f} | {spent / whole:.0%} |"


if __name__ == "__main__":
    main()
