"""The reports of one county: stories, prose, files, its part of the roster, and the truth."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from tests.generator.figures import Figures
from tests.generator.form import edition_of
from tests.generator.many import prose as writing
from tests.generator.many.prose import Prose
from tests.generator.many.sheet import text_of
from tests.generator.many.twists import HONEST, KINDS, Twist, early, late, reworded
from tests.generator.many.world import Seat, seat
from tests.generator.many.years import SIZES, story, summed

_ELSEWHERE = "另一处发布"


@dataclass(frozen=True, slots=True)
class Label:
    """What is true of some reports.

    Attributes:
        rule: that has to notice; "" if nothing is wrong.
        twist: what was done.
        agency: whose.
        year: of which report year.
        paths: of the reports that take part, below the folder; none if a report is missing.
    """

    rule: str
    twist: str
    agency: str
    year: int
    paths: tuple[str, ...]


@dataclass(slots=True)
class Made:
    """What was made: how many files, what is wrong, what only looks so, lines of the roster."""

    files: int = 0
    labels: list[Label] = field(default_factory=list)
    quiet: list[Label] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class County:
    """A county, or the first agencies of one.

    Attributes:
        seats: its agencies.
        years: that are told of.
        twists: of all agencies of the corpus, by their numbers.
        suffixes: kinds of files.
        sums: whether the government adds up what its agencies did, and says so.
        drafts: whether most agencies take over a common draft in the last year.
    """

    seats: tuple[Seat, ...]
    years: tuple[int, ...]
    twists: Mapping[int, Twist]
    suffixes: tuple[str, ...]
    sums: bool
    drafts: bool

    def write(self, folder: Path) -> Made:
        """Write every report of the county below *folder*."""
        made = Made()
        for one in self.seats:
            twist = self.twists.get(one.number, HONEST)
            made.rows.append(self._row(one, twist))
            for year in self.years:
                if not self._has_report(twist, year):
                    continue
                path = self.path_of(one, year)
                _put(folder / path, self._text(one, twist, year))
                made.files += 1
            self._again(folder, one, twist, made)
            self._tell(one, twist, made)
        return made

    def path_of(self, one: Seat, year: int) -> str:
        """Where a report lies."""
        suffix = self.suffixes[one.number % len(self.suffixes)]
        return f"{one.city}/{one.county}/{year}/{one.number:06d}-{year}.{suffix}"

    def story(self, one: Seat) -> dict[int, Figures]:
        """The figures of an agency."""
        twist = self.twists.get(one.number, HONEST)
        size = KINDS[twist.kind].size if twist.kind else ""
        theirs: Mapping[int, Figures] = {}
        if twist.kind == "table of a neighbour":
            theirs = self.story(replace(seat(twist.partner), kind=one.kind))
        if one.number in self._copied:
            size = "large"
        size = size or one.rng("size").choice(SIZES)
        if one.kind == "government" and not size:
            size = "large"
        rng = one.rng("figures")
        told = story(rng, one.kind, self.years, size, early(twist), late(twist, theirs))
        if not (self.sums and one.kind == "government"):
            return told
        below = [self.story(other) for other in self.seats if other.parent == one.name]
        return {
            year: summed([told[year], *(other[year] for other in below)]) for year in self.years
        }

    @cached_property
    def _copied(self) -> frozenset[int]:
        """Agencies whose tables a neighbour has taken over."""
        return frozenset(
            twist.partner for twist in self.twists.values() if twist.kind == "table of a neighbour"
        )

    def _copies(self, one: Seat) -> bool:
        return self.twists.get(one.number, HONEST).kind == "table of a neighbour"

    @cached_property
    def _stories(self) -> dict[int, dict[int, Figures]]:
        return {}

    def _figures(self, one: Seat) -> dict[int, Figures]:
        if one.number not in self._stories:
            self._stories[one.number] = self.story(one)
        return self._stories[one.number]

    def _text(self, one: Seat, twist: Twist, year: int) -> str:
        called = self._called(one, twist, year)
        figures = self._figures(one)
        said = self._prose(called, twist, year, figures)
        return self._page(called, year, said, figures[year])

    def _page(self, one: Seat, year: int, said: Prose, figures: Figures, mark: str = "") -> str:
        suffix = self.suffixes[one.number % len(self.suffixes)]
        title = f"{one.name}{year}年政府信息公开工作年度报告{mark}"
        places = 0 if one.number in self._copied or self._copies(one) else one.number % 3
        return text_of(suffix, edition_of(year), title, said, figures, places)

    def _called(self, one: Seat, twist: Twist, year: int) -> Seat:
        """The agency under the name it has in that year."""
        if twist.kind == "renamed, and says so" and year < twist.year:
            return replace(one, name=_old_name(one))
        return self._known(one)

    def _known(self, one: Seat) -> Seat:
        for number, twist in self._bare.items():
            if one.number in (number, twist.partner):
                town = seat(number)
                return replace(one, name=town.name.removeprefix(town.county))
        return one

    @cached_property
    def _bare(self) -> dict[int, Twist]:
        """Townships that have a namesake in another county, and do not say which they are."""
        return {
            number: twist
            for number, twist in self.twists.items()
            if twist.kind == "same name elsewhere"
        }

    def _prose(self, one: Seat, twist: Twist, year: int, figures: Mapping[int, Figures]) -> Prose:
        needed = [y for y in (year - 1, year) if y in figures]
        told = {y: writing.write(one, y, figures[y], edition_of(y)) for y in needed}
        partner = None
        if twist.partner >= 0 and year == twist.year:
            other = seat(twist.partner)
            theirs = self._figures(other)[year]
            partner = (other, writing.write(other, year, theirs, edition_of(year)), theirs)
        said = reworded(twist, one, year, told, figures, partner)
        if self.drafts and year == self.years[-1] and twist is HONEST and one.number % 5:
            said = writing.with_draft(one, said, year)
        if (self.sums and one.kind == "government") or (
            twist.kind == "less than its agencies" and year == twist.year
        ):
            first, *rest = said.overview
            said = replace(
                said, overview=(f"{first}{writing.covering(one, figures[year])}", *rest)
            )
        if twist.kind == "renamed, and says so" and year == twist.year:
            first, *rest = said.overview
            words = f"因机构调整，{_old_name(one)}更名为{one.name}。"
            said = replace(said, overview=(f"{first}{words}", *rest))
        return said

    @staticmethod
    def _has_report(twist: Twist, year: int) -> bool:
        if twist.kind == "no report":
            return year != twist.year
        return not (twist.kind == "abolished" and year >= twist.year)

    def _again(self, folder: Path, one: Seat, twist: Twist, made: Made) -> None:
        """A second file of the same report in another folder."""
        if twist.kind not in ("two versions", "corrected version", "published twice"):
            return
        figures = self._figures(one)
        said = self._prose(one, twist, twist.year, figures)
        other = deepcopy(figures[twist.year])
        mark = ""
        if twist.kind != "published twice":
            other.active["art20_5"]["licensing"]["decisions"] += 1
        if twist.kind == "corrected version":
            mark = "（更正版）"
        _put(folder / self._second(one, twist), self._page(one, twist.year, said, other, mark))
        made.files += 1

    def _second(self, one: Seat, twist: Twist) -> str:
        return f"{_ELSEWHERE}/{self.path_of(one, twist.year)}"

    def _tell(self, one: Seat, twist: Twist, made: Made) -> None:
        if twist is HONEST:
            return
        how = KINDS[twist.kind]
        years = self.years if twist.kind == "table of a neighbour" else (twist.year,)
        into = made.labels if how.rule else made.quiet
        for year in years:
            paths = [self.path_of(one, year)]
            if twist.partner >= 0:
                paths.append(self.path_of(seat(twist.partner), year))
            elif how.rule[:3] in ("YOY", "BPL") and how.rule != "YOY-12":
                paths.append(self.path_of(one, year - 1))
            if twist.kind in ("two versions", "corrected version", "published twice"):
                paths.append(self._second(one, twist))
            if how.rule.startswith("PUB"):
                paths = []
            into.append(Label(how.rule, twist.kind, one.name, year, tuple(paths)))

    def _row(self, one: Seat, twist: Twist) -> dict[str, str]:
        name = self._called(one, twist, self.years[-1]).name
        row = {
            "单位": name,
            "机关类别": one.kind_word,
            "层级": one.level,
            "上级": one.parent,
            "地区": f"{one.city}{one.county}",
        }
        if twist.kind == "renamed, and says so":
            row["别名"] = _old_name(one)
        if twist.kind == "abolished":
            row["撤销年度"] = str(twist.year - 1)
        for year in self.years:
            if not self._has_report(twist, year):
                continue
            month, day = (3, 28) if one.kind == "government" else (1, 30)
            month -= one.rng("month", year).randint(0, month - 1)
            text = f"{year + 1}-{month:02d}-{one.rng('day', year).randint(4, day):02d}"
            if year == twist.year and twist.kind in ("department late", "moved site"):
                text = f"{year + 1}-02-{one.rng('day').randint(3, 26):02d}"
            if year == twist.year and twist.kind == "government late":
                text = f"{year + 1}-04-{one.rng('day').randint(1, 26):02d}"
            if year == twist.year and twist.kind == "moved site":
                row[f"重新发布{year}"] = "是"
            row[f"发布日期{year}"] = text
        return row


def _old_name(one: Seat) -> str:
    """What a department was called before."""
    return f"{one.name.removesuffix('局')}事务局"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
