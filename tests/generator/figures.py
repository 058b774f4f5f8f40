"""Numbers for the three tables, balanced: every identity of the form holds.

Kept away from figures that would raise a brow by themselves: nobody reviews more decisions
than there were requests, and few requests stay open over the year.
"""

from dataclasses import dataclass
from random import Random

from tests.generator.form import leaves, table

Numbers = dict[str, dict[str, int]]  # row id → column id → number

APPLICANTS = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
)
OUTCOMES = ("upheld", "corrected", "other", "pending")
BLOCKS = ("review", "direct", "after_review")


@dataclass(frozen=True, slots=True)
class Figures:
    """All numbers of a report: table three, table four, table two by block."""

    requests: Numbers
    review: dict[str, int]
    active: dict[str, Numbers]

    def total(self, row: str) -> int:
        """The total of a row of table three."""
        return self.requests[row]["total"]


def make_figures(rng: Random, edition: str, kind: str, size: str) -> Figures:
    """Balanced numbers of one report."""
    requests = _requests(rng, edition, size)
    received = requests["new_received"]["total"]
    review = _review(rng, received if size != "zero" else 0)
    return Figures(requests, review, _active(rng, edition, kind, size))


def _requests(rng: Random, edition: str, size: str) -> Numbers:
    ids = leaves(edition, "requests")
    usual = [i for i in ids if i in ("granted", "unable_not_held", "partial")]
    numbers: Numbers = {
        row: dict.fromkeys((*APPLICANTS, "total"), 0)
        for row in ("new_received", "carried_in", *ids, "results_total", "carried_out")
    }
    for column in APPLICANTS:
        new, carried = _incoming(rng, size, column)
        pool = new + carried
        out = rng.randint(0, pool // 12) if size == "large" else 0
        if size == "small" and column == "natural_person" and pool > 4:
            out = rng.randint(0, 1)
        numbers["new_received"][column] = new
        numbers["carried_in"][column] = carried
        numbers["carried_out"][column] = out
        numbers["results_total"][column] = pool - out
        for _ in range(pool - out) if size == "small" else ():
            row = rng.choice(usual) if rng.random() < 0.7 else rng.choice(ids)
            numbers[row][column] += 1
        if size == "large":
            _spread(rng, numbers, column, ids)
    if "oh_fee_unpaid" in numbers:
        for column in APPLICANTS:  # a fee unpaid needs its own words in section six
            numbers["granted"][column] += numbers["oh_fee_unpaid"][column]
            numbers["oh_fee_unpaid"][column] = 0
    for line in numbers.values():
        line["total"] = sum(line[column] for column in APPLICANTS)
    return numbers


def _incoming(rng: Random, size: str, column: str) -> tuple[int, int]:
    if size == "zero":
        return 0, 0
    natural = column == "natural_person"
    if size == "large":
        return (
            (rng.randint(600, 2600), rng.randint(10, 90))
            if natural
            else (rng.randint(8, 240), rng.randint(0, 12))
        )
    if natural:
        return rng.randint(3, 24), rng.randint(0, 2)
    return (rng.randint(1, 6), 0) if rng.random() < 0.3 else (0, 0)


def _spread(rng: Random, numbers: Numbers, column: str, ids: tuple[str, ...]) -> None:
    left = numbers["results_total"][column]
    for row in ids:
        if row == "granted" or rng.random() < 0.35:
            continue
        part = rng.randint(0, max(1, left // 9)) if left else 0
        numbers[row][column] = part
        left -= part
    numbers["granted"][column] = left


def _review(rng: Random, received: int) -> dict[str, int]:
    cells: dict[str, int] = {}
    room = received // 5
    for block in BLOCKS:
        budget = room if block == "review" else room // 3
        for outcome in OUTCOMES:
            part = rng.randint(0, budget // 2) if budget and rng.random() < 0.6 else 0
            budget -= part
            cells[f"{block}_{outcome}"] = part
        cells[f"{block}_total"] = sum(cells[f"{block}_{o}"] for o in OUTCOMES)
    if cells["after_review_total"] > cells["review_total"]:
        for outcome in (*OUTCOMES, "total"):
            cells[f"after_review_{outcome}"] = 0
    return cells


def _active(rng: Random, edition: str, kind: str, size: str) -> dict[str, Numbers]:
    scale = {"zero": 0, "small": 30, "large": 4000}[size]
    powers = kind not in ("institution",) and size != "zero"
    blocks: dict[str, Numbers] = {}
    for block in table(edition, "active_disclosure")["blocks"]:
        columns = [column["id"] for column in block["columns"]]
        blocks[block["id"]] = {
            row["id"]: _line(rng, block["id"], columns, row["id"], scale if powers else 0)
            for row in block["rows"]
        }
    return blocks


def _line(rng: Random, block: str, columns: list[str], row: str, scale: int) -> dict[str, int]:
    if not scale or row == "rules":
        return dict.fromkeys(columns, 0)
    some = rng.randint(1, max(2, scale // 10))
    if "in_force" in columns:
        repealed = rng.randint(0, some)
        return {"made": some, "repealed": repealed, "in_force": some + rng.randint(1, 30)}
    if "new_made" in columns:
        public = rng.randint(1, some)
        return {"new_made": some, "new_public": public, "public_total": public + scale // 4}
    if "prev_items" in columns:
        previous = rng.randint(6, 90)
        line = {"prev_items": previous, "change": rng.randint(-5, 9)}
        if "decisions" in columns:
            line["decisions"] = rng.randint(1, scale * 9)
        return line
    if block == "art20_9":
        return {"projects": some, "amount": some * rng.randint(20_000, 900_000)}
    if columns == ["fee_amount"]:
        return {"fee_amount": rng.randint(1, scale * 8)}
    return {columns[0]: rng.randint(1, scale * 9)}
