"""The prose as sentences with their amounts."""

from decimal import Decimal

from hegui.extraction.narrative.told import Told
from tests.hostile.prose import told_of


def _texts(told: Told) -> list[str]:
    return [sentence.text for sentence in told.sentences]


def test_a_sentence_ends_at_a_full_stop_a_question_mark_and_a_line() -> None:
    told = told_of("收到申请3件。为什么？都已答复！\n（一）主动公开\n公开信息5条；解读2篇")
    assert _texts(told) == [
        "收到申请3件",
        "为什么",
        "都已答复",
        "（一）主动公开",
        "公开信息5条；解读2篇",
    ]


def test_a_stop_inside_quotation_marks_ends_the_sentence_with_them() -> None:
    assert _texts(told_of("坚持“应公开尽公开。”收到申请3件。")) == [
        "坚持“应公开尽公开",
        "收到申请3件",
    ]


def test_each_sentence_has_the_amounts_in_it_and_no_others() -> None:
    told = told_of("收到申请3件，办结2件。\n公开信息15条。无。")
    values = [[amount.value for amount in one.amounts] for one in told.sentences]
    assert values == [[Decimal(3), Decimal(2)], [Decimal(15)], []]


def test_offsets_are_those_of_the_whole_text() -> None:
    told = told_of("无。\n收到申请 3 件。")
    second = told.sentences[1]
    assert told.text[second.start : second.end] == "收到申请3件"
    amount = second.amounts[0]
    assert told.text[amount.start : amount.end] == "3件"


def test_a_clause_ends_at_commas_and_at_its_sentence() -> None:
    told = told_of("收到申请3件，其中网络2件；办结3件。无。")
    network = told.amounts[1]
    begin, end = told.clause(network.start, network.end)
    assert told.text[begin:end] == "其中网络2件"
    last = told.amounts[2]
    begin, end = told.clause(last.start, last.end)
    assert told.text[begin:end] == "办结3件"


def test_a_line_keeps_its_blanks_for_whoever_asks() -> None:
    told = told_of("公开信息   条。")
    assert told.text == "公开信息条。"
    assert told.raw(0) == "公开信息   条。"


def test_the_sentences_of_a_line_are_found_by_its_number() -> None:
    told = told_of("一。二。\n三。")
    assert [one.text for one in told.of_line(0)] == ["一", "二"]
    assert [one.text for one in told.of_line(1)] == ["三"]


def test_a_sentence_without_end_is_cut() -> None:
    told = told_of("公开信息3条" * 1_000)
    assert max(len(one.text) for one in told.sentences) <= 1_500
    assert "".join(_texts(told)) == "公开信息3条" * 1_000


def test_no_prose_has_no_sentences() -> None:
    assert told_of("").sentences == ()
