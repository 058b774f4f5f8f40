from tests.unit.documents.paper.drawn import (
    centred,
    grid,
    page,
    paragraphs,
    row,
    spans,
    tables,
    words,
)

from hegui.documents.limits import LIMITS
from hegui.documents.readers.paper.layout import LaidOut, lay_out
from hegui.documents.readers.paper.page import Glyph, Page, Rule

XS = (50.0, 150.0, 200.0, 250.0)
FIRST = ("种子检验", "12", "8")
SECOND = ("农机年检", "7", "9")
MIDDLES = (100.0, 175.0, 225.0)


def laid_out(*pages: Page) -> LaidOut:
    return lay_out(pages, LIMITS)


def test_characters_go_to_the_cell_of_their_centre_and_empty_cells_are_told() -> None:
    glyphs = [
        *row(("种子检验", "12", ""), MIDDLES, 105),
        *row(("农机年检", "7", "9"), MIDDLES, 125),
    ]
    laid = laid_out(page(glyphs, grid(XS, (100, 120, 140))))
    assert tables(laid) == [[["种子检验", "12", ""], ["农机年检", "7", "9"]]]
    assert laid.remarks == ()


def test_boxes_that_no_line_parts_are_one_cell() -> None:
    rules = [
        *(Rule(50, y, 250, y) for y in (100, 140)),
        Rule(150, 120, 250, 120),
        Rule(50, 100, 50, 140),
        Rule(150, 100, 150, 140),
        Rule(200, 120, 200, 140),
        Rule(250, 100, 250, 140),
    ]
    glyphs = [*centred("类别", 100, 115), *centred("件数", 200, 105), *row("12", (175, 225), 125)]
    laid = laid_out(page(glyphs, rules))
    assert spans(laid, "类别") == (0, 0, 2, 1)
    assert spans(laid, "件数") == (0, 1, 1, 2)
    assert tables(laid) == [[["类别", "件数"], ["1", "2"]]]


def test_places_name_page_box_table_and_cell() -> None:
    glyphs = row(("种子检验", "12", "15"), MIDDLES, 105)
    laid = laid_out(page(glyphs, grid(XS, (100, 120, 140)), number=3))
    (block,) = laid.blocks
    cell = block.cells[1]  # type: ignore[union-attr]
    assert (cell.place.page, cell.place.grid, cell.place.cell) == (3, 1, "R1C2")
    assert cell.place.box == (150, 100, 200, 120)


def test_lines_drawn_as_dashes_as_pairs_and_past_each_other_are_one_line() -> None:
    rules = [
        *(Rule(x, 100, x + 3, 100) for x in range(50, 250, 6)),
        *(Rule(50, y, 250, y) for y in (119, 121, 140)),
        *(Rule(x + d, 99, x + d, 141) for x in XS for d in (0, 1.2)),
    ]
    glyphs = [
        *row(("种子检验", "12", "8"), MIDDLES, 105),
        *row(("农机年检", "7", "9"), MIDDLES, 125),
    ]
    assert tables(laid_out(page(glyphs, rules))) == [[[*FIRST], [*SECOND]]]


def test_a_missing_outer_border_is_put_back() -> None:
    rules = [r for r in grid(XS, (100, 120, 140)) if r.left != r.right or r.left in (150, 200)]
    glyphs = [
        *row(("种子检验", "12", "8"), MIDDLES, 105),
        *row(("农机年检", "7", "9"), MIDDLES, 125),
    ]
    assert tables(laid_out(page(glyphs, rules))) == [[[*FIRST], [*SECOND]]]


