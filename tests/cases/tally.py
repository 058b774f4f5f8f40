"""Judgements counted: by group, and rule by rule."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.cases.judged import Judgement


@dataclass(slots=True)
class Count:
    """What became of some cases.

    A case belongs to the group of the first rule it names.

    Attributes:
        errors: cases with an error.
        found: of these, with a right finding.
        doubtful: of these, not found, but a rule expected says that it cannot decide.
        traps: cases without error.
        alarmed: cases (of either sort) with a false alarm.
        trapped: of these, traps.
    """

    errors: int = 0
    found: int = 0
    doubtful: int = 0
    traps: int = 0
    alarmed: int = 0
    trapped: int = 0

    def add(self, one: Judgement) -> None:
        """Count one judgement."""
        self.alarmed += bool(one.alarms)
        if one.case.trap:
            self.traps += 1
            self.trapped += bool(one.alarms)
        else:
            self.errors += 1
            self.found += bool(one.right)
            self.doubtful += bool(not one.right and one.in_doubt)

    @property
    def recall(self) -> float | None:
        """Share of errors found; None without errors."""
        return self.found / self.errors if self.errors else None

    @property
    def precision(self) -> float | None:
        """Share of cases with a right finding among those with a right or a false one."""
        spoken = self.found + self.alarmed
        return self.found / spoken if spoken else None


@dataclass(slots=True)
class RuleCount:
    """What one rule did.

    A case in which another expected rule spoke and this one did not counts for neither.

    Attributes:
        hits: cases that expect it and in which it is right.
        missed: cases that expect it and in which no rule is right.
        traps: cases that forbid it.
        alarms: of these, it spoke.
        doubtful: cases about it in which it could not decide.
    """

    hits: int = 0
    missed: int = 0
    traps: int = 0
    alarms: int = 0
    doubtful: int = 0

    @property
    def cases(self) -> int:
        """How many cases its figures rest on."""
        return self.hits + self.missed + self.traps

    @property
    def precision(self) -> float | None:
        """Share of right findings; None if it never spoke."""
        spoken = self.hits + self.alarms
        return self.hits / spoken if spoken else None

    @property
    def recall(self) -> float | None:
        """Share found of the errors it should find; None if there are none."""
        due = self.hits + self.missed
        return self.hits / due if due else None


def by_group(judgements: Iterable[Judgement]) -> Mapping[str, Count]:
    """Group → its count, groups in alphabetical order."""
    counts: dict[str, Count] = defaultdict(Count)
    for one in judgements:
        counts[one.case.rule.split("-")[0]].add(one)
    return dict(sorted(counts.items()))


def in_all(judgements: Iterable[Judgement]) -> Count:
    """All of them in one count."""
    count = Count()
    for one in judgements:
        count.add(one)
    return count


def by_rule(judgements: Iterable[Judgement]) -> Mapping[str, RuleCount]:
    """Rule → its count, in order of ids."""
    counts: dict[str, RuleCount] = defaultdict(RuleCount)
    for one in judgements:
        right = {finding.rule for finding in one.right}
        false = {finding.rule for finding in one.alarms}
        for rule in one.case.expect:
            count = counts[rule]
            count.hits += rule in right
            count.missed += not right
            count.doubtful += rule in one.undetermined
        for rule in one.case.forbid:
            count = counts[rule]
            count.traps += 1
            count.alarms += rule in false
            count.doubtful += rule in one.undetermined
    return dict(sorted(counts.items()))
