import pytest

from tests.unit.extraction.reports import NUMERALS, TITLES, one, report

NUMBERED = list(zip(NUMERALS, TITLES, strict=True))


@pytest.mark.parametrize(
    ("written", "claimed", "listed", "unmatched"),
    [
        (f"全文由{'、'.join(TITLES)}六个部分组成。", 6, 6, ""),
        (f"全文共分六大部分，即{'、'.join(TITLES[:5])}以及{TITLES[5]}。", 6, 6, ""),
        ("本报告由六个部分组成。", 6, 0, ""),
        ("本报告由七部分内容组成，电子版可在网站下载。", 7, 0, ""),
        (f"本报告包括五个部分：{'、'.join((*TITLES[:3], *TITLES[4:]))}。", 5, 5, ""),
        (
            "本报告分六个部分：总体情况，收到和处理申请情况，复议诉讼情况，存在的问题，改进情况，其他需要报告的事项。",
            6,
            6,
            "改进情况",
        ),
        (
            "全文由总体情况、主动公开政府信息情况、政府信息公开的收费及减免情况三部分组成。",
            3,
            3,
            "政府信息公开的收费及减免情况",
        ),
        (
            f"本报告由以下六个部分组成：{'；'.join(f'{n}、{t}' for n, t in NUMBERED)}。",
            6,
            6,
            "",
        ),
        (f"全文包括六部分：{'，'.join(f'（{n}）{t}' for n, t in NUMBERED)}。", 6, 6, ""),
    ],
)
def test_what_the_preface_says_of_the_parts_is_told(
    written: str, claimed: int, listed: int, unmatched: str
) -> None:
    outline = one(report(preface=written), "outline")
    assert (outline.get("claimed"), outline.get("listed"), outline.get("unmatched")) == (
        claimed,
        listed,
        unmatched,
    )
    assert outline.get("found") == 6


def test_a_list_that_goes_on_says_so() -> None:
    outline = one(report(preface=f"全文包括{'、'.join(TITLES[:4])}等。"), "outline")
    assert (outline.get("claimed"), outline.get("listed"), outline.get("open")) == (None, 4, True)


@pytest.mark.parametrize(
    "written", ["", "根据条例第五十条第四项编制本报告。", "请从六个方面监督我们的工作。"]
)
def test_a_preface_that_counts_no_parts_gives_nothing(written: str) -> None:
    assert report(preface=written).of("outline") == []
