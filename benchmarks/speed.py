"""How fast and how lean: reading by form, judging on both engines against a hand-written floor.

CPU milliseconds, the best of three passes over the same generated reports in this run, so that the
figures of one table can be compared; the floor checks the printed sums of tables three and four
in plain Python over a dictionary of numbers, and nothing else. Run it as
``python -m benchmarks.speed [REPORTS]``; it writes ``benchmarks/results/speed.md``.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.generator.corpus import SHAPES, clean

from hegui.audit import judge_report
from hegui.documents.read import read_bytes
from hegui.engine.backend import open_backend
from hegui.engine.compile import compile_ruleset
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase
from hegui.forms.edition import Identity
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.rules.load import load_rules

RESULTS = Path(__file__).parent / "results"
PASSES = 3
MEMORY_REPORTS = 5_000

Cells = dict[tuple[str, str, str], int]


def main(reports: int = 120) -> None:
    """Measure, print and write the table."""
    pack = load_pack(find_pack(None))
    form = load_form(pack)
    ruleset = load_rules(pack, form).own()
    program = compile_ruleset(ruleset)
    samples = list(clean(reports))
    lines = ["| what | CPU ms a report |", "|---|---|"]
    for shape in SHAPES:
        own = [sample.data for sample in samples if sample.shape == shape]
        figure = best(lambda own=own: [read_bytes(data) for data in own], len(own))
        whole = best(
            lambda own=own: [extract_facts(read_bytes(data), pack, form) for data in own], len(own)
        )
        lines.append(f"| reading {shape}, of it bytes to document | {whole:.2f}, {figure:.2f} |")
    bases = [extract_facts(read_bytes(sample.data), pack, form) for sample in samples]
    for name in ("durable", "reference"):
        backend = open_backend(name, program)
        figure = best(
            lambda backend=backend: [judge_report(base, program, backend) for base in bases],
            len(bases),
        )
        lines.append(f"| judging with {len(ruleset.rules)} rules, {name} | {figure:.2f} |")
    tables = [cells_of(base) for base in bases]
    identities = {edition.id: edition.identities for edition in form.editions}
    editions = [str(base.of("report")[0].get("edition")) for base in bases]
    figure = best(
        lambda: [
            floor(cells, identities[edition])
            for cells, edition in zip(tables, editions, strict=True)
        ],
        len(bases),
    )
    lines.append(f"| floor: the printed sums alone, by hand | {figure:.3f} |")
    engine = open_backend("durable", program)  # once for a worker's whole life
    lines += memory(
        [sample.data for sample in samples],
        lambda data: judge_report(extract_facts(read_bytes(data), pack, form), program, engine),
    )
    lines += commands()
    text = "\n".join(lines) + "\n"
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "speed.md").write_text(text, encoding="utf-8")
    print(text)


def best(work: Callable[[], object], reports: int) -> float:
    """CPU milliseconds a report, the best of some passes."""
    passes = []
    for _ in range(PASSES):
        start = time.process_time()
        work()
        passes.append(time.process_time() - start)
    return min(passes) / reports * 1000


def cells_of(base: FactBase) -> Cells:
    """The numbers of a report as a hand-written checker would hold them."""
    found: Cells = {}
    for fact in base.of("cell"):
        key = (str(fact.get("table")), str(fact.get("row")), str(fact.get("column")))
        found[key] = int(fact.get("value") or 0)  # type: ignore[call-overload]
    return found


def floor(cells: Cells, identities: Sequence[Identity]) -> list[str]:
    """The sums that do not come out."""
    wrong = []
    for identity in identities:
        table = identity.block
        for each in identity.each:
            if identity.within == "row":
                left = sum(cells.get((table, each, part), 0) for part in identity.left)
                right = sum(cells.get((table, each, part), 0) for part in identity.right)
            else:
                left = sum(cells.get((table, part, each), 0) for part in identity.left)
                right = sum(cells.get((table, part, each), 0) for part in identity.right)
            if left != right:
                wrong.append(f"{identity.id} {each}")
    return wrong


def memory(data: Sequence[bytes], audit: Callable[[bytes], object]) -> list[str]:
    """Peak memory after few and after many reports in one process."""
    for one in data:
        audit(one)
    early = _peak()
    for index in range(MEMORY_REPORTS):
        audit(data[index % len(data)])
    return [
        f"| peak memory after {len(data)} and after {len(data) + MEMORY_REPORTS} reports, MB "
        f"| {early:.1f}, {_peak():.1f} |"
    ]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def commands() -> list[str]:
    """What a person waits for: the help, and one report from the shell."""
    seed = next(Path("sample_reports").rglob("*.txt"))
    audit = [sys.executable, "-m", "hegui"]
    lines = []
    for name, command in (("audit --help", ["--help"]), ("audit of one report", [str(seed)])):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run([*audit, *command], stdout=subprocess.DEVNULL, check=False)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        lines.append(f"| {name}: CPU s, wall s | {cpu:.2f}, {wall:.2f} |")
    return lines


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
