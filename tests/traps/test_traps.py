"""One test for each trap of the engine: our rules, facts and driver keep clear of it.

Numbers are those of docs/engine.md. What could end the process runs in one of its own.
"""

import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from hegui.engine import durable
from hegui.engine.compile import MOST_JOINS, compile_ruleset
from hegui.engine.durable import DurableBackend, emit, shards, wire
from hegui.engine.evaluate import evaluate
from hegui.engine.ir import Check, Item, Link, Match, OutOfBoundsError, Query, Row
from hegui.errors import PackError
from hegui.facts.fact import FactBase
from hegui.model.verdict import Verdict
from tests.differential.fuzz_ir import random_query
from tests.unit.engine.build import column, fact, judge, number, rule, ruleset, verdict

pytestmark = pytest.mark.skipif(not durable.available(), reason="durable_rules cannot be imported")

ON = (Check("on", "==", 1),)
PASS, FAIL = Verdict.PASS, Verdict.FAIL


@pytest.fixture(scope="module")
def emitted() -> list[dict[str, object]]:
    """The rules of four hundred random queries, with links, sums and absences."""
    seeded = random.Random(7)
    return [emit(random_query(seeded, number)) for number in range(400)]


def _conditions(emitted: list[dict[str, object]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    for one in emitted:
        for condition in one["all"]:  # type: ignore[attr-defined]
            ((alias, test),) = condition.items()
            if alias != "rdy":
                yield alias, test["$and"]


@pytest.mark.parametrize(
    ("case", "out"),
    [
        ("links_that_are_false", "0"),  # trap 1
        ("reports_that_match_nothing", "0"),  # 2
        ("reports_without_facts", "0"),  # 3
        ("many_reports", "3000"),  # 6, 7
        ("many_conditions", "2"),  # 8
        ("an_error_in_the_middle", str(50 * (1 + 20))),  # 25
    ],
)
def test_what_could_end_the_process_does_not(case: str, out: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.traps.child", case],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, out), done.stderr[-2000:]


def test_01_a_condition_with_links_ends_in_a_constant(emitted: list[dict[str, object]]) -> None:
    with_links = [parts for _, parts in _conditions(emitted) if "$and" in parts[-1]]

    assert len(with_links) > 100
    for parts in with_links:
        assert parts[-1] == {"$and": [{"k": parts[0]["k"]}]}
    links = [
        parts
        for _, parts in _conditions(emitted)
        if any("$ex" not in part and '"a0"' in json.dumps(part) for part in parts)
    ]
    assert all("$and" in parts[-1] for parts in links)


def test_02_every_set_has_a_rule_that_always_runs() -> None:
    sets = list(shards([Query(n, "row", 0, (Item("a", ON),)) for n in range(120)]))

    assert len(sets) == 3
    assert all(one["_ready"]["all"] == [{"m": {"k": "ready!"}}] for one in sets)


def test_04_05_17_only_the_safe_operators_are_emitted(emitted: list[dict[str, object]]) -> None:
    words = set(json.dumps(emitted).replace('"', " ").replace("$not", " $not ").split())
    operators = {word.rstrip(":") for word in words if word.startswith("$")}

    allowed = {"$and", "$ex", "$neq", "$lt", "$lte", "$gt", "$gte", "$add", "$l", "$r", "$not"}
    assert operators == allowed


def test_08b_conditions_are_flat_and_without_or(emitted: list[dict[str, object]]) -> None:
    for _, parts in _conditions(emitted):
        nested = [part for part in parts if "$and" in part or "$or" in part or "$all" in part]
        assert len(nested) <= 1


@pytest.mark.parametrize("value", [Fraction(1, 3), 10**15 + 1, -(10**15) - 1, 1.5, True, "1"])
def test_09_29_what_is_not_a_whole_number_within_bounds_is_refused(value: object) -> None:
    with pytest.raises(OutOfBoundsError):
        wire(Row(1, "a", {"x": value}))  # type: ignore[dict-item]


def test_09_too_many_properties_are_refused_and_the_reference_judges() -> None:
    with pytest.raises(OutOfBoundsError):
        wire(Row(1, "a", {f"p{n}": n for n in range(201)}))

    large = rule(
        "column as now",
        "now.came == prior.came",
        where="now.year == 2021",
        joins=[("prior", "column", "prior.year == 2020", "pass")],
    )
    program = compile_ruleset(ruleset(large))
    facts = column(came=10**20), fact("column", year=2020, came=10**20 + 1)
    found = evaluate(FactBase(facts), program, DurableBackend([program.layers[0].queries]))

    assert found.outcomes[0].verdict is FAIL
    assert found.fell_back == "数太大，或者小数位太多，改由参考引擎判断"


def test_10_what_is_absent_is_asked_when_all_facts_are_in() -> None:
    absence = Query(0, "without", 0, (Item("a", ON), Item("b", ON, negated=True)))
    backend = DurableBackend([[absence]])
    rows = [Row(1, "a", {"on": 1}), Row(2, "b", {"on": 1})]

    assert backend.run(0, rows) == []
    assert backend.run(0, rows[::-1]) == []
    assert backend.run(0, rows[:1]) == [Match(0, (1,))]


def test_11_ready_comes_first_where_something_is_absent(emitted: list[dict[str, object]]) -> None:
    with_absence = [one for one in emitted if "$not" in json.dumps(one)]

    assert len(with_absence) > 100
    for one in with_absence:
        assert one["all"][0] == {"rdy": {"k": "ready!"}}  # type: ignore[index]


def test_12_groups_stand_last(emitted: list[dict[str, object]]) -> None:
    for _, parts in _conditions(emitted):
        assert not any("$and" in part for part in parts[:-1])


def test_13_an_or_that_is_true_twice_gives_one_finding() -> None:
    either = rule("cell", absent=[("statement", "about == cell.row or section == cell.table")])
    cell = fact("cell", row="came", table="s1")

    found = judge(ruleset(either), cell, fact("statement", about="came", section="s1"))[0]

    assert len(found.findings) == 1
    assert len(found.findings[0].places) == 1


def test_14_equal_facts_are_judged_one_by_one() -> None:
    twice = [column(came=1, left=2), column(came=1, left=2)]

    outcome = judge(ruleset(rule("column", "came == left")), *twice)[0]

    assert len(outcome.findings) == 2


def test_14_a_field_called_id_is_not_the_identity_of_a_fact() -> None:
    same = [fact("section_slot", id="s1", present=False) for _ in range(3)]

    assert len(judge(ruleset(rule("section_slot", "present")), *same)[0].findings) == 3


def test_15_wire_facts_carry_no_state_id_and_ids_count_from_one() -> None:
    assert wire(Row(3, "a", {"x": 1})) == {"k": "a", "id": 3, "x": 1}


def test_16_texts_longer_than_the_engine_can_compare_are_joined_rightly() -> None:
    copied = rule(
        "section as s", "false == true", joins=[("t", "section", "t.text == s.text", "pass")]
    )
    long, longer = "政" * 70_000, "政" * 70_000 + "府"

    def of(*texts: str) -> Verdict:
        return verdict(copied, *(fact("section", text=text) for text in texts))

    assert of(long, longer) is PASS
    assert of(long, long) is FAIL


def test_18_a_whole_decimal_joins_an_int() -> None:
    joined = rule(
        "column as a", "false == true", joins=[("b", "column", "a.came == b.left", "pass")]
    )
    assert verdict(joined, column(came=5, left=0), column(came=9, left=number("5.0"))) is FAIL


def test_19_every_compared_property_is_guarded_on_its_fact() -> None:
    link = Link("x", ">", ((0, "y"),))
    one = emit(Query(0, "row", 0, (Item("a", ON), Item("b", (), (link,)))))

    first, second = (next(iter(c.values()))["$and"] for c in one["all"])
    assert first[1:3] == [{"$ex": {"on": 1}}, {"$ex": {"y": 1}}]
    assert second[1] == {"$ex": {"x": 1}}


def test_19_a_missing_property_makes_neither_a_comparison_nor_its_opposite_true() -> None:
    queries = [
        Query(n, "row", 0, (Item("a", ON), Item("b", (), (Link("x", op, ((0, "y"),)),))))
        for n, op in enumerate(("==", "!=", "<", "<=", ">", ">="))
    ]
    backend = DurableBackend([queries])

    assert backend.run(0, [Row(1, "a", {"on": 1}), Row(2, "b", {"x": 1})]) == []
    assert backend.run(0, [Row(1, "a", {"on": 1, "y": 1}), Row(2, "b", {"z": 1})]) == []


def test_20_an_expression_of_constants_never_reaches_the_engine() -> None:
    assert verdict(rule("column", "0 - 1 < 0"), column()) is PASS
    constant = rule("table as t", absent=[("cell", "0 - 1 == 1 - 2 and row == t.id")])

    assert verdict(constant, fact("table", id="came"), fact("cell", row="came")) is FAIL


def test_21_every_condition_begins_with_its_kind(emitted: list[dict[str, object]]) -> None:
    for _, parts in _conditions(emitted):
        assert list(parts[0]) == ["k"]


def test_22_23_24_no_host_no_threads() -> None:
    before = threading.active_count()
    DurableBackend([[Query(0, "row", 0, (Item("a", ON),))]]).run(0, [Row(1, "a", {"on": 1})])

    assert threading.active_count() == before
    assert not any(name == "durable" or name.startswith("durable.") for name in sys.modules)


def test_26_no_key_is_lost_and_no_condition_is_empty(emitted: list[dict[str, object]]) -> None:
    for one in emitted:
        aliases = [next(iter(condition)) for condition in one["all"]]  # type: ignore[attr-defined]
        assert len(set(aliases)) == len(aliases)
    for _, parts in _conditions(emitted):
        assert parts
        assert all(len(part) == 1 for part in parts)


def test_27_chinese_names_reach_the_engine_as_they_are() -> None:
    query = Query(0, "row", 0, (Item("列", (Check("件数", "==", 3),)),))

    assert DurableBackend([[query]]).run(0, [Row(1, "列", {"件数": 3})]) == [Match(0, (1,))]


def test_28_a_fact_is_not_used_up_by_the_first_query_it_matches() -> None:
    backend = DurableBackend([[Query(n, "row", 0, (Item("a", ON),)) for n in range(130)]])

    assert len(backend.run(0, [Row(1, "a", {"on": 1}), Row(2, "a", {"on": 1})])) == 260


def test_a_derived_kind_may_be_called_ready() -> None:
    query = Query(0, "without", 0, (Item("a", ON), Item("ready", ON, negated=True)))

    assert DurableBackend([[query]]).run(0, [Row(1, "a", {"on": 1})]) == [Match(0, (1,))]


def test_two_hundred_and_sixty_absences_share_ready_without_error() -> None:
    queries = [
        Query(n, "without", 0, (Item(f"k{n}", ON), Item("b", ON, negated=True)))
        for n in range(260)
    ]
    rows = [Row(n + 1, f"k{n}", {"on": 1}) for n in range(260)]

    assert len(DurableBackend([queries]).run(0, rows)) == 260


def test_more_joins_than_the_engine_can_hold_are_refused() -> None:
    one = rule("column", "came == 1", joins=[("x", "cell", "", "pass")])
    many = replace(one, joins=one.joins * (MOST_JOINS + 1))

    with pytest.raises(PackError, match="连接的事实最多 11 个"):
        compile_ruleset(ruleset(many))


def test_memory_stays_flat_over_two_thousand_reports() -> None:
    code = (
        "import resource\n"
        "from hegui.engine.durable import DurableBackend\n"
        "from hegui.engine.ir import *\n"
        "on = (Check('on', '==', 1),)\n"
        "link = (Link('x', '==', ((0, 'x'),)),)\n"
        "qs = [Query(0, 'row', 0, (Item('a', on), Item('b', on, link))),\n"
        "      Query(1, 'without', 0, (Item('a', on), Item('b', on, link, negated=True)))]\n"
        "b = DurableBackend([qs])\n"
        "rows = [Row(n, 'ab'[n % 2], {'on': 1, 'x': n // 2 * 3}) for n in range(1, 41)]\n"
        "def used():\n"
        "    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for n in range(200): b.run(0, rows)\n"
        "before = used()\n"
        "for n in range(2000): b.run(0, rows)\n"
        "print(used() - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )

    assert int(done.stdout) < 5_000
