"""A folder of reports with its roster, and the truth about it.

Counties are made one by one, and each depends on its number alone, so that a corpus of any size
takes little memory and can be made by several processes at once.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tests.generator.many.county import County, Made
from tests.generator.many.twists import HONEST, KINDS, Twist
from tests.generator.many.world import IN_COUNTY, Seat, county_of, seat

YEARS = (2019, 2020, 2021, 2022, 2023)
DRAFTING = 6  # of ten counties, the one whose agencies take over a common draft
SUMMING = 1  # of four counties, the one whose government adds up its agencies, and says so


@dataclass(frozen=True, slots=True)
class Corpus:
    """What to make.

    Attributes:
        agencies: how many.
        years: report years, the oldest first.
        each: of each kind of twist, so many agencies have it.
        suffixes: kinds of files, taken in turns by agency.
    """

    agencies: int
    years: tuple[int, ...] = YEARS
    each: int = 1
    suffixes: tuple[str, ...] = ("html", "md", "txt")

    def twists(self) -> dict[int, Twist]:
        """Number of the agency → its twist; partners and whoever has none are left out."""
        free = [number for number in range(self.agencies) if county_of(number) % 4 != SUMMING]
        Random(f"twists {self.agencies}").shuffle(free)
        found: dict[int, Twist] = {}
        taken: set[int] = set()
        names = [name for name in KINDS for _ in range(self.each)]
        for name in names:
            one = self._give(name, [number for number in free if number not in taken])
            if one is not None:
                number, twist = one
                found[number] = twist
                taken |= {number, twist.partner}
        return found

    def _give(self, name: str, free: Sequence[int]) -> tuple[int, Twist] | None:
        how = KINDS[name]
        for number in free:
            one = seat(number)
            if one.kind not in how.kinds:
                continue
            years = list(self.years)
            one.rng("year").shuffle(years)
            year = next((y for y in years if Twist(name, y).may_begin(self.years)), None)
            if year is None:
                return None
            if not how.partner:
                return number, Twist(name, year)
            for other in free:
                if other != number and self._fits(name, one, seat(other)):
                    return number, Twist(name, year, other)
        return None

    @staticmethod
    def _fits(name: str, one: Seat, other: Seat) -> bool:
        if name == "same name elsewhere":
            return one.kind == other.kind and one.county != other.county
        return one.kind == other.kind and one.county == other.county


@dataclass(slots=True)
class Written:
    """A corpus on disk.

    Attributes:
        folder: of the reports.
        roster: of the agencies.
        files: how many.
        made: what was planted and what only looks like a fault.
    """

    folder: Path
    roster: Path
    files: int = 0
    made: Made = field(default_factory=Made)


def write_corpus(corpus: Corpus, root: Path, jobs: int = 1) -> Written:
    """Make *corpus* under *root*: ``reports/`` and ``roster.csv``."""
    written = Written(root / "reports", root / "roster.csv")
    counties = range(-(-corpus.agencies // IN_COUNTY))
    rows: list[dict[str, str]] = []
    for made in _each(corpus, written.folder, counties, jobs):
        rows += made.rows
        written.files += made.files
        written.made.labels += made.labels
        written.made.quiet += made.quiet
    written.roster.write_text(_csv(rows, corpus.years), encoding="utf-8")
    return written


def _each(corpus: Corpus, folder: Path, counties: range, jobs: int) -> Iterator[Made]:
    twists = corpus.twists()
    make = partial(_county, corpus, folder, twists)
    if jobs == 1:
        yield from map(make, counties)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(make, counties)


def _county(corpus: Corpus, folder: Path, twists: dict[int, Twist], number: int) -> Made:
    last = min(corpus.agencies, (number + 1) * IN_COUNTY)
    own = range(number * IN_COUNTY, last)
    county = County(
        seats=tuple(map(seat, own)),
        years=corpus.years,
        twists=twists,
        suffixes=corpus.suffixes,
        sums=number % 4 == SUMMING,
        drafts=number % 10 == DRAFTING,
    )
    return county.write(folder)


def _csv(rows: Sequence[dict[str, str]], years: Sequence[int]) -> str:
    names = ["单位", "机关类别", "层级", "上级", "地区", "别名", "撤销年度"]
    for year in years:
        names += [f"发布日期{year}", f"重新发布{year}"]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


__all__ = ["HONEST", "YEARS", "Corpus", "Written", "write_corpus"]
