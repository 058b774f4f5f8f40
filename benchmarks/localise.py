"""How often the spoiled cell is the one that is suspected: `python -m benchmarks.localise`.

Tables three and four of both editions with counts as agencies have them (many noughts, few large
numbers) are made up, then one to three cells are spoiled: by a slip of hand or eye, or by a number
that has nothing to do with the right one. Writes ``results/localise.md``.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Edition, Form
from hegui.rules.open import open_ruleset
from hegui.suspects.problem import parts
from hegui.suspects.proposals import Proposal, ranked
from hegui.suspects.search import smallest
from hegui.suspects.sheet import sheets

RESULT = Path(__file__).parent / "results" / "localise.md"
TABLES = 2000
Cells = dict[tuple[str, str, str], int]
Spoil = Callable[[int, tuple[str, str, str], Cells, Random], int]


@dataclass
class Line:
    """What came of one kind of fault."""

    first: int = 0
    tied: int = 0
    listed: int = 0
    silent: int = 0
    all: int = 0
    millis: list[float] = field(default_factory=list)

    def say(self, name: str) -> str:
        """One row of the table of results."""
        spent = sorted(self.millis)
        told = (self.first, self.first + self.tied, self.listed, self.silent)
        shares = " | ".join(f"{100 * n / max(1, self.all):.1f} %" for n in told)
        mean, high = sum(spent) / len(spent), spent[int(len(spent) * 0.99)]
        return f"| {name} | {self.all} | {shares} | {mean:.1f} | {high:.0f} | {spent[-1]:.0f} |"


def count(random: Random) -> int:
    """Mostly nothing, often one or two, seldom hundreds."""
    return 0 if random.random() < 0.6 else min(9999, int(random.paretovariate(0.9)))


def requests(edition: Edition, random: Random) -> Cells:
    """Table three with sums that agree."""
    block = edition.block("requests")
    leaves = [row.id for row in block.data_rows if row.leaf]
    cells: Cells = {}
    kinds = [column.id for column in block.columns if not column.total]
    busy = [kind for kind in kinds if kind == "natural_person" or random.random() < 0.4]
    for kind in kinds:
        own = {row: count(random) if kind in busy else 0 for row in leaves}
        total = sum(own.values())
        out = random.randrange(4) if kind in busy else 0
        brought = min(total + out, random.randrange(4)) if kind in busy else 0
        own |= {"results_total": total, "carried_out": out, "carried_in": brought}
        own["new_received"] = total + out - brought
        cells |= {("requests", row, kind): value for row, value in own.items()}
    for row in block.data_rows:
        cells["requests", row.id, "total"] = sum(cells["requests", row.id, k] for k in kinds)
    return cells


def disputes(edition: Edition, random: Random) -> Cells:
    """Table four with sums that agree."""
    cells: Cells = {}
    total = 0
    for column in edition.block("review_litigation").columns:
        value = total if column.total else random.choice((0, 0, 0, 1, 2, count(random)))
        total = 0 if column.total else total + value
        cells["review_litigation", "counts", column.id] = value
    return cells


def slip(value: int, key: tuple[str, str, str], cells: Cells, random: Random) -> int:
    """The number as a tired clerk writes it."""
    digits = str(value)
    table, row, column = key
    beside = [v for (t, r, c), v in cells.items() if t == table and (r == row) != (c == column)]
    at = random.randrange(len(digits))
    kinds = [
        digits[:at] + random.choice("0123456789") + digits[at + 1 :],
        digits[:at] + random.choice("0123456789") + digits[at:],
        digits[:at] + digits[at + 1 :] or "0",
        digits[: max(0, at - 1)] + digits[max(0, at - 1) : at + 1][::-1] + digits[at + 1 :],
        "0",
        str(random.choice(beside)),
        str(max(0, value + random.choice((-1, 1)))),
    ]
    return int(random.choice(kinds))


def anything(value: int, _key: tuple[str, str, str], _cells: Cells, random: Random) -> int:
    """A number that has nothing to do with the right one."""
    return random.choice(
        (random.randrange(10), random.randrange(100), random.randrange(value + 9))
    )


def spoiled(
    cells: Cells, many: int, spoil: Spoil, random: Random
) -> tuple[Cells, dict[tuple[str, str, str], int]]:
    """The table with *many* cells spoiled, and what they should hold."""
    right: dict[tuple[str, str, str], int] = {}
    after = dict(cells)
    live = [key for key, value in cells.items() if value]
    while len(right) < many:
        pool = live if live and random.random() < 0.7 else list(cells)
        key = random.choice(pool)
        wrong = spoil(cells[key], key, cells, random)
        if key not in right and wrong != cells[key]:
            right[key], after[key] = cells[key], wrong
    return after, right


def as_facts(cells: Cells, edition: Edition) -> Iterator[Fact]:
    for (table, row, column), value in cells.items():
        block = edition.block(table)
        total = block.row(row).total or block.column(column).total
        names: dict[str, Value] = {"table": table, "row": row, "column": column}
        names |= {"state": "number", "total": total, "value": value, "label": f"{row} × {column}"}
        yield Fact("cell", names)


def proposals(facts: list[Fact], edition: Edition, form: Form) -> list[list[Proposal]]:
    """For each part of the tables that does not agree its proposals."""
    found = []
    for sheet in sheets(facts, edition, form.placeholders):
        for problem, at, _ in parts(sheet.problem):
            cells = [sheet.cells[n] for n in at]
            found.append(ranked(smallest(problem).changes, problem, cells))
    return found


def judge(line: Line, found: list[list[Proposal]], right: dict[tuple[str, str, str], int]) -> None:
    """Where the true cells stand among the proposals; each part of a table for itself."""
    line.all += 1
    if not found or not all(found):
        line.silent += 1
        return
    ranks = []
    for part in found:
        true = [n for n, one in enumerate(part) if _keys(one).items() <= right.items()]
        ranks.append((true[0], part) if true else None)
    told = [one for one in ranks if one is not None]
    if len(told) < len(ranks) or sum(len(part[n].cells) for n, part in told) != len(right):
        return
    line.listed += 1
    best = all(part[n].weight == part[0].weight for n, part in told)
    alone = all(len(part) == 1 or part[1].weight > part[0].weight for _, part in told)
    line.first += best and alone
    line.tied += best and not alone


def _keys(proposal: Proposal) -> dict[tuple[str, str, str], int | None]:
    names = ("table", "row", "column")
    keys = [tuple(str(cell.get(name)) for name in names) for cell in proposal.cells]
    return {(t, r, c): value for (t, r, c), value in zip(keys, proposal.should, strict=True)}


def measure(many: int, spoil: Spoil, *, make: Callable[[Edition, Random], Cells]) -> Line:
    form = open_ruleset(None, None).form
    line = Line()
    for seed in range(many and TABLES):
        random = Random(f"{seed} {many} {spoil.__name__} {make.__name__}")
        edition = form.editions[seed % 2]
        cells, right = spoiled(make(edition, random), many, spoil, random)
        facts = list(as_facts(cells, edition))
        begin = time.process_time()
        found = proposals(facts, edition, form)
        line.millis.append(1000 * (time.process_time() - begin))
        judge(line, found, right)
    return line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=TABLES)
    globals()["TABLES"] = parser.parse_args().tables
    rows = [
        measure(many, spoil, make=make).say(f"表{name}，错{many}格，{kind}")
        for make, name in ((requests, "三"), (disputes, "四"))
        for many in (1, 2, 3)
        for spoil, kind in ((slip, "笔误"), (anything, "任意的数"))
    ]
    RESULT.write_text("\n".join([HEAD.format(TABLES), *rows, ""]), encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))


HEAD = """\
# 最可能填错的格

每一行 {} 张造出来的表（两版格式各半），填错若干格后推断，与实际填错的格和应填的数对照。

* 排在最前：真正填错的格是唯一最可能的改法；含并列：与别的改法一样可能；列出：在最少的改法之中。
* 没有说：合计仍然平，或者说不出少数几格。
* 毫秒是处理器时间，从事实算起。
* 表四的一处合计只有五格，没有别的合计可以对照，改哪一格都能平，靠笔误的样子排先后。
  两位数以上才看得出笔误，一位数的并列。

| 情形 | 表 | 排在最前 | 含并列 | 列出 | 没有说 | 平均毫秒 | 第 99 百分位 | 最多 |
|---|---|---|---|---|---|---|---|---|"""


if __name__ == "__main__":
    main()
