"""How long reading prose takes: real and ordinary reports, and texts of two million characters.

    python -m benchmarks.prose [--longest 2000000] [--long 200000]

The aim is 10 ms for 5,000 characters, and the same for each further 5,000 whatever they are.
Every text is measured at 5,000 and at 200,000 characters; the ordinary one and two hostile ones
also at two million. Writes benchmarks/results/prose.md. CPU time; of short texts the best of
several runs. Takes about a minute.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.generator.judge import form_of_pack, read_bytes
from tests.hostile.prose import HOSTILE, ORDINARY, context_of, told_of

from hegui.extraction.guide import Guide, guide_for
from hegui.extraction.narrative.reader import Context

PER = 5_000
AIM = 10.0
RESULT = Path(__file__).parent / "results" / "prose.md"
SAMPLES = Path(__file__).resolve().parents[1] / "sample_reports"
LONGEST_OF = ("没有句号", "只有数字")  # hostile texts that are measured at full length


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description="读正文的时间")
    parser.add_argument("--longest", type=int, default=2_000_000)
    parser.add_argument("--long", type=int, default=200_000)
    options = parser.parse_args()
    lines = list(_table(options.long, options.longest))
    RESULT.write_text("\n".join(["# 读正文的时间", "", *lines, ""]), encoding="utf-8")
    print("\n".join(lines))


def _table(long: int, longest: int) -> Iterator[str]:
    guide = guide_for(*form_of_pack())
    samples = _samples()
    ordinary = _repeated(ORDINARY, PER)
    yield f"每 5,000 字的毫秒数（CPU）；目标 {AIM:.0f}。“第一遍”是进程里第一次读这样的文字。"
    yield ""
    yield f"| 文字 | 第一遍 | 5,000 字 | {long:,} 字 | {longest:,} 字 |"
    yield "|---|---|---|---|---|"
    yield _row("样例报告（换算）", _each(samples, guide), _best(samples, guide, 5))
    yield _row(
        "平常的报告",
        _each([ordinary], guide),
        _best([ordinary], guide, 5),
        _each([_repeated(ORDINARY, long)], guide),
        _each([_repeated(ORDINARY, longest)], guide),
    )
    for name, sample in HOSTILE.items():
        short, full = _repeated(sample, PER), _repeated(sample, long)
        times = [_each([short], guide), _best([short], guide, 2), _each([full], guide)]
        if name in LONGEST_OF:
            times.append(_each([_repeated(sample, longest)], guide))
        yield _row(name, *times)
    for name, texts in (("样例报告", samples), ("平常的报告", [ordinary])):
        yield ""
        yield f"| 读法（{name}） | 毫秒 | 份额 |"
        yield "|---|---|---|"
        yield from _shares(texts, guide)


def _row(name: str, *times: float) -> str:
    cells = [f"{one:.1f}" for one in times] + ["-"] * (4 - len(times))
    return f"| {name} | {' | '.join(cells)} |"


def _repeated(sample: str, length: int) -> str:
    return (sample * (length // len(sample) + 1))[:length]


def _samples() -> list[str]:
    """The prose of the sample reports, section by section."""
    files = sorted(one for one in SAMPLES.iterdir() if one.is_file() and one.name != "README.md")
    bases = [read_bytes(one.read_bytes(), one.name) for one in files]
    return [
        "\n".join(str(fact.get("text") or "") for fact in base.of("section")) for base in bases
    ]


def _context(text: str, guide: Guide) -> Context:
    return replace(context_of(told_of(text)), frames=guide.frames)


def _best(texts: list[str], guide: Guide, runs: int) -> float:
    return min(_each(texts, guide) for _ in range(runs))


def _each(texts: list[str], guide: Guide) -> float:
    """Milliseconds for each 5,000 characters of *texts*, all readers together."""
    spent = 0.0
    for text in texts:
        context = _context(text, guide)
        begin = time.process_time()
        for reader in guide.readers:
            for _ in reader.facts(context):
                pass
        spent += time.process_time() - begin
    return spent * 1000 * PER / sum(map(len, texts))


def _shares(texts: list[str], guide: Guide) -> Iterator[str]:
    """What each reader takes, sentences and amounts on their own."""
    scale = PER / sum(map(len, texts))

    def best(work: Callable[[Context], object]) -> float:
        spent = []
        for _ in range(7):
            contexts = [_context(text, guide) for text in texts]
            for context in contexts:
                if work is not _sentences:
                    _sentences(context)
            begin = time.process_time()
            for context in contexts:
                work(context)
            spent.append((time.process_time() - begin) * 1000 * scale)
        return min(spent)

    times = {"句子和数量": best(_sentences)}
    for reader in guide.readers:
        name = type(reader).__name__
        times[name] = best(lambda context, reader=reader: list(reader.facts(context)))  # type: ignore[misc]
    whole = sum(times.values())
    for name, spent in sorted(times.items(), key=lambda item: -item[1]):
        yield f"| {name} | {spent:.2f} | {spent / whole:.0%} |"


def _sentences(context: Context) -> object:
    return context.told.sentences


if __name__ == "__main__":
    main()
