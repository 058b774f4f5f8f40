"""Lines become paragraphs; the text of the made-up pages runs from 50 to 350 points."""

from tests.unit.documents.paper.drawn import centred, page, paragraphs, words

from hegui.documents.limits import LIMITS
from hegui.documents.readers.paper.layout import lay_out
from hegui.documents.readers.paper.page import Glyph

FULL = "青禾市农业农村局办理种子检验农机年检渔船登记三项业务共计一百"  # 30 characters: 300 points


def read(*glyphs: list[Glyph], number: int = 1) -> list[str]:
    return paragraphs(lay_out([page([g for one in glyphs for g in one], (), number)], LIMITS))


def test_lines_that_reach_the_margin_go_on_and_a_first_line_is_set_in() -> None:
    found = read(
        words(FULL[:28], 70, 100),
        words(FULL, 50, 116),
        words("二十件。", 50, 132),
        words(FULL[:28], 70, 148),
        words("三十件。", 50, 164),
    )
    assert found == [FULL[:28] + FULL + "二十件。", FULL[:28] + "三十件。"]


def test_a_line_with_room_left_ends_its_paragraph_even_without_an_indent() -> None:
    found = read(words("一、总的情况", 50, 100), words(FULL, 50, 116), words("二十件。", 50, 132))
    assert found == ["一、总的情况", FULL + "二十件。"]


def test_a_word_that_had_no_room_was_carried_over_whole() -> None:
    found = read(
        words(FULL[:27], 70, 100),  # ends at 340: room for one character, and 2024 needs two
        words("2024" + FULL[:28], 50, 116),
        words(FULL[:29], 50, 132),  # room for one character, but 《 goes with the next one
        words("《办法》。", 50, 148),
    )
    assert found == [FULL[:27] + "2024" + FULL[:28] + FULL[:29] + "《办法》。"]


def test_punctuation_that_hangs_out_of_the_text_does_not_widen_it() -> None:
    found = read(
        words(FULL[:28], 70, 100),
        words(FULL, 50, 116),
        words(FULL + "。", 50, 132),  # ends at 360, beyond all characters
        words(FULL[:28] + "：", 70, 148),  # so does this one
        words(FULL[:29], 50, 164),  # ends at 340: no room for another character
        words(FULL, 50, 180),
        words("二十件。", 50, 196),
        words("完。", 50, 212),
    )
    assert found == [
        FULL[:28] + FULL * 2 + "。",
        FULL[:28] + "：" + FULL[:29] + FULL + "二十件。",
        "完。",
    ]


def test_a_single_mark_that_hangs_out_does_not_widen_the_text_either() -> None:
    found = read(
        words(FULL[:28], 70, 100),
        words(FULL + "。", 50, 116),  # ends at 360, all others at 350 or before
        words(FULL[:27], 70, 132),
        words("二十件。", 50, 148),
        words("完。", 50, 164),
    )
    assert found == [FULL[:28] + FULL + "。", FULL[:27] + "二十件。", "完。"]


def test_characters_show_how_wide_the_text_is_where_they_end_as_far_out() -> None:
    found = read(
        words(FULL, 50, 100),
        words(FULL[:29] + "。", 50, 116),
        words("共二十件。", 50, 132),
        words(FULL[:27] + "。", 50, 148),  # room for two characters: the paragraph ends
        words("共三十件。", 50, 164),
        words(FULL, 50, 180),
        words("完。", 50, 196),
    )
    assert found == [
        FULL + FULL[:29] + "。共二十件。",
        FULL[:27] + "。",
        "共三十件。",
        FULL + "完。",
    ]


def test_a_title_of_two_centred_lines_is_one_paragraph_and_not_the_text_below() -> None:
    title = "云岭省青禾市农业农村局年度办事情况报"
    found = read(
        centred(title, 200, 60, 16),
        centred("告", 200, 84, 16),
        words(FULL[:28], 70, 120),
        words(FULL, 50, 136),
        words("二十件。", 50, 152),
    )
    assert found == [title + "告", FULL[:28] + FULL + "二十件。"]


def test_short_centred_lines_stay_apart() -> None:
    found = read(
        centred("青禾市农业农村局", 200, 60, 16),
        centred("办事情况", 200, 84, 16),
        words(FULL, 50, 120),
        words("二十件。", 50, 136),
        words(FULL, 50, 180),
    )
    assert found[:2] == ["青禾市农业农村局", "办事情况"]


def test_more_room_than_usual_between_lines_parts_paragraphs() -> None:
    found = read(
        words(FULL, 50, 100), words(FULL, 50, 116), words(FULL, 50, 140), words("完。", 50, 156)
    )
    assert found == [FULL + FULL, FULL + "完。"]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first = [*words(FULL[:28], 70, 500), *words(FULL, 50, 516)]
    rest = [*words("二十件。", 50, 60), *words(FULL[:28], 70, 76), *words("完。", 50, 92)]
    laid = lay_out([page(first), page(rest, (), 2)], LIMITS)
    assert paragraphs(laid) == [FULL[:28] + FULL + "二十件。", FULL[:28] + "完。"]
    assert [block.place.page for block in laid.blocks] == [1, 2]


def test_no_blank_is_put_between_chinese_characters_and_one_between_words() -> None:
    spread = [
        g._replace(left=g.left * 1.05, right=g.right * 1.05 - 3) for g in words("总计", 50, 100)
    ]
    assert read(spread, words("use the form A 4 纸", 50, 130)) == ["总计", "use the form A 4 纸"]


def test_a_gap_between_two_numbers_is_a_blank() -> None:
    assert read([*words("12", 50, 100), *words("34", 64, 100)]) == ["12 34"]


def test_the_place_of_a_paragraph_is_its_first_line() -> None:
    laid = lay_out([page([*words(FULL[:28], 70, 100), *words("二十件。", 50, 116)])], LIMITS)
    assert (laid.blocks[0].place.page, laid.blocks[0].place.box) == (1, (70, 100, 350, 110))
