from hegui.facts.kinds import Type
from hegui.model.verdict import Verdict
from tests.unit.engine.build import column, fact, judge, rule, ruleset

PASS, FAIL, OPEN = Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED
NOBODY = {"nobody": {"which": Type.TEXT, "rest": Type.NUMBER}}

QUIET = rule(
    "column",
    where="came == 0",
    derive="nobody",
    give={"which": "column", "rest": "kept / 3"},
    rule_id="D-nobody",
)


def test_a_derived_fact_is_judged_like_any_other() -> None:
    uses = rule("nobody", "rest == 0", derived=NOBODY)
    rules = ruleset(uses, derivations=[[QUIET]])

    assert judge(rules, column(came=0, kept=0))[0].verdict is PASS
    assert judge(rules, column(came=0, kept=1))[0].verdict is FAIL
    assert judge(rules, column(came=1, kept=1))[0].verdict is Verdict.NOT_APPLICABLE


def test_an_absence_over_derived_facts_is_sound() -> None:
    uses = rule("table as t", absent=[("nobody", 'which == "total"')], derived=NOBODY)
    rules = ruleset(uses, derivations=[[QUIET]])

    assert judge(rules, fact("table"), column(came=1))[0].verdict is PASS
    assert judge(rules, fact("table"), column(came=0, kept=1))[0].verdict is FAIL


def test_a_fact_that_is_perhaps_derived_leaves_its_users_undetermined() -> None:
    absent = rule("table as t", absent=[("nobody", "")], derived=NOBODY)
    judged = rule("nobody", "rest == 1", derived=NOBODY)
    counted = rule("table as t", "count(nobody) == 0", derived=NOBODY)

    for one in (absent, judged, counted):
        rules = ruleset(one, derivations=[[QUIET]])
        assert judge(rules, fact("table"), column(kept=0))[0].verdict is OPEN


def test_derivations_chain_in_layers() -> None:
    chained = rule(
        "nobody",
        where="rest == 0",
        absent=[("cell", "column == nobody.which")],
        derive="idle",
        give={"which": "which"},
        rule_id="D-idle",
        derived=NOBODY,
    )
    uses = rule(
        "table as t", absent=[("idle", "")], derived={**NOBODY, "idle": {"which": Type.TEXT}}
    )
    rules = ruleset(uses, derivations=[[QUIET], [chained]])
    table, idle = fact("table"), column(came=0, kept=0)

    assert judge(rules, table, idle)[0].verdict is FAIL
    assert judge(rules, table, idle, fact("cell", column="total"))[0].verdict is PASS
    assert judge(rules, table, idle, fact("cell"))[0].verdict is OPEN


def test_equal_derived_facts_are_one() -> None:
    uses = rule("table as t", "count(nobody) == 1", derived=NOBODY)
    rules = ruleset(uses, derivations=[[QUIET]])

    assert (
        judge(rules, fact("table"), column(came=0, kept=0), column(came=0, kept=0))[0].verdict
        is PASS
    )


def test_a_derivation_can_join() -> None:
    pairs = rule(
        "column as now",
        where="now.year == 2021",
        joins=[("prior", "column", "prior.column == now.column and prior.year == 2020", "pass")],
        derive="nobody",
        give={"which": "now.column", "rest": "now.came - prior.came"},
        rule_id="D-nobody",
    )
    uses = rule("nobody", "rest == 2", derived=NOBODY)
    rules = ruleset(uses, derivations=[[pairs]])
    last_year = fact("column", column="total", came=3, year=2020)

    assert judge(rules, column(came=5), last_year)[0].verdict is PASS
    assert judge(rules, column(came=6), last_year)[0].verdict is FAIL
    assert judge(rules, column(came=6))[0].verdict is Verdict.NOT_APPLICABLE
