"""The whole reading of one real report, and of hostile text."""

import gc
import time
from datetime import date

import pytest

from hegui.documents.document import Document, Paragraph
from hegui.documents.read import read_document
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase
from hegui.facts.kinds import COMMON, KINDS
from hegui.model.place import Place
from hegui.packs.locate import rules_folder
from tests.unit.extraction.reports import all_of, form, one, pack, report

SEED = rules_folder().parent / "sample_reports" / "嘉祥分中心-2020.txt"


@pytest.fixture(scope="module")
def seed() -> FactBase:
    return extract_facts(read_document(SEED), pack(), form())


def test_the_seed_is_known_by_its_title(seed: FactBase) -> None:
    found = one(seed, "report")
    assert (
        found.get("title") == "济宁市公共资源交易服务中心嘉祥分中心2020年政府信息公开工作年度报告"
    )
    assert (found.get("year"), found.get("edition"), found.get("due_edition")) == (
        2020,
        "2019",
        "2019",
    )
    assert (found.get("agency_kind"), found.get("level")) == ("institution", "county")


def test_the_seed_has_its_six_sections_where_they_stand(seed: FactBase) -> None:
    assert [fact.place.line for fact in seed.of("section")] == [4, 27, 103, 366, 412, 428]
    assert set(all_of(seed, "section", "wording")) == {"canonical"}


def test_the_seed_states_its_period_twice(seed: FactBase) -> None:
    named = [fact for fact in seed.of("period") if fact.get("named")]
    assert [fact.place.line for fact in named] == [2, 436]
    assert {fact.get("to") for fact in named} == {date(2020, 12, 31)}


def test_the_seed_lists_its_parts_without_counting_them(seed: FactBase) -> None:
    outline = one(seed, "outline")
    assert (outline.get("claimed"), outline.get("listed"), outline.get("unmatched")) == (
        None,
        6,
        "",
    )


def test_the_seed_speaks_of_two_topics_and_hints_at_two(seed: FactBase) -> None:
    assert all_of(seed, "topic_slot", "how") == [
        "heading",
        "heading",
        "none",
        "passing",
        "passing",
    ]


def test_the_seed_lost_the_numbers_of_four_sub_headings(seed: FactBase) -> None:
    first = [fact for fact in seed.of("subheading") if fact.get("section") == "s1_overview"]
    assert [(fact.get("number"), fact.get("unnumbered_before")) for fact in first] == [
        (0, 0),
        (0, 1),
        (0, 2),
        (0, 3),
        (5, 4),
    ]


def test_the_seed_explains_what_does_not_concern_it(seed: FactBase) -> None:
    denied = [f.get("about") for f in seed.of("statement") if f.get("kind") == "not_involved"]
    assert denied == ["licensing", "penalty", "coercion", "other_services"]


def test_every_field_is_one_that_rules_may_ask_for(seed: FactBase) -> None:
    for fact in (*seed.facts, *report(preface="本报告由六个部分组成。").facts):
        kind = KINDS[fact.kind]
        extra = set(fact.fields) - set(kind.fields) - set(COMMON)
        assert not extra or kind.members, (fact.kind, extra)
        assert {*COMMON} <= set(fact.fields), fact.kind
        assert fact.get("label"), fact.kind


def test_every_field_of_prose_facts_is_filled_or_unknown_on_purpose(seed: FactBase) -> None:
    kinds = ("report", "outline", "section", "section_slot", "topic_slot", "subheading")
    for name in (*kinds, "table_slot", "period", "year_mention", "citation", "statement"):
        for fact in seed.of(name):
            assert set(KINDS[name].fields) <= set(fact.fields), name


@pytest.mark.parametrize(
    "unit",
    [
        "2023年1月1日至",
        "不涉及行政许可、",
        "《",
        "（一）",
        "主动公开。",
        "没有行政许可",
        "政府信息公开",
        "收到群众",
        "未收到",
        "总体情况、",
    ],
)
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    def seconds(count: int) -> float:
        texts = ("青禾市民政局2023年政府信息公开工作年度报告", "一、总体情况", unit * count)
        blocks = tuple(Paragraph(text, Place(line=n)) for n, text in enumerate(texts, 1))
        started = time.process_time()
        extract_facts(Document("text", blocks), pack(), form())
        return time.process_time() - started

    seconds(10)
    gc.disable()  # what other tests left behind is not to be walked through here
    try:
        short, long = seconds(500), seconds(5_000)
    finally:
        gc.enable()
    assert long < 30 * max(short, 0.005)