def test_filled_areas_alone_make_a_table_and_beside_lines_they_do_not() -> None:
    areas = tuple((x, y, x + 48, y + 18) for y in (100, 120) for x in (50, 100, 150))
    middles = (74, 124, 174)
    glyphs = [*row("甲12", middles, 104), *row("乙34", middles, 124)]
    assert tables(laid_out(page(glyphs, fills=areas))) == [[["甲", "1", "2"], ["乙", "3", "4"]]]
    ruled = [*row(("种子", "1", "2"), MIDDLES, 105), *row(("农机", "3", "4"), MIDDLES, 125)]
    shade = ((60.0, 102.0, 90.0, 118.0),) * 6
    laid = laid_out(page(ruled, grid(XS, (100, 120, 140)), fills=shade))
    assert tables(laid) == [[["种子", "1", "2"], ["农机", "3", "4"]]]


def test_a_label_that_runs_downwards_stays_in_order() -> None:
    glyphs = [g for n, c in enumerate("办理结果") for g in words(c, 95, 102 + 9 * n, 8)]
    glyphs += row(("1", "2"), (175, 225), 115)
    laid = laid_out(page(glyphs, grid(XS, (100, 140, 160))))
    assert tables(laid)[0][0] == ["办\n理\n结\n果", "1", "2"]


def test_a_label_broken_for_want_of_room_is_one_and_numbers_under_one_another_stay_two() -> None:
    glyphs = [*words("种子检验和农药登", 55, 105), *words("记", 55, 116)]
    glyphs += [*centred("5", 175, 105), *centred("3", 175, 116)]
    laid = laid_out(page(glyphs, grid(XS, (100, 130, 150))))
    assert tables(laid)[0][0] == ["种子检验和农药登记", "5\n3", ""]


def test_a_number_broken_for_want_of_room_is_whole() -> None:
    xs = (50.0, 150.0, 166.0, 250.0)
    glyphs = [*words("种子检验", 55, 105), *words("11", 153, 105), *words("4", 155.5, 116)]
    laid = laid_out(page(glyphs, grid(xs, (100, 130, 150))))
    assert tables(laid)[0][0] == ["种子检验", "114", ""]


def test_the_same_character_drawn_twice_for_boldness_counts_once() -> None:
    bold = [g._replace(left=g.left + 0.3, right=g.right + 0.3) for g in words("合计11", 60, 105)]
    glyphs = [*words("合计11", 60, 105), *bold]
    assert tables(laid_out(page(glyphs, grid(XS, (100, 120, 140)))))[0][0] == ["合计11", "", ""]


def test_characters_over_one_another_are_told() -> None:
    glyphs = [*words("种子检验", 55, 105), *words("农药登记", 56, 105)]
    laid = laid_out(page(glyphs, grid(XS, (100, 120, 140)), number=2))
    assert [(r.code, r.place.page) for r in laid.remarks] == [("extraction", 2)]
    assert "第2页" in laid.remarks[0].message


def test_a_frame_round_text_is_no_table() -> None:
    glyphs = [*words("青禾市农业农村局办事指南", 60, 110), *words("请到办公室领取。", 60, 125)]
    laid = laid_out(page(glyphs, grid((50, 350), (100, 150))))
    assert tables(laid) == []
    assert paragraphs(laid) == ["青禾市农业农村局办事指南", "请到办公室领取。"]


def test_a_table_of_one_column_is_text() -> None:
    glyphs = [*words("通知", 60, 105), *words("请到办公室领取。", 60, 125)]
    laid = laid_out(page(glyphs, grid((50, 350), (100, 120, 140))))
    assert (tables(laid), paragraphs(laid)) == ([], ["通知", "请到办公室领取。"])


def test_a_drawing_of_many_lines_is_no_table() -> None:
    xs = [50 + 4.5 * n for n in range(70)]
    glyphs = words("分布图", 60, 300)
    laid = laid_out(page(glyphs, grid(xs, (100, 200, 250))))
    assert (tables(laid), paragraphs(laid)) == ([], ["分布图"])


def test_one_glyph_may_hold_a_recognised_line() -> None:
    glyphs = [Glyph("种子检验", 60, 105, 100, 115), Glyph("1,204", 160, 105, 185, 115)]
    laid = laid_out(page(glyphs, grid(XS, (100, 120, 140))))
    assert tables(laid)[0][0] == ["种子检验", "1,204", ""]
