"""A rule that no sample breaks proves little: each fires, or says why none could be made."""

from functools import cache
from pathlib import Path

import pytest
from tests.generator.judge import open_judge, read_bytes

from hegui.batch.discover import discover
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.rules.load import load_rules

SPOILED = Path(__file__).parents[2] / "sample_reports" / "spoiled"


@cache
def fired() -> frozenset[str]:
    judge = open_judge("reference")
    found: set[str] = set()
    for file in discover([SPOILED]):
        facts = read_bytes(file.path.read_bytes(), file.path.name)
        found |= {rule for rule, outcome in judge.outcomes(facts).items() if outcome.findings}
    return frozenset(found)


def _rules() -> list[str]:
    pack = load_pack(find_pack(None))
    return [rule.id for rule in load_rules(pack, load_form(pack)).rules]


@pytest.mark.parametrize("rule", _rules())
def test_every_rule_fires_on_a_spoiled_sample(rule: str) -> None:
    assert rule in fired()
