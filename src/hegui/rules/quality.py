"""How far a rule can be trusted: what it did on labelled cases, as ``quality.yaml`` has it.

The figures are counted on the project's own cases and written by ``make cases``; no verdict
depends on them. They stand on the page of the rule, so that whoever gets a finding can see how
often such findings were right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hegui.packs.yaml_file import YamlFile

NONE = "还没有标注案例，查准率和查全率未知。"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one rule did.

    A case with an error that another rule found in its place counts for neither.

    Attributes:
        hits: cases with an error that it found.
        missed: cases with an error that it should have found and that no rule found.
        traps: cases in which it must be silent.
        alarms: of these, it spoke.
        undetermined: cases about it in which it said that nobody can tell.
    """

    hits: int
    missed: int
    traps: int
    alarms: int
    undetermined: int

    @property
    def cases(self) -> int:
        """How many cases the figures rest on."""
        return self.hits + self.missed + self.traps

    @property
    def precision(self) -> Fraction | None:
        """Share of right findings among all it made; None if it never spoke."""
        return _share(self.hits, self.alarms)

    @property
    def recall(self) -> Fraction | None:
        """Share it found of the errors it should find; None if there are none."""
        return _share(self.hits, self.missed)

    @property
    def shares(self) -> tuple[str, str]:
        """Precision and recall as people read them."""
        return _percent(self.precision), _percent(self.recall)

    @property
    def chinese(self) -> str:
        """The figures in one sentence, and the number of cases they rest on."""
        precision, recall = self.shares
        return (
            f"查准率 {precision}，查全率 {recall}，"
            f"依据标注案例 {self.cases} 个："
            f"应查出的 {self.hits + self.missed} 个查出 {self.hits} 个，"
            f"不应报的 {self.traps} 个误报 {self.alarms} 个"
            + (f"；另有 {self.undetermined} 个它说无法判断。" if self.undetermined else "。")
        )


def read_quality(file: YamlFile) -> Mapping[str, Measured]:
    """Rule → its figures, from a file that its schema has passed.

    Rules that are no longer there keep nobody from loading: the file is only ever stale, and
    a test says when.
    """
    return {
        given["rule"]: Measured(
            **{name: given[name] for name in ("hits", "missed", "traps", "alarms", "undetermined")}
        )
        for given in file.data["rules"]
    }


def _share(part: int, rest: int) -> Fraction | None:
    return Fraction(part, part + rest) if part + rest else None


def _percent(share: Fraction | None) -> str:
    """The share to a tenth, rounded down: 100% is said of nothing that ever failed."""
    if share is None:
        return "未知"
    tenths = share * 1000 // 1
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"
