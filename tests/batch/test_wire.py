"""Results travel as JSON and arrive as they were; whatever else arrives is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from hegui.batch.results import Explained, Judged, Listed, Read
from hegui.batch.run import Options
from hegui.batch.wire import (
    Done,
    Failed,
    Malformed,
    Reached,
    Ready,
    Stage,
    TooLarge,
    decode,
    encode,
    failed,
    fit,
)
from hegui.cli.facts_text import FactsAsJson, FactsAsText
from hegui.errors import DocumentError, EngineError, HeguiError, Mistake, PackError, UsageError
from hegui.rules.open import open_ruleset
from tests.batch.test_run import DAY
from tests.batch.whole import audited

HEAD = {"agency": "青禾市财政局", "agency_kind": "department", "year": 2021, "edition": "2021"}
SEED = Path(__file__).parents[2] / "sample_reports" / "嘉祥分中心-2020.txt"


@pytest.fixture(scope="module")
def entry() -> dict[str, Any]:
    """An entry of the audit document, as a worker makes it."""
    run = audited([SEED], open_ruleset(None, None), Options(DAY, engine="reference"))
    found: dict[str, Any] = run.document["reports"][0]
    return found


@pytest.mark.parametrize(
    "result",
    [
        Read("一行\n\x1b\ud800\u202e\x00", ""),
        Explained("因为\t所以", "读不了"),
        Judged("", None, None, "损坏"),
        Judged(
            "", HEAD, None, other_year="是 2019 年度的报告", engine="durable", fell_back="溢出"
        ),
        Listed(("甲.txt", "乙.zip!丙.docx"), ((0,), (1, 2)), ("", "已损坏"), ""),
        7,
        "文字",
        True,
    ],
    ids=lambda result: type(result).__name__,
)
def test_a_result_arrives_as_it_was_sent(result: object) -> None:
    assert decode(encode(Done(result)), type(result)) == Done(result)


def test_an_entry_arrives_as_it_was_sent(entry: dict[str, Any]) -> None:
    judged = Judged("", HEAD, entry, engine="reference")

    assert decode(encode(Done(judged)), Judged) == Done(judged)


def test_the_other_messages_arrive_as_they_were_sent() -> None:
    for message in (Ready(), TooLarge(), Reached(Stage.SLOW), Reached(Stage.READ)):
        assert decode(encode(message), int) == message


@pytest.mark.parametrize("kind", [HeguiError, UsageError, DocumentError, EngineError])
def test_an_error_of_ours_arrives_as_one(kind: type[HeguiError]) -> None:
    told = decode(encode(failed(kind("不行"))), int)

    assert isinstance(told, Failed)
    assert type(told.raised) is kind
    assert str(told.raised) == "不行"


def test_mistakes_arrive_with_their_places_and_foreign_errors_as_words() -> None:
    mistakes = (Mistake("a.yaml", 3, 1, "少了"), Mistake("b.yaml", 0, 0, "多了"))
    told = decode(encode(failed(PackError(mistakes))), int)
    other = decode(encode(failed(MemoryError("x" * 100_000))), int)

    assert isinstance(told, Failed)
    assert isinstance(told.raised, PackError)
    assert told.raised.mistakes == mistakes
    assert isinstance(other, Failed)
    assert (other.raised, other.memory, other.name) == (None, True, "MemoryError")
    assert len(other.what) <= 20_000


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (int, True),
        (int, 1.0),
        (str, None),
        (bool, 1),
        (Read, {"text": "x"}),
        (Read, {"text": "x", "reason": "", "more": 1}),
        (Read, {"text": 1, "reason": ""}),
        (Read, ["x", ""]),
        (Listed, {"names": "ab", "members": [], "refused": [], "reason": ""}),
        (Listed, {"names": [], "members": [[0.5]], "refused": [], "reason": ""}),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: type[object], value: object) -> None:
    with pytest.raises(Malformed):
        fit(value, kind)


def _forged(entry: dict[str, Any], **changed: object) -> bytes:
    fields = {name: getattr(Judged("", HEAD, None), name) for name in Judged.__dataclass_fields__}
    return json.dumps(["done", {**fields, "audit": entry, **changed}]).encode()


@pytest.mark.parametrize(
    "changed",
    [
        {"findings": None},
        {"score": {"value": 100}},
        {"year": "2020"},
        {"findings": [{"id": "x"}]},
        {"ledger": {}},
        {"counts": []},
    ],
)
def test_an_entry_that_is_not_as_the_schema_says_is_refused(
    entry: dict[str, Any], changed: dict[str, object]
) -> None:
    assert isinstance(decode(_forged(entry), Judged), Done)
    with pytest.raises(Malformed):
        decode(_forged({**entry, **changed}), Judged)


@pytest.mark.parametrize("facts", ["{", "[]", "nul", '{"schema": "hegui.facts/1"}', "[" * 9_999])
def test_facts_that_were_not_packed_are_refused(entry: dict[str, Any], facts: str) -> None:
    with pytest.raises(Malformed):
        decode(_forged(entry, facts=facts), Judged)


def test_a_result_speaks_of_one_file_and_says_one_thing(entry: dict[str, Any]) -> None:
    path = entry["path"]

    assert Judged("", HEAD, entry).is_of(path)
    assert Judged("", None, None, "损坏").is_of(path)
    assert Judged("", HEAD, None, other_year="是 2019 年度").is_of(path)
    assert not Judged("", HEAD, {**entry, "path": "别的.txt"}).is_of(path)
    assert not Judged("", HEAD, None).is_of(path)
    assert not Judged("", None, entry).is_of(path)
    assert not Judged("", HEAD, entry, "损坏").is_of(path)


def test_what_is_shown_as_json_has_to_be_a_facts_document() -> None:
    ruleset = open_ruleset(None, None)
    as_json = FactsAsJson(ruleset.pack, ruleset.form)

    assert as_json.accepts(as_json("a.txt", None, "损坏"))
    assert not as_json.accepts('{"schema": "hegui.facts/1"}')
    assert not as_json.accepts("}, {")
    assert FactsAsText().accepts(FactsAsText()("a.txt", None, "损坏"))
    assert not FactsAsText().accepts("")
