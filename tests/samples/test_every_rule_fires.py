"""A rule that no sample breaks proves little: each fires, or says why none could be made.

Local rules, which run only where a profile switches them on, are woken for this.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.batch.whole import audited

from hegui.batch.run import Options
from hegui.rules.open import open_ruleset
from hegui.rules.ruleset import Ruleset

UNSAMPLED = {
    "PUB-06": "a scan is read only where the extra for it is installed; see test_unsure",
}
SPOILED = Path(__file__).parents[2] / "sample_reports" / "spoiled"


@cache
def _every_rule() -> Ruleset:
    return open_ruleset(None, None).awake()


@cache
def fired() -> frozenset[str]:
    options = Options(date(2026, 1, 31), engine="reference", jobs=2)
    run = audited([SPOILED], _every_rule(), options)
    found = (one["findings"] for one in run.document["reports"])
    return frozenset(finding["rule"] for findings in found for finding in findings)


def _rules() -> list[str]:
    return [rule.id for rule in _every_rule().own().rules]


@pytest.mark.parametrize("rule", _rules())
def test_every_rule_fires_on_a_spoiled_sample(rule: str) -> None:
    assert rule in fired() or rule in UNSAMPLED


def test_no_rule_is_excused_that_fires() -> None:
    assert fired().isdisjoint(UNSAMPLED)
