"""Rules as lines: each with what it rests on, and none wider than a terminal."""

from hegui.cli.layout import cells
from hegui.cli.rules_text import list_lines
from hegui.rules.open import open_ruleset


def test_the_list_names_every_rule_and_what_it_rests_on_within_80_columns() -> None:
    ruleset = open_ruleset(None, None)

    lines = list(list_lines(ruleset.rules, ruleset))

    assert max(map(cells, lines)) <= 80
    assert sum(line.strip().startswith("依据：") for line in lines) == sum(
        len(rule.basis) for rule in ruleset.rules
    )
    assert {rule.id for rule in ruleset.rules} <= {word for x in lines for word in x.split()[:1]}
