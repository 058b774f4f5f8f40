from collections.abc import Sequence

import pytest

from hegui.engine import durable
from hegui.engine.backend import REFERENCE, open_backend
from hegui.engine.compile import compile_ruleset
from hegui.engine.evaluate import evaluate
from hegui.engine.ir import Match, Query, Row
from hegui.engine.reference import ReferenceBackend
from hegui.errors import EngineError
from hegui.facts.fact import Fact, FactBase
from hegui.model.verdict import Verdict
from tests.unit.engine.build import column, rule, ruleset

ONE = rule("column", "came == 1", rule_id="B-01")
TWO = rule("column", "came == 2", rule_id="A-02")
PROGRAM = compile_ruleset(ruleset(ONE, TWO))


class Refusing:
    """A backend that cannot do its work."""

    name = "durable"

    def run(self, _layer: int, _rows: Sequence[Row]) -> list[Match]:
        raise OSError("error 303")


def test_a_backend_that_fails_is_replaced_by_the_reference_and_the_reason_is_kept() -> None:
    found = evaluate(FactBase((column(came=1),)), PROGRAM, Refusing())

    assert [(one.rule, one.verdict) for one in found.outcomes] == [
        ("A-02", Verdict.FAIL),
        ("B-01", Verdict.PASS),
    ]
    assert found.fell_back == "durable 引擎出错（OSError：error 303），改由参考引擎判断"


def test_when_the_reference_fails_too_it_is_an_engine_error() -> None:
    broken = Fact("column", {"came": "no number", "year": 2021})
    sums = compile_ruleset(ruleset(rule("column", "came + 1 == 2")))

    with pytest.raises(EngineError, match="参考引擎也没有完成"):
        evaluate(FactBase((broken,)), sums, ReferenceBackend([sums.layers[0].queries]))


def test_a_run_that_needs_no_replacement_says_nothing() -> None:
    assert evaluate(FactBase(()), PROGRAM, open_backend(None, PROGRAM)).fell_back == ""


def test_the_reference_stands_in_where_the_engine_cannot_be_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(durable, "_engine", None)

    assert open_backend("durable", PROGRAM).name == REFERENCE


@pytest.mark.skipif(not durable.available(), reason="durable_rules cannot be imported")
def test_an_engine_that_answers_wrongly_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = durable.emit

    def careless(query: Query) -> durable.Json:
        return {"all": whole(query)["all"][:1]}

    monkeypatch.setattr(durable, "emit", careless)

    assert open_backend("durable", PROGRAM).name == REFERENCE


def test_a_fact_that_passes_everything_is_not_sent() -> None:
    seen: list[int] = []

    class Counting(ReferenceBackend):
        def run(self, layer: int, rows: Sequence[Row]) -> list[Match]:
            seen.append(len(rows))
            return super().run(layer, rows)

    passing = compile_ruleset(ruleset(rule("column", "came == 1")))
    backend = Counting([passing.layers[0].queries])
    evaluate(FactBase((column(came=1), column(came=2))), passing, backend)

    assert seen == [1]
