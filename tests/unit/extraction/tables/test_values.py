from decimal import Decimal

import pytest

from hegui.extraction.tables.values import ValueReader
from hegui.forms.edition import Placeholders

READER = ValueReader(
    Placeholders(
        states={"不涉及": "not_applicable", "无": "none", "/": "dash", "—": "dash", "-": "dash"},
        zero_words=frozenset({"零"}),
    )
)


@pytest.mark.parametrize(
    ("text", "value", "style"),
    [
        ("0", "0", "plain"),
        (" 12 ", "12", "plain"),
        ("1,113", "1113", "plain"),
        ("１２", "12", "full_width"),
        ("0件", "0", "unit"),
        ("39670元", "39670", "unit"),
        ("190.457379", "190.457379", "plain"),
        ("-1942", "-1942", "plain"),
        ("+4", "4", "plain"),
        ("减3", "-3", "sign_word"),
        ("增加2", "2", "sign_word"),
        ("22（其中修订16件）", "22", "remark"),
        ("22①", "22", "remark"),
        ("0*", "0", "remark"),
        ("１．５", "1.5", "full_width"),
        ("O", "0", "letter"),
        ("零", "0", "chinese"),
        ("十二件", "12", "chinese"),
    ],
)
def test_a_number_is_read_as_written_and_its_style_is_told(
    text: str, value: str, style: str
) -> None:
    reading = READER.read(text)

    assert reading is not None
    assert (reading.state, reading.value, reading.style) == ("number", Decimal(value), style)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "blank"),
        (" \u3000\xa0", "blank"),
        ("不涉及", "not_applicable"),
        ("不 涉 及", "not_applicable"),
        ("无。", "none"),
        ("/", "dash"),
        ("—", "dash"),
        ("——", "dash"),
        ("//", "dash"),
        ("5 3", "split"),
        ("2 373", "split"),
        ("2\n47", "split"),
        ("\ufffc", "unclear"),
        ("12\ufffd", "unclear"),
        ("\uf031\uf032", "unclear"),
    ],
)
def test_what_stands_in_place_of_a_number_is_told_apart(text: str, state: str) -> None:
    reading = READER.read(text)

    assert reading is not None
    assert reading.state == state
    assert reading.value is None


@pytest.mark.parametrize("text", ["公务用车10辆", "规章", "第3页", "2020年", "见附件"])
def test_words_are_no_value_and_their_cell_is_text(text: str) -> None:
    assert READER.read(text) is None
    assert READER.read_cell(text).state == "text"
