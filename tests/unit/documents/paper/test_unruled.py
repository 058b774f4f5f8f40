"""Tables without ruling lines."""

from tests.unit.documents.paper.drawn import centred, page, paragraphs, row, tables, words

from hegui.documents.limits import LIMITS
from hegui.documents.readers.paper.layout import LaidOut, lay_out
from hegui.documents.readers.paper.page import Glyph, Page, Rule

MIDDLES = (80.0, 175.0, 225.0, 275.0)
GAPPED = (("种子检验", "1", "12", "13"), ("农机年检", "", "4", "4"), ("渔船", "5", "6", "11"))
HEAD = ("事项", "上年", "本年", "合计")


def laid_out(*pages: Page) -> LaidOut:
    return lay_out(pages, LIMITS)


def rows(*texts: tuple[str, ...], top: float = 120) -> list[Glyph]:
    return [g for n, one in enumerate(texts) for g in row(one, MIDDLES, top + 16 * n)]


def test_values_under_one_another_make_a_table_with_its_header() -> None:
    body = rows(HEAD, ("种子检验", "1", "12", "13"), ("农机年检", "30", "4", "34"))
    laid = laid_out(page([*words("办理情况如下：", 50, 90), *body, *words("以上。", 50, 180)]))
    assert tables(laid) == [
        [list(HEAD), ["种子检验", "1", "12", "13"], ["农机年检", "30", "4", "34"]]
    ]
    assert paragraphs(laid) == ["办理情况如下：", "以上。"]


def test_a_place_without_a_number_becomes_an_empty_cell() -> None:
    body = rows(
        HEAD, ("种子检验", "1", "12", "13"), ("农机年检", "", "4", "4"), ("渔船", "5", "6", "11")
    )
    assert tables(laid_out(page(body)))[0][2] == ["农机年检", "", "4", "4"]


def test_one_full_row_shows_no_empty_cells() -> None:
    body = rows(HEAD, ("种子检验", "1", "12", "13"), ("农机年检", "", "4", "4"))
    assert "" not in [text for one in tables(laid_out(page(body))) for r in one for text in r]


def test_the_columns_of_a_grid_are_those_of_the_header() -> None:
    laid = laid_out(page(rows(HEAD, ("种子检验", "1", "12", "13"), ("农机年检", "2", "4", "6"))))
    (block,) = laid.blocks
    columns = {cell.text: cell.column for cell in block.cells}  # type: ignore[union-attr]
    assert columns["上年"] == columns["1"]
    assert columns["合计"] == columns["13"]
    assert columns["种子检验"] < columns["1"]


def test_three_lines_across_are_no_grid_but_the_table_is_read() -> None:
    body = rows(
        HEAD, ("种子检验", "1", "12", "13"), ("农机年检", "", "4", "4"), ("渔船", "5", "6", "11")
    )
    rules = [Rule(50, y, 300, y) for y in (115, 133, 185)]
    framed = [*rules, Rule(50, 115, 50, 185), Rule(300, 115, 300, 185)]
    for lines in (rules, framed):
        assert tables(laid_out(page(body, lines)))[0][2] == ["农机年检", "", "4", "4"]


def test_a_label_of_several_lines_goes_to_the_values_beside_its_middle() -> None:
    glyphs = [*words("种子检验和农药登", 40, 100), *words("记证件核发", 40, 112)]
    glyphs += row(("1", "2", "3"), MIDDLES[1:], 106)
    glyphs += [*words("农机年检", 40, 126), *row(("4", "5", "9"), MIDDLES[1:], 126)]
    found = tables(laid_out(page(glyphs)))
    assert [[r[0].replace("\n", ""), *r[1:]] for r in found[0]] == [
        ["种子检验和农药登记证件核发", "1", "2", "3"],
        ["农机年检", "4", "5", "9"],
    ]


def test_a_label_of_several_lines_goes_to_the_values_beside_its_first_line() -> None:
    glyphs: list[Glyph] = []
    for n, (first, second, values) in enumerate(
        (("种子检验和农药登", "记证件核发", "123"), ("渔船登记和捕捞许", "可证核发", "456"))
    ):
        glyphs += [*words(first, 40, 100 + 24 * n), *words(second, 40, 112 + 24 * n)]
        glyphs += row(values, MIDDLES[1:], 100 + 24 * n)
    found = tables(laid_out(page(glyphs)))
    assert [[r[0].replace("\n", ""), *r[1:]] for r in found[0]] == [
        ["种子检验和农药登记证件核发", "1", "2", "3"],
        ["渔船登记和捕捞许可证核发", "4", "5", "6"],
    ]


def test_the_label_of_a_group_is_no_part_of_the_label_of_a_row() -> None:
    glyphs = [*words("种植", 20, 116), *words("业", 25, 127)]
    for n, label in enumerate(("种子检验", "农药登记", "肥料备案", "植物检疫")):
        top = 100 + 14 * n
        glyphs += [*words(label, 60, top), *row(("1", "2", "3"), MIDDLES[1:], top)]
    labels = [r[0] for r in tables(laid_out(page(glyphs)))[0] if len(r) == 4]
    assert labels == ["种子检验", "农药登记", "肥料备案", "植物检疫"]


def test_a_header_repeated_on_the_next_page_is_dropped() -> None:
    first = page(rows(HEAD, ("种子检验", "1", "12", "13"), ("农机年检", "2", "4", "6"), top=500))
    second = page(rows(HEAD, ("渔船登记", "5", "6", "11"), top=80), (), 2)
    assert [r[0] for r in tables(laid_out(first, second))[0]] == [
        "事项",
        "种子检验",
        "农机年检",
        "渔船登记",
    ]


def test_numbers_that_touch_are_parted_by_the_columns_of_other_rows() -> None:
    middles = (80.0, 175.0, 200.0, 225.0)
    glyphs = [*row(("甲", "111", "222", "333"), middles, 120)]
    glyphs += row(("乙", "444", "555", "999"), middles, 136)
    glyphs += row(("丙", "12345", "67890", "7"), middles, 152)  # no room between them
    assert tables(laid_out(page(glyphs)))[0][2] == ["丙", "12345", "67890", "7"]


def test_numbers_that_cannot_be_parted_leave_no_empty_cell_beside_them() -> None:
    body = rows(("甲", "111", "222", "333"), ("乙", "444", "555", "999"))
    glued = [*words("丙", 75, 152), *words("12345678901", 170, 152), *centred("7", 275, 152)]
    assert "" not in tables(laid_out(page([*body, *glued])))[0][2]


def test_the_rest_of_a_number_under_a_row_is_not_a_row() -> None:
    middles = [60.0 + 20 * n for n in range(8)]
    glyphs = [*row(["1"] * 7 + ["14"], middles, 100), *row([""] * 7 + ["0"], middles, 111)]
    assert tables(laid_out(page(glyphs))) == [[["1"] * 7 + ["14\n0"]]]


def test_prose_with_numbers_is_no_table() -> None:
    lines = ("全年办理12件，比上年增加3件。", "其中种子检验5件，农机年检7件。", "办结率100%")
    glyphs = [g for n, t in enumerate(lines) for g in words(t, 50, 100 + 16 * n)]
    assert tables(laid_out(page(glyphs))) == []


def test_a_line_of_very_many_numbers_takes_no_time() -> None:
    glyphs = [g for n in range(5_000) for g in words("1", 20 * n, 100)]
    wide = Page(1, 200_000.0, 600.0, tuple(glyphs), ())
    assert tables(laid_out(wide)) == []
