"""What is wrong, or only looks so, across the reports of one agency: numbers, words, files.

A twist is given to one agency at one year. Faults name the rule that has to notice; look-alikes
have none, and nobody may say a word about them.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from tests.generator.figures import Figures
from tests.generator.many import prose as writing
from tests.generator.many.prose import Prose
from tests.generator.many.world import Seat
from tests.generator.many.years import Told, leave_open

FIRST_NEW = 2021  # the first year of the form in force


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of twist.

    Attributes:
        rule: that has to notice; "" for a look-alike.
        kinds: kinds of agencies that can have it.
        size: the agency's; "" for any.
        new_form: whether this year and the one before must follow the form in force.
        partner: whether another agency takes part.
    """

    rule: str = ""
    kinds: tuple[str, ...] = ("department", "township")
    size: str = "small"
    new_form: bool = False
    partner: bool = False


_ANY = ("department", "township", "institution")
KINDS = {
    "carried in is not what was carried out": Kind("YOY-01"),
    "carried by another class of applicants": Kind("YOY-02"),
    "documents in force do not follow": Kind("YOY-03", new_form=True),
    "items do not follow": Kind("YOY-05"),
    "decisions jump": Kind("YOY-07"),
    "fee in another unit": Kind("YOY-13", new_form=True),
    "table of last year": Kind("YOY-09", new_form=True),
    "two versions": Kind("YOY-12"),
    "overview of last year": Kind("BPL-01", _ANY, ""),
    "problems of last year": Kind("BPL-02", _ANY, ""),
    "all of last year": Kind("BPL-03", _ANY, "", new_form=True),
    "neighbour, names changed": Kind("BPL-04", size="", partner=True),
    "neighbour, 10% anew": Kind("BPL-04", size="", partner=True),
    "neighbour, 20% anew": Kind("BPL-09", size="", partner=True),
    "neighbour, 30% anew": Kind("BPL-09", size="", partner=True),
    "table of a neighbour": Kind("BPL-05", ("department",), "large", partner=True),
    "department late": Kind("PUB-01", ("department",), ""),
    "government late": Kind("PUB-02", ("government",), "large"),
    "no report": Kind("PUB-05", _ANY, ""),
    "less than its agencies": Kind("XTB-13", ("government",), "small"),
    "merged, and says so": Kind(),
    "expired, and says so": Kind(new_form=True),
    "decisions moved, and says so": Kind(),
    "corrected version": Kind(),
    "published twice": Kind(),
    "moved site": Kind("", ("department",), ""),
    "abolished": Kind("", _ANY, ""),
    "renamed, and says so": Kind("", ("department",), ""),
    "short problems every year": Kind("", _ANY, ""),
    "same name elsewhere": Kind("", ("township",), "", partner=True),
}
ANEW = {
    "neighbour, names changed": 0.0,
    "neighbour, 10% anew": 0.1,
    "neighbour, 20% anew": 0.2,
    "neighbour, 30% anew": 0.3,
}
_SAID = {
    "merged, and says so": "因机构改革，原招商服务站的职责划入{own}，在办的申请一并转来。",
    "expired, and says so": "另有2件行政规范性文件有效期届满自然失效。",
    "decisions moved, and says so": "因职责划转，一批审批事项转由{own}办理。",
}
SHORT = "政策解读形式单一，图例偏少。今后增加图解和视频。"


@dataclass(frozen=True, slots=True)
class Twist:
    """A twist of one agency.

    Attributes:
        kind: which, by its name in ``KINDS``.
        year: when.
        partner: number of the other agency; -1 if there is none.
    """

    kind: str = ""
    year: int = 0
    partner: int = -1

    def may_begin(self, years: Sequence[int]) -> bool:
        """Whether it makes sense in its year, if *years* are told of."""
        how = KINDS[self.kind]
        if how.rule == "YOY-05":
            return self.year == FIRST_NEW - 1 and self.year - 1 in years
        if how.rule[:3] in ("PUB", "XTB"):
            return self.year in years
        first = FIRST_NEW if how.new_form else 0
        return self.year - 1 in years and self.year - 1 >= first


HONEST = Twist()


def early(twist: Twist) -> Callable[[Told], None]:
    """What it does to the numbers that are carried in."""

    def change(told: Told) -> None:
        if told.year != twist.year:
            return
        if twist.kind in ("carried in is not what was carried out", "merged, and says so"):
            told.carried["natural_person"] += 3
        elif twist.kind == "carried by another class of applicants":
            told.carried["natural_person"] -= 1
            told.carried["enterprise"] += 1

    return change


