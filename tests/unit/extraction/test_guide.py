from dataclasses import replace

import pytest

from hegui.documents.readers.plain.text import read_text
from hegui.errors import PackError
from hegui.extraction.extract import extract_facts
from hegui.extraction.guide import guide_for
from tests.unit.extraction.reports import TITLE, form, pack


def test_the_guide_is_made_once_for_a_pack() -> None:
    assert guide_for(pack(), form()) is guide_for(pack(), form())


def test_a_pattern_that_cannot_be_compiled_is_a_mistake_of_the_pack() -> None:
    reading = {"title": {"ends": "报告(?=$)", "name_ends": "报告"}}
    with pytest.raises(PackError, match="不支持环视"):
        guide_for(replace(pack(), reading=reading), form())


def test_an_id_that_no_edition_has_is_a_mistake_with_a_suggestion() -> None:
    others = [{"section": "s1_overveiw", "wording": "similar", "titles": ["概况"]}]
    with pytest.raises(PackError, match="是否想写“s1_overview”"):
        guide_for(replace(pack(), reading={"headings": {"others": others}}), form())


def test_what_a_pack_does_not_word_is_not_read() -> None:
    preface = "统计期限为2023年1月1日至12月31日。"
    text = f"{TITLE}\n{preface}\n一、总体情况\n甲\n二、主动公开政府信息情况\n"
    base = extract_facts(read_text(text.encode()), replace(pack(), reading={}), form())
    assert base.of("period") == []
    assert base.of("statement") == []
    assert base.of("report")[0].get("title") == ""
    assert [fact.get("id") for fact in base.of("section")] == [
        "s1_overview",
        "s2_active_disclosure",
    ]
