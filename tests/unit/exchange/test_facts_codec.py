"""What was read is kept without loss, and nothing else is taken for it."""

import json
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generator.judge import read_bytes

from hegui.exchange.facts_codec import NotFactsError, pack, unpack
from hegui.facts.doubt import Doubt
from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.place import Place

SEED = Path(__file__).parents[3] / "sample_reports" / "嘉祥分中心-2020.txt"
TEXTS = st.text(max_size=8)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), TEXTS, st.decimals(allow_nan=False), st.dates()
)
PLACES = st.builds(
    Place,
    line=st.none() | st.integers(1, 99),
    label=TEXTS,
    box=st.none() | st.just((1.5, 2, 3, 4)),
)
FACTS = st.builds(
    Fact, TEXTS, st.dictionaries(TEXTS, VALUES, max_size=4), PLACES, doubts=st.just({"a": "缺"})
)


def test_a_real_report_comes_back_as_it_was() -> None:
    base = read_bytes(SEED.read_bytes())

    again = unpack(pack(base))

    assert again == base
    assert pack(again) == pack(base)


def test_numbers_keep_their_kind_and_days_stay_days() -> None:
    fields: dict[str, Value] = {
        "n": Decimal("12.50"),
        "d": date(2021, 1, 31),
        "i": 12,
        "t": True,
        "s": "12",
    }

    (fact,) = unpack(pack(FactBase((Fact("made", fields),)))).facts

    assert fact.fields == fields
    assert [type(value) for value in fact.fields.values()] == [Decimal, date, int, bool, str]


def test_a_cell_of_a_row_is_the_cell_that_stands_in_the_report() -> None:
    cell, other = Fact("cell", {"value": 1}), Fact("cell", {"value": 2})
    row = Fact("row", {}, cells={"a": cell, "b": other})

    again = unpack(pack(FactBase((row, cell))))

    assert again.facts[0].cells["a"] is again.facts[1]
    assert again.facts[0].cells["b"] == other  # of no report, and kept all the same


@given(st.lists(FACTS, max_size=4))
def test_any_facts_come_back_as_they_were(facts: list[Fact]) -> None:
    doubt = Doubt("short_row", "少一格", Place(line=3), "t", None, (("1", "2"),), (("c", "3"),))
    base = FactBase(tuple(facts), (doubt,), "html", "扫描件")

    assert unpack(pack(base)) == base


@pytest.mark.parametrize(
    "change",
    [
        {"facts": None},
        {"facts": [["row", {}, 0, {"a": 0}, {}]]},  # a row that is its own cell
        {"facts": [["row", {}, 7, {}, {}]]},
        {"facts": [["row", {"a": {"n": "zwölf"}}, 0, {}, {}]]},
        {"facts": [["row", {"a": [1]}, 0, {}, {}]]},
        {"facts": [["row", {"a": 1.5}, 0, {}, {}]]},
        {"places": [{"line": "3"}]},
        {"places": [{"colour": "red"}]},
        {"places": [{"box": [1, 2]}]},
        {"doubts": [["a"]]},
        {"kind": 7},
    ],
    ids=str,
)
def test_whatever_is_not_our_shape_is_refused(change: dict[str, object]) -> None:
    right = {"kind": "", "unsure": "", "facts": [], "doubts": [], "places": [{}]}

    assert unpack(_as_bytes(right)) == FactBase(())
    with pytest.raises(NotFactsError):
        unpack(_as_bytes({**right, **change}))


@given(st.binary(max_size=60))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotFactsError):
        unpack(data)


def test_facts_cut_short_are_refused() -> None:
    whole = pack(FactBase((Fact("made", {}),)))

    for end in range(len(whole)):
        with pytest.raises(NotFactsError):
            unpack(whole[:end])
    with pytest.raises(NotFactsError):
        unpack(whole + b"\0")


def _as_bytes(document: object) -> bytes:
    return zlib.compress(json.dumps(document).encode())
