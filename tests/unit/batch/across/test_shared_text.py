"""Sections that several agencies have in common."""

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.batch.across.groups import Groups
from hegui.batch.across.member import Member
from hegui.batch.across.outcomes import Together
from hegui.batch.across.prose import Prose, prose_of
from hegui.batch.across.shared_text import SharedTexts
from hegui.batch.across.trace import trace_of
from hegui.facts.fact import FactBase
from hegui.facts.kinds import KINDS
from tests.unit.batch.across.texts import FIVE, ONE, prose, report

LAW = "按照上级安排把公开事项逐条对照落实，保障群众依法获取政府信息，接受社会各界监督。"


def town(number: int) -> str:
    """A name that no other number has."""
    chars = "松柏桐榆槐枫杉柳梅兰竹菊荷莲葵萱"
    return f"{chars[number // 256 % 16]}{chars[number // 16 % 16]}{chars[number % 16]}镇人民政府"


def found(
    bases: Sequence[FactBase],
    regions: Sequence[str] = (),
    agencies: Sequence[str] = (),
    sections: Iterable[str] = (ONE, FIVE),
) -> list[Together]:
    """What the reports have in common; each is called by its number."""
    shelf = SharedTexts(sections)
    for number, base in enumerate(bases):
        [told] = base.of("report")
        name, year = str(told.get("agency")), told.get("year")
        assert isinstance(year, int)
        agency = agencies[number] if agencies else name
        region = regions[number] if regions else ""
        member = Member(f"{number:04}", agency, name, year, "township", region)
        assert shelf.add(member, trace_of(base)) == number

    def read(number: int) -> Prose:
        return prose_of(bases[number])

    return list(shelf.facts(read))


def files(one: Together) -> list[int]:
    return [int(place.file or "") for place in one.places]


def touched(text: str, share: float, seed: int) -> str:
    """*text* with that share of its characters changed."""
    rng = random.Random(seed)
    return "".join(
        rng.choice("甲乙丙丁戊己庚辛") if char not in "，。" and rng.random() < share else char
        for char in text
    )


def anew(text: str, share: float, seed: int) -> str:
    """*text* with that share of its sentences written anew."""
    lines = [f"{line}。" for line in text.split("。") if line]
    rng = random.Random(seed)
    for at in rng.sample(range(len(lines)), round(share * len(lines))):
        lines[at] = prose(f"anew {seed} {at}", 1)
    return "".join(lines)


def honest(count: int, start: int = 0) -> list[FactBase]:
    return [
        report(town(number), one=prose(("one", number), 30), five=prose(("five", number), 12))
        for number in range(start, start + count)
    ]


def test_honest_reports_have_nothing_in_common() -> None:
    assert found(honest(60)) == []


def test_a_copy_with_its_own_name_and_figures_is_found() -> None:
    text = prose("shared", 20)
    bases = honest(20)
    bases[3] = report(town(3), one=f"{town(3)}2023年开会5次讲评台账。{text}")
    bases[11] = report(town(11), one=f"{town(11)}2023年开会16次讲评台账。{text}")
    [one] = found(bases)

    assert files(one) == [3, 11]
    assert one.fact.get("section") == ONE
    assert one.fact.get("title") == "总体情况"
    assert one.fact.get("label") == one.places[1].label == "一、总体情况"
    assert one.fact.get("agencies") == 2
    assert one.fact.get("names") == f"{town(3)}、{town(11)}"
    assert one.fact.get("ratio") == 100
    assert one.fact.get("local_common") is False
    assert one.fact.get("compared") == 20
    assert one.fact.get("agency_kind") == "township"
    assert [place.section for place in one.places] == [ONE, ONE]
    assert set(one.fact.fields) - {"year", "agency_kind", "label"} == set(
        KINDS["shared_text"].fields
    )


def test_quotes_name_both_agencies() -> None:
    bases = [report(town(1), one=prose("x", 4)), report(town(2), one=prose("x", 4))]
    [one] = found(bases)
    quotes = str(one.fact.get("quotes"))

    assert quotes.count(f"{town(1)}：“") == quotes.count(f"{town(2)}：“") == 3


@pytest.mark.parametrize("share", [0.01, 0.02, 0.04])
def test_a_text_touched_up_is_found(share: float) -> None:
    bases = honest(40)
    text = prose(("one", 7), 30)
    bases += [report(town(500 + n), one=touched(text, share, n)) for n in range(10)]
    [one] = found(bases)

    assert files(one) == [7, *range(40, 50)]
    assert one.fact.get("ratio") >= 85  # type: ignore[operator]


@pytest.mark.parametrize(("share", "least", "most"), [(0.1, 85, 95), (0.2, 75, 85), (0.3, 65, 75)])
def test_a_text_written_anew_in_part_is_found(share: float, least: int, most: int) -> None:
    bases = honest(40)
    bases.append(report(town(500), one=anew(prose(("one", 7), 30), share, 1)))
    [one] = found(bases)

    assert files(one) == [7, 40]
    assert least <= one.fact.get("ratio") <= most  # type: ignore[operator]


