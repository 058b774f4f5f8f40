"""Bytes become text by what they look like."""

import pytest

from hegui.documents.encoding import decode

TEXT = "一、总体情况\n2023年，临岚县主动公开政府信息20条，收到申请3件，均已按时答复。\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "big5", "no-such-charset"])
def test_an_encoding_is_recognised_whatever_the_file_declares(
    codec: str, encoding: str, declared: str | None
) -> None:
    decoded = decode(TEXT.encode(codec), declared)

    assert (decoded.text, decoded.encoding, decoded.replaced) == (TEXT, encoding, 0)


def test_traditional_characters_in_big5_are_recognised() -> None:
    text = "一、總體情況\n2023年，本機關主動公開政府資訊一百條，發現問題及時改進。"

    assert decode(text.encode("big5")).text == text


def test_a_rare_character_of_four_bytes_makes_a_text_gb18030() -> None:
    assert decode("总体情况，\U00020087村".encode("gb18030")).text == "总体情况，\U00020087村"


def test_utf_8_that_is_cut_within_a_character_stays_utf_8() -> None:
    decoded = decode(TEXT.encode()[:-3])

    assert decoded.encoding == "utf-8"
    assert decoded.text == TEXT[:-2] + "\ufffd"
    assert decoded.replaced == 1


def test_gb18030_that_is_cut_within_a_character_says_what_was_lost() -> None:
    decoded = decode("一、总体情况本报告所列数据".encode("gb18030")[:-1])

    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith("一、总体情况本报告所列数")
    assert decoded.replaced == 1


def test_a_damaged_byte_does_not_make_utf_8_something_else() -> None:
    data = TEXT.encode()
    decoded = decode(data[:7] + b"\xff" + data[7:])

    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("均已按时答复。\n")


def test_a_replacement_character_that_was_in_the_file_is_not_counted() -> None:
    assert decode("总体\ufffd情况".encode()).replaced == 0


def test_one_stray_nul_does_not_make_a_text_utf_16() -> None:
    assert decode(TEXT.encode() + b"\x00\n").encoding == "utf-8"


def test_what_another_encoding_cannot_hold_is_counted_as_replaced() -> None:
    decoded = decode(b"\x00\xd8@\x01\xf8\xa1\x80" * 3, "big5")

    assert decoded.replaced == decoded.text.count("\ufffd")
