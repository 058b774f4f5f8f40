"""What of a report stands in last year's too."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hegui.batch.across.alike import compare, percent, quotes_of, side_by_side
from hegui.batch.across.likeness import likeness_facts
from hegui.batch.across.masks import mask_of
from hegui.batch.across.sentences import Sentence, sentences_of
from hegui.facts.fact import Fact, FactBase
from hegui.facts.kinds import KINDS
from tests.unit.batch.across.texts import FIVE, ONE, prose, report

TOWN = "松坪镇人民政府"


def cut(text: str) -> tuple[Sentence, ...]:
    return sentences_of(text, mask_of(TOWN))


def facts(now: FactBase, prior: FactBase) -> dict[object, Fact]:
    return {one.get("section"): one for one in likeness_facts(now, prior, "去年/报告.txt")}


def test_only_years_and_figures_changed_is_identical() -> None:
    before = "2022年，松坪镇把村务清单贴到集市旁，全年更换47次。" + prose(1)
    after = "2023年，松坪镇把村务清单贴到集市旁，全年更换51次。" + prose(1)
    found = facts(report(TOWN, 2023, one=after), report(TOWN, 2022, one=before))

    assert found[ONE].get("identical") is True
    assert found[ONE].get("ratio") == 100
    assert found[ONE].get("shared") == found[ONE].get("sentences") == 13
    assert found[ONE].get("prior_year") == 2022
    assert found[ONE].get("prior_file") == "去年/报告.txt"


def test_one_fact_for_each_section_both_have_and_one_for_all() -> None:
    now = report(TOWN, one=prose(1), five=prose(2))

    assert set(facts(now, report(TOWN, 2022, one=prose(3)))) == {ONE, ""}
    assert set(facts(now, report(TOWN, 2022))) == set()


def test_other_texts_are_not_alike() -> None:
    found = facts(report(TOWN, one=prose(1)), report(TOWN, 2022, one=prose(2)))

    assert found[ONE].get("identical") is False
    assert found[ONE].get("ratio") < 30  # type: ignore[operator]


def test_the_share_is_one_of_characters() -> None:
    one = "集市旁的公示栏换了玻璃。档案室周六也开门。"  # 11 and 8 characters
    other = "集市旁的公示栏换了玻璃。广播站停播检修。"  # 11 and 7
    alike = compare(cut(one), cut(other))

    assert percent(alike.ratio) == Decimal("59.4")  # 22 of 37
    assert alike.length == 18


def test_a_sentence_touched_up_is_nearly_the_same() -> None:
    one = "村级公示栏全部搬到集市旁，赶集的人顺路就能看见补贴名单。"
    other = "村级公示栏全部搬到集市边，赶集的人顺路就能看到补贴名单。"
    alike = compare(cut(one), cut(other))

    assert len(alike.matches) == 1
    assert 0.9 < alike.ratio < 1
    assert not alike.identical


def test_a_sentence_belongs_to_one_other_only() -> None:
    alike = compare(cut("公示栏换了玻璃。" * 4), cut("公示栏换了玻璃。"))

    assert len(alike.matches) == 1


def test_quotes_show_both_wordings() -> None:
    before = "2022年，松坪镇把村务清单贴到集市旁，全年更换47次。"
    after = "2023年，松坪镇把村务清单贴到集市旁，全年更换51次。"
    found = facts(report(TOWN, one=after), report(TOWN, 2022, one=before))

    assert found[ONE].get("quotes") == f"本年：“{after}”｜上年：“{before}”"


def test_at_most_three_pairs_are_quoted_and_cut() -> None:
    text = "".join(f"{prose(n, 1).rstrip('。')}{'，逐户逐组逐村核对' * 12}。" for n in range(5))
    alike = compare(cut(text), cut(text))
    quotes = quotes_of(alike.matches)

    assert len(quotes) == 3
    assert all(len(quote) == 120 for pair in quotes for quote in pair)
    assert side_by_side(quotes, "甲", "乙").count("甲：") == 3


def test_long_numbers_are_hidden_in_quotes() -> None:
    text = "联系人的电话13800138000写在公示栏右下角供人查询。"

    assert "138****8000" in quotes_of(compare(cut(text), cut(text)).matches)[0][0]


def test_what_was_not_read_whole_may_differ() -> None:
    now = report(TOWN, one=prose(1), complete=False)
    found = facts(now, report(TOWN, 2022, one=prose(1)))

    assert found[ONE].get("identical") is None
    assert "图片" in found[ONE].doubts["identical"]
    assert found[ONE].get("ratio") == 100


def test_facts_are_of_the_kind() -> None:
    found = facts(report(TOWN, one=prose(1), five=prose(2)), report(TOWN, 2022, five=prose(2)))

    for one in found.values():
        assert set(one.fields) - {"year", "edition", "agency_kind", "label"} == set(
            KINDS["likeness"].fields
        )
    assert found[FIVE].place.section == FIVE
    assert found[FIVE].get("title") == "存在的主要问题及改进情况"


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_a_share_and_reading_order_of_the_two_does_not_matter(
    one: str, other: str
) -> None:
    here, there = cut(one), cut(other)
    forth, back = compare(here, there), compare(there, here)

    assert 0 <= forth.ratio <= 1
    assert forth.identical == back.identical
    assert forth.length == back.length
    if any(said.counts for said in here):
        assert compare(here, here).ratio == 1