def test_half_a_text_is_no_copy() -> None:
    bases = honest(20)
    bases.append(report(town(500), one=anew(prose(("one", 7), 30), 0.5, 1)))

    assert found(bases) == []


def test_every_one_of_very_many_copies_is_found() -> None:
    text = prose("many", 30)
    bases = honest(100)
    bases += [
        report(town(1000 + n), one=anew(touched(text, 0.01, n), 0.05, n)) for n in range(299)
    ]
    [one] = found(bases)

    assert files(one) == list(range(100, 399))
    assert one.fact.get("agencies") == 299
    assert str(one.fact.get("names")).count("、") == 9


def test_what_many_drafts_share_is_no_copy() -> None:
    law = LAW * 3
    bases = [
        report(town(number), one=law + prose(("own", number), 2) + law) for number in range(60)
    ]

    assert found(bases) == []


def test_a_text_of_nothing_but_common_sentences_counts_if_long_and_the_same_to_the_letter() -> (
    None
):
    parts = [prose(("part", n), 1) for n in range(12)]
    bases = []
    for number in range(80):
        some = random.Random(number).sample(parts, 5)
        bases.append(report(town(number), one="".join(some) + prose(("own", number), 5)))
    bases.append(report(town(200), one="".join(parts[:8])))
    bases.append(report(town(201), one="".join(parts[:8])))
    [one] = found(bases)

    assert files(one) == [80, 81]


def test_short_sections_are_not_compared() -> None:
    bases = [
        report(town(number), five="栏目更新慢于业务系统，检索入口也不好找。") for number in (1, 2)
    ]

    assert found(bases) == []


def test_denials_alone_are_no_copy() -> None:
    text = "本年度未收到政府信息公开申请，未发生行政复议、行政诉讼，没有收取信息处理费。" * 4

    assert found([report(town(1), one=text), report(town(2), one=text)]) == []


def test_an_agency_does_not_copy_itself() -> None:
    text = prose("own", 12)
    bases = [report("甲镇", 2022, one=text), report("甲镇", one=text), report("甲乡", one=text)]

    assert found(bases, agencies=["甲", "甲", "甲"]) == []


def test_a_neighbours_text_of_an_earlier_year_is_found() -> None:
    text = prose("earlier", 12)
    bases = [report("甲河镇", 2022, one=text), report("乙山镇", 2023, one=text), *honest(5)]
    [one] = found(bases)

    assert files(one) == [0, 1]
    assert one.fact.get("year") == 2023
    assert one.fact.get("names") == "甲河镇（2022年）、乙山镇"


def test_each_year_has_its_own_facts() -> None:
    text = prose("years", 12)
    bases = [
        report(name, year, one=text) for year in (2021, 2022) for name in ("甲河镇", "乙山镇")
    ]

    first, second = found(bases)

    assert (first.fact.get("year"), files(first)) == (2021, [0, 1])
    assert (second.fact.get("year"), second.fact.get("agencies")) == (2022, 2)
    assert second.fact.get("names") == "甲河镇、乙山镇"


@pytest.mark.parametrize(("copies", "common"), [(4, False), (5, False), (20, True)])
def test_what_half_a_region_has_was_given_to_it(copies: int, common: bool) -> None:  # noqa: FBT001
    text = prose("region", 12)
    bases = [
        report(town(n), one=text if n < copies else prose(("else", n), 12)) for n in range(30)
    ]
    [one] = found(bases, regions=["临岚县"] * 30)

    assert one.fact.get("local_common") is common


def test_agencies_of_one_name_are_told_apart_by_file() -> None:
    text = prose("same name", 12)
    bases = [report("石梁镇人民政府", one=text), report("石梁镇人民政府", one=text)]
    [one] = found(bases, agencies=["甲县石梁", "乙县石梁"])

    assert "石梁镇人民政府（0000）：" in str(one.fact.get("quotes"))


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(rng: random.Random) -> None:
    text, other = prose("a", 15), prose("b", 15)
    bases = honest(15)
    bases += [report(town(100 + n), one=touched(text, 0.02, n)) for n in range(4)]
    bases += [report(town(200 + n), one=anew(other, 0.2, n)) for n in range(3)]
    places = list(range(len(bases)))
    rng.shuffle(places)

    shelf = SharedTexts((ONE, FIVE))
    for at in places:
        name = str(bases[at].of("report")[0].get("agency"))
        shelf.add(Member(f"{at:04}", name, name, 2023), trace_of(bases[at]))
    shuffled = list(shelf.facts(lambda number: prose_of(bases[places[number]])))

    assert [(files(one), one.fact.get("ratio"), one.fact.get("quotes")) for one in shuffled] == [
        (files(one), one.fact.get("ratio"), one.fact.get("quotes")) for one in found(bases)
    ]


def test_groups_of_links() -> None:
    links = [(5, 6), (1, 2), (6, 9), (3, 3), (2, 1)]

    assert list(Groups(links)) == [(1, 2), (5, 6, 9)]
    assert list(Groups(reversed(links))) == [(1, 2), (5, 6, 9)]
