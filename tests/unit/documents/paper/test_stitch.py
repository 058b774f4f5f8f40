"""Tables over page breaks; pages are 400 by 600 points."""

import pytest
from tests.unit.documents.paper.drawn import (
    SIZE,
    centred,
    grid,
    page,
    paragraphs,
    row,
    spans,
    tables,
    words,
)

from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.paper.layout import LaidOut, lay_out
from hegui.documents.readers.paper.page import Glyph, Page, Rule
from hegui.errors import DocumentError

XS = (50.0, 150.0, 200.0, 250.0)
MIDDLES = (100.0, 175.0, 225.0)
HEAD = ("事项", "上年", "本年")


def laid_out(*pages: Page, limits: Limits = LIMITS) -> LaidOut:
    return lay_out(pages, limits)


def part(number: int, top: float, *rows: tuple[str, ...], more: list[Glyph] | None = None) -> Page:
    """A page with a table of rows 20 points high."""
    glyphs = [g for n, texts in enumerate(rows) for g in row(texts, MIDDLES, top + 5 + 20 * n)]
    ys = [top + 20 * n for n in range(len(rows) + 1)]
    return page([*glyphs, *(more or [])], grid(XS, ys), number)


def test_a_table_goes_on_and_its_repeated_header_is_dropped() -> None:
    laid = laid_out(
        part(1, 500, HEAD, ("种子检验", "1", "2")),
        part(2, 60, HEAD, ("农机年检", "3", "4")),
        part(3, 60, HEAD, ("渔船登记", "5", "6")),
    )
    assert tables(laid) == [
        [list(HEAD), ["种子检验", "1", "2"], ["农机年检", "3", "4"], ["渔船登记", "5", "6"]]
    ]
    assert laid.remarks == ()
    cell = laid.blocks[0].cells[-1]  # type: ignore[union-attr]
    assert (cell.place.page, cell.place.cell) == (3, "R4C3")


def test_a_page_number_between_the_parts_does_not_part_them() -> None:
    laid = laid_out(
        part(1, 500, HEAD, ("种子检验", "1", "2"), more=centred("- 1 -", 200, 570)),
        part(2, 60, ("农机年检", "3", "4"), more=centred("- 2 -", 200, 570)),
    )
    assert tables(laid) == [[list(HEAD), ["种子检验", "1", "2"], ["农机年检", "3", "4"]]]
    assert paragraphs(laid) == []


def test_text_between_the_parts_parts_them() -> None:
    laid = laid_out(
        part(1, 500, HEAD, ("种子检验", "1", "2")),
        part(2, 100, HEAD, ("农机年检", "3", "4"), more=words("第二季度情况如下：", 50, 60)),
    )
    assert [len(rows) for rows in tables(laid)] == [2, 2]
    assert paragraphs(laid) == ["第二季度情况如下："]


def test_other_column_lines_make_another_table() -> None:
    other = page(row(("甲", "1"), (80, 200), 65), grid((50, 110, 290), (60, 80)), 2)
    laid = laid_out(part(1, 500, HEAD, ("种子检验", "1", "2")), other)
    assert len(tables(laid)) == 2


def test_a_part_with_wide_rows_only_has_fewer_column_lines() -> None:
    wide = page(
        [*centred("第一类", 150, 505), *row(("甲", "说明"), (100, 200), 525)],
        [
            *(Rule(50, y, 250, y) for y in (500, 520, 540)),
            *(Rule(x, 500, x, 540) for x in (50, 250)),
            Rule(150, 520, 150, 540),
        ],
    )
    laid = laid_out(wide, part(2, 60, ("种子检验", "1", "2")))
    assert tables(laid) == [[["第一类"], ["甲", "说明"], ["种子检验", "1", "2"]]]
    assert spans(laid, "第一类") == (0, 0, 1, 3)
    assert spans(laid, "说明") == (1, 1, 1, 2)


def test_a_row_cut_in_two_is_one_again_without_a_remark() -> None:
    first = part(1, 500, HEAD, ("植物检疫和产地检疫调", "1", "2"))
    second = part(2, 60, ("运证书核发", "", ""), ("渔船登记", "5", "6"))
    laid = laid_out(first, second)
    assert tables(laid)[0][1:] == [
        ["植物检疫和产地检疫调运证书核发", "1", "2"],
        ["渔船登记", "5", "6"],
    ]
    assert laid.remarks == ()


def test_a_row_without_numbers_is_no_second_half() -> None:
    for label in ("渔船登记", "（二）渔船登记和捕捞"):
        first = part(1, 500, HEAD, ("种子检验", "1", "2"))
        laid = laid_out(first, part(2, 60, (label, "", ""), ("农机年检", "5", "6")))
        assert tables(laid)[0][1:] == [
            ["种子检验", "1", "2"],
            [label, "", ""],
            ["农机年检", "5", "6"],
        ]


def test_numbers_that_follow_alone_join_the_label_before_and_are_told() -> None:
    first = part(1, 500, HEAD, ("植物检疫和产地检疫", "", ""))
    laid = laid_out(first, part(2, 60, ("", "8", "9"), ("渔船登记", "5", "6")))
    assert tables(laid)[0][1] == ["植物检疫和产地检疫", "8", "9"]
    assert [(r.code, r.place.page) for r in laid.remarks] == [("stitched_row", 2)]
    assert "8 9" in laid.remarks[0].message