def late(twist: Twist, partner: Mapping[int, Figures]) -> Callable[[Told], None]:
    """What it does to all other numbers; *partner* are those of the other agency."""

    def change(told: Told) -> None:
        if twist.kind == "table of a neighbour":
            told.figures.active.update(deepcopy(partner[told.year].active))
        elif told.year == twist.year - 1:
            _the_year_before(twist.kind, told.figures)
        elif told.year == twist.year and told.before is not None:
            _in_the_year(twist.kind, told.figures, told.before)

    return change


def _the_year_before(kind: str, figures: Figures) -> None:
    if kind == "carried by another class of applicants":
        leave_open(figures, "natural_person", 2)
    elif kind == "table of last year":
        for line in figures.active["art20_1"].values():
            line["in_force"] += line["repealed"] - line["made"]
            line["repealed"] = line["made"]
    elif kind == "expired, and says so":
        for column in ("made", "in_force"):  # so that some are left to expire
            figures.active["art20_1"]["normative_documents"][column] += 5


def _in_the_year(kind: str, figures: Figures, before: Figures) -> None:
    active, last = figures.active, before.active
    if kind == "documents in force do not follow":
        active["art20_1"]["normative_documents"]["in_force"] += 3
    elif kind == "expired, and says so":
        active["art20_1"]["normative_documents"]["in_force"] -= 2
    elif kind == "items do not follow":
        active["art20_5"]["licensing"]["prev_items"] += 3
    elif kind in ("decisions jump", "decisions moved, and says so"):
        decisions = last["art20_5"]["licensing"]["decisions"]
        active["art20_5"]["licensing"]["decisions"] = decisions * 23 + 40
    elif kind == "fee in another unit":
        fee = last["art20_8"]["admin_fees"]["fee_amount"]
        active["art20_8"]["admin_fees"]["fee_amount"] = fee * 10_000
    elif kind == "table of last year":
        active.update(deepcopy(last))


def reworded(
    twist: Twist,
    seat: Seat,
    year: int,
    told: Mapping[int, Prose],
    story: Mapping[int, Figures],
    partner: tuple[Seat, Prose, Figures] | None,
) -> Prose:
    """The prose of *year* as the twist has it; *told* is what would be said without it."""
    now = told[year]
    if twist.kind == "short problems every year":
        return replace(now, problems=(SHORT,))
    if year != twist.year:
        return now
    if twist.kind in _SAID:
        *lines, last = now.overview
        said = _SAID[twist.kind].format(own=seat.own)
        return replace(now, overview=(*lines, f"{last}{said}"))
    if twist.kind in ANEW and partner is not None:
        return _of_the_neighbour(twist, seat, now, story, partner)
    if not twist.kind.endswith("of last year") or twist.kind.startswith("table"):
        return now
    rng = seat.rng("copied", year)
    last_year = _brought_up(seat, year, told[year - 1], story)
    if twist.kind == "all of last year":
        return last_year
    if twist.kind == "overview of last year":
        return replace(now, overview=writing.touched(rng, last_year, "overview", 0.03))
    return replace(now, problems=writing.touched(rng, last_year, "problems", 0.02))


def _brought_up(seat: Seat, year: int, last: Prose, story: Mapping[int, Figures]) -> Prose:
    """Last year's prose with this year's date and numbers."""
    before = writing.requests(seat, year - 1, story[year - 1])
    now = writing.requests(seat, year, story[year])

    def up(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            line.replace(before, now).replace(f"{year - 1}年", f"{year}年") for line in lines
        )

    return Prose(up(last.preface), up(last.overview), up(last.problems), up(last.other))


def _of_the_neighbour(
    twist: Twist,
    seat: Seat,
    now: Prose,
    story: Mapping[int, Figures],
    partner: tuple[Seat, Prose, Figures],
) -> Prose:
    other, said, figures = partner
    theirs = writing.requests(other, twist.year, figures)
    own = writing.requests(seat, twist.year, story[twist.year])
    copied = said.in_the_name_of(other, seat)
    theirs = theirs.replace(other.own, seat.own)
    overview = tuple(line.replace(theirs, own) for line in copied.overview)
    rng, share = seat.rng("copied"), ANEW[twist.kind]
    return replace(
        now,
        overview=writing.rewritten(rng, seat, overview, share),
        problems=writing.rewritten(rng, seat, copied.problems, share),
    )
