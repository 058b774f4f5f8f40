"""What the cases of the project say of each rule, as the pack keeps it: ``quality.yaml``."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from hegui.packs.load import QUALITY
from tests.cases.case import load_cases, own_files
from tests.cases.judged import Judgement, judge, statuses
from tests.cases.tally import RuleCount, by_rule
from tests.generator.judge import form_of_pack

_HEAD = """\
# yaml-language-server: $schema=../_schema/quality.schema.json
# 各条规则在标注案例（tests/cases）上的表现，由 make cases 写成，不要手改。
# hits 有错而由它查出；missed 有错、该由它查出而没有规则查出；
# traps 它不应报；alarms 其中误报；undetermined 它说无法判断。
"""


@cache
def own_judgements() -> tuple[Judgement, ...]:
    """Every case of the project, judged; once in a process."""
    return tuple(judge(case) for case in load_cases(own_files()))


def measured(judgements: Sequence[Judgement]) -> Mapping[str, RuleCount]:
    """What each rule that runs did, debatable cases left out."""
    known = statuses()
    counts = by_rule(one for one in judgements if not one.case.debatable)
    return {rule: count for rule, count in counts.items() if rule in known and count.cases}


def quality_file() -> Path:
    """Where the pack keeps it."""
    pack, _ = form_of_pack()
    return pack.root / QUALITY


def quality_text(judgements: Sequence[Judgement]) -> str:
    """The file that says it."""
    clear = [one for one in judgements if not one.case.debatable]
    lines = [
        f"  - {{rule: {rule}, hits: {count.hits}, missed: {count.missed}, traps: {count.traps}, "
        f"alarms: {count.alarms}, undetermined: {count.doubtful}}}"
        for rule, count in measured(judgements).items()
    ]
    rules = "\n".join(["rules:", *lines]) if lines else "rules: []"
    return f"{_HEAD}cases: {len(clear)}\n{rules}\n"
