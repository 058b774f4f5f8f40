"""The figures of an agency year after year: each year starts from what the last one printed."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from tests.generator.figures import APPLICANTS, BLOCKS, Figures, Numbers, make_figures
from tests.generator.form import edition_of

SIZES = ("zero", "zero", "small", "small", "small", "large")
_WALKING = (
    ("art20_5", "licensing"),
    ("art20_6", "penalty"),
    ("art20_6", "coercion"),
)
_LISTED = (*_WALKING, ("art20_5", "other_services"), ("art20_8", "admin_fees"))


@dataclass(slots=True)
class Told:
    """The figures of one year while they are made; a twist may change them.

    Attributes:
        year: report year.
        carried: what comes over from the year before, by applicant.
        figures: all numbers.
        before: the numbers printed a year ago; None in the first year.
    """

    year: int
    carried: dict[str, int]
    figures: Figures
    before: Figures | None


Twisting = Callable[[Told], None]


def story(
    rng: Random,
    kind: str,
    years: Sequence[int],
    size: str,
    early: Twisting = lambda _told: None,
    late: Twisting = lambda _told: None,
) -> dict[int, Figures]:
    """The figures of each year; *early* may change what is carried in, *late* the rest."""
    told: dict[int, Figures] = {}
    before: Figures | None = None
    for year in years:
        figures = _of_year(rng, kind, year, size, before)
        carried = {} if before is None else dict(before.requests["carried_out"])
        one = Told(year, carried, figures, before)
        early(one)
        if before is not None:
            carry_in(figures, one.carried)
            _go_on(rng, figures.active, before.active, edition_of(year))
            _settle(figures.review, before.review)
        late(one)
        told[year] = before = figures
    return told


def carry_in(figures: Figures, carried: dict[str, int]) -> None:
    """Let so much come over from the year before, and keep the table balanced."""
    lines = figures.requests
    for column in APPLICANTS:
        more = carried[column] - lines["carried_in"][column]
        lines["carried_in"][column] += more
        if more > 0:
            lines["granted"][column] += more
            lines["results_total"][column] += more
        else:
            lines["new_received"][column] -= more
    add_up(figures)


def add_up(figures: Figures) -> None:
    """Write the totals of table three anew."""
    for line in figures.requests.values():
        line["total"] = sum(line[column] for column in APPLICANTS)


def leave_open(figures: Figures, column: str, count: int) -> None:
    """Let *count* requests of one class of applicants come in and stay open at the year's end."""
    lines = figures.requests
    lines["new_received"][column] += count
    lines["carried_out"][column] += count
    add_up(figures)


def summed(parts: Sequence[Figures]) -> Figures:
    """The figures of several agencies together."""
    first, *rest = deepcopy(list(parts))
    for other in rest:
        for block, lines in _blocks(other):
            own = dict(_blocks(first))[block]
            for row, line in lines.items():
                for column, value in line.items():
                    own[row][column] += value
    return first


def _settle(now: dict[str, int], before: dict[str, int]) -> None:
    """Cases that were open a year ago come to an end."""
    for block in BLOCKS:
        missing = before[f"{block}_pending"] - now[f"{block}_total"]
        if missing > 0:
            now[f"{block}_upheld"] += missing
            now[f"{block}_total"] += missing


def _blocks(figures: Figures) -> Iterator[tuple[str, Numbers]]:
    yield "requests", figures.requests
    yield "review", {"counts": figures.review}
    yield from figures.active.items()


def _of_year(rng: Random, kind: str, year: int, size: str, before: Figures | None) -> Figures:
    """Figures that are no wild jump from last year's."""
    last = before.total("new_received") if before else 0
    while True:
        figures = make_figures(rng, edition_of(year), kind, size)
        new = figures.total("new_received") + 10  # what comes over may make it a little more
        if not last or new <= 8 * last + 20:
            return figures


def _go_on(rng: Random, now: dict[str, Numbers], before: dict[str, Numbers], edition: str) -> None:
    for row, line in now["art20_1"].items():
        last = before["art20_1"][row]
        if edition == "2019":
            line["public_total"] = last["public_total"] + line["new_public"]
            continue
        stock = last["in_force"] if "in_force" in last else last["public_total"]
        line["repealed"] = min(line["repealed"], stock + line["made"])
        line["in_force"] = stock + line["made"] - line["repealed"]
    for block, row in _LISTED:
        if row not in now.get(block, {}):
            continue
        line, last = now[block][row], before[block][row]
        if "prev_items" in line and "prev_items" in last:
            line["prev_items"] = last["prev_items"] + last["change"]
            line["change"] = max(line["change"], -line["prev_items"])
        if line.get("decisions") and last.get("decisions"):
            line["decisions"] = max(1, int(last["decisions"] * rng.uniform(0.7, 1.4)) + 1)
        if line.get("fee_amount") and last.get("fee_amount"):
            line["fee_amount"] = max(1, int(last["fee_amount"] * rng.uniform(0.7, 1.4)) + 1)
