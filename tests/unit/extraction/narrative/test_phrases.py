"""Word lists that are looked for: hits, what does not count, crowds, linear time."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.documents.readers.plain.text import read_text
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase
from hegui.packs.vocabulary import WordList
from tests.unit.extraction.reports import TITLE, all_of, form, pack, report

LIST = WordList(
    "slips-of-hand",
    words=("转结", "公开条列"),
    find=True,
    patterns=(r"第(?P<number>[一二三四五六七八九十]+)次会议", r"(?P<year>[0-9]{4})年版"),
    corrections={"转结": "结转"},
    unless=("流转结果", "《[^《》]{1,20}》"),
    unless_clause=("没有",),
    unless_sentence=("据报道",),
)


def read(text: str, *lists: WordList) -> FactBase:
    with_lists = replace(pack(), phrases=lists or (LIST,))
    return extract_facts(read_text(f"{TITLE}\n一、总体情况\n{text}".encode()), with_lists, form())


def test_each_place_is_a_fact_with_its_correction() -> None:
    base = read("上年转结申请2件。按公开条列办理。")

    assert all_of(base, "phrase", "text", "instead", "section") == [
        ("转结", "结转", "s1_overview"),
        ("公开条列", "", "s1_overview"),
    ]


def test_patterns_give_year_and_number() -> None:
    base = read("召开第十二次会议，印发2021年版。")

    assert all_of(base, "phrase", "number", "year") == [(12, None), (None, 2021)]


def test_right_words_that_hold_a_wrong_one_do_not_count() -> None:
    assert all_of(read("公示土地流转结果。"), "phrase", "text") == []


def test_clauses_and_sentences_that_say_otherwise_do_not_count() -> None:
    assert all_of(read("没有转结的申请，另有转结1件。"), "phrase", "order") == [1]
    assert all_of(read("据报道，外地转结3件，较上年多。"), "phrase", "text") == []


def test_a_word_hidden_by_a_right_one_is_found() -> None:
    words = WordList(
        "w", words=("府信息公开", "信息公开条列"), find=True, unless=("政府信息公开",)
    )

    assert all_of(read("按照政府信息公开条列办理。", words), "phrase", "text") == ["信息公开条列"]


def test_the_second_time_is_told_as_such() -> None:
    base = read("转结1件。转结2件。")

    assert all_of(base, "phrase", "order", "again") == [(1, False), (2, True)]


def test_titles_and_quotes_are_told() -> None:
    words = WordList("w", words=("要点",), find=True)

    base = read("印发《工作要点》，落实“要点”，公布要点。", words)

    assert all_of(base, "phrase", "within") == ["title", "quote", ""]


def test_sentences_without_figures_that_follow_one_another_are_a_crowd() -> None:
    words = WordList("w", words=("狠抓落实", "高度重视"), find=True)
    text = "高度重视。狠抓落实，高度重视。高度重视。培训3次，高度重视。狠抓落实。"

    base = read(text, words)

    assert all_of(base, "phrase", "opening", "nth", "crowd", "crowd_sentences") == [
        (True, 1, 1, 1),
        (False, 1, 3, 2),
        (False, 2, 3, 2),
        (False, 3, 3, 2),
        (False, 1, 1, 1),
        (False, 1, 1, 1),
    ]


def test_a_number_of_a_person_is_not_quoted_in_full() -> None:
    base = read("转结：13812345678、demo_box@mail.example。")

    (sentence,) = all_of(base, "phrase", "sentence")
    assert sentence == "转结：138****5678、d***@mail.example"


def test_the_lists_of_the_pack_compile_and_are_silent_on_plain_prose() -> None:
    base = report(
        overview="通过门户网站公开政府信息26条，依法办理政府信息公开申请3件，均按期答复。"
    )

    assert base.of("phrase") == []


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="转结流果公开条列，。第三次会议2021年版《》没有", max_size=60))
def test_every_fact_quotes_what_stands_there(text: str) -> None:
    base = read(text)
    squeezed = "".join(text.split())

    for fact in base.of("phrase"):
        assert str(fact.get("text")) in squeezed
        assert fact.get("again") in (True, False)