def test_a_row_open_on_both_sides_of_the_break_was_cut() -> None:
    opened = [r for r in grid(XS, (500, 520)) if r.top != 520 or r.left == r.right]
    opened = [r._replace(bottom=560) if r.left == r.right else r for r in opened]
    first = page(row(("种子", "1", "2"), MIDDLES, 505), [*opened, Rule(50, 520, 250, 520)])
    rest = page(row(("检验", "", ""), MIDDLES, 65), grid(XS, (80, 100)), 2)
    rest = rest._replace(
        rules=tuple(r._replace(top=60) if r.left == r.right else r for r in rest.rules)
    )
    lower = page(row(("和登记", "", ""), MIDDLES, 530), (), 1).glyphs
    laid = laid_out(first._replace(glyphs=(*first.glyphs, *lower)), rest)
    assert tables(laid)[0][1][0] == "和登记\n检验"
    assert laid.remarks == ()


def test_an_empty_label_cell_continues_the_merged_label_above() -> None:
    def grouped(number: int, top: float, label: str, *rows: tuple[str, str]) -> Page:
        xs, middles = (20.0, 50.0, 150.0, 200.0), (100, 175)
        ys = [top + 20 * n for n in range(len(rows) + 1)]
        rules = [r for r in grid(xs, ys) if r.left == r.right or r.top in (ys[0], ys[-1])]
        rules += [Rule(50, y, 200, y) for y in ys[1:-1]]
        glyphs = [g for n, texts in enumerate(rows) for g in row(texts, middles, top + 5 + 20 * n)]
        glyphs += words(label, 22, top + 15, SIZE) if label else []
        return page(glyphs, rules, number)

    laid = laid_out(
        grouped(1, 500, "种植", ("种子检验", "1"), ("农药登记", "2")),
        grouped(2, 60, "", ("肥料备案", "3"), ("植物检疫", "4")),
    )
    assert spans(laid, "种植") == (0, 0, 4, 1)
    assert spans(laid, "植物检疫") == (3, 1, 1, 1)


def test_an_empty_number_cell_after_the_break_stays_an_empty_cell() -> None:
    laid = laid_out(part(1, 500, HEAD, ("种子检验", "1", "2")), part(2, 60, ("农机年检", "", "4")))
    assert tables(laid)[0][2] == ["农机年检", "", "4"]


def grouped_header(above: tuple[str, str, str], below: tuple[str, str, str, str]) -> LaidOut:
    """Two narrow columns beside a group of two, and the break between the group and its names."""
    xs, middles = (50.0, 65.0, 80.0, 130.0, 180.0), (57.5, 72.5, 105.0, 155.0)
    group = [
        *(Rule(50, y, 180, y) for y in (500, 520)),
        *(Rule(x, 500, x, 520) for x in (50, 65, 80, 180)),
    ]
    first = page(row(above, (57.5, 72.5, 130), 505), group)
    values = row(("1", "2", "3", "4"), middles, 85)
    rest = page([*row(below, middles, 65), *values], grid(xs, (60, 80, 100)), 2)
    return laid_out(first, rest)


def test_names_of_columns_cut_beside_a_group_of_columns_are_whole_again() -> None:
    laid = grouped_header(("总", "余", "农机年检"), ("计", "", "合格", "不合格"))
    assert tables(laid) == [[["总计", "余", "农机年检"], ["合格", "不合格"], ["1", "2", "3", "4"]]]
    assert [spans(laid, text) for text in ("总计", "余")] == [(0, 0, 2, 1), (0, 1, 2, 1)]
    assert spans(laid, "农机年检") == (0, 2, 1, 2)
    assert laid.remarks == ()


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("", "余", "农机年检"), ("", "额", "合格", "不合格")),  # no word says what the first is
        (("总", "7", "农机年检"), ("计", "", "合格", "不合格")),
        (("总", "余", "农机年检"), ("计", "额", "（二）机", "不合格")),
        (("总", "余", "农机年检"), ("计", "额", "", "不合格")),
        (("总", "余", ""), ("计", "额", "合格", "不合格")),
    ],
)
def test_rows_that_may_be_no_header_stay_two_rows(
    above: tuple[str, str, str], below: tuple[str, str, str, str]
) -> None:
    assert tables(grouped_header(above, below)) == [[[*above], [*below], ["1", "2", "3", "4"]]]


def test_words_that_had_room_before_the_break_are_two_cells() -> None:
    xs, middles = (50.0, 150.0, 200.0, 250.0), (100.0, 175.0, 225.0)
    lines = [*grid((50, 150, 250), (500, 520))]
    first = page(row(("事项", "本年"), (100, 200), 505), lines)
    below = [*row(("名称", "上半", "下半"), middles, 65), *row(("种子", "1", "2"), middles, 85)]
    laid = laid_out(first, page(below, grid(xs, (60, 80, 100)), 2))
    assert tables(laid) == [[["事项", "本年"], ["名称", "上半", "下半"], ["种子", "1", "2"]]]


def test_the_limits_hold_for_the_whole_table() -> None:
    pages = [part(n, 60, *((f"事项{n}", "1", "2"),) * 20) for n in range(1, 5)]
    with pytest.raises(DocumentError, match="表格行数过多"):
        laid_out(*pages, limits=Limits(table_rows=50))
