"""An answer of a person: to a duty, an open rule or a finding of one report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What was asked: a duty only a person can judge, an open rule, whether a finding is true."""

    DUTY = "duty"
    OPEN = "open"
    FINDING = "finding"


class Verdict(StrEnum):
    """What a person found: the first three of duties and open rules, the others of findings."""

    MET = "met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"
    CONFIRMED = "confirmed"
    FALSE_ALARM = "false_alarm"


CHINESE = {
    Verdict.MET: "符合",
    Verdict.UNMET: "不符合",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.CONFIRMED: "属实",
    Verdict.FALSE_ALARM: "误报",
}
OF_RULES = (Verdict.MET, Verdict.UNMET, Verdict.NOT_APPLICABLE)
OF_FINDINGS = (Verdict.CONFIRMED, Verdict.FALSE_ALARM)
ALLOWED: Mapping[Kind, Sequence[Verdict]] = {
    Kind.DUTY: OF_RULES,
    Kind.OPEN: OF_RULES,
    Kind.FINDING: OF_FINDINGS,
}

Item = tuple[Kind, str, int | None, str]  # kind, agency, year, key


def item_of(kind: Kind, agency: str, year: int | None, key: str, path: str) -> Item:
    """What an answer is kept under: a report without agency or year is known by its file."""
    known = agency and year is not None
    return (kind, agency, year, key) if known else (kind, f"\x1f{path}", None, key)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        kind: what was asked.
        agency: whose report, as the checklist has it; "" where the report does not say.
        year: of the report; None where the report does not say.
        path: file of the report, as the checklist has it; counts only where they are not known.
        key: key of the duty, id of the rule or id of the finding.
        verdict: what the person found.
        by: who looked.
        date: the day they looked.
        note: what they wrote beside it, or "".
        file: the checklist, as it was typed.
        sheet: of a workbook, or "".
        row: in that sheet or file, 1-based.
    """

    kind: Kind
    agency: str
    year: int | None
    path: str
    key: str
    verdict: Verdict
    by: str
    date: date
    note: str
    file: str
    sheet: str
    row: int

    @property
    def item(self) -> Item:
        """What it answers."""
        return item_of(self.kind, self.agency, self.year, self.key, self.path)

    @property
    def source(self) -> str:
        """Where it stands, in words: ``核查表.xlsx 工作表“人工核查”第5行``."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        return f"{self.file} {sheet}第{self.row}行"


@dataclass(frozen=True)
class Answers:
    """All answers of some checklists, one for each item.

    Attributes:
        by_item: what was asked → the answer, in the order they were read.
    """

    by_item: Mapping[Item, Answer]

    def __len__(self) -> int:
        """How many items are answered."""
        return len(self.by_item)

    def __iter__(self) -> Iterator[Answer]:
        """Every answer, in the order they were read."""
        return iter(self.by_item.values())

    def of(
        self, kind: Kind, agency: str, year: int | None, key: str, path: str = ""
    ) -> Answer | None:
        """The answer to an item; None if there is none yet."""
        return self.by_item.get(item_of(kind, agency, year, key, path))


NO_ANSWERS = Answers({})
