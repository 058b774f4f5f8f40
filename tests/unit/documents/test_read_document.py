"""A file is read by what it holds; what cannot be read is said in plain words."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packing import zipped

from hegui.documents.limits import Limits
from hegui.documents.read import read_bytes, read_document
from hegui.errors import DocumentError

REPORT = "一、总体情况\n2023年主动公开政府信息20条。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{REPORT}</p></body></html>"


def test_the_suffix_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "年报.doc"
    path.write_text(PAGE, encoding="gb18030")

    assert read_document(path).kind == "html"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (" \r\n\u3000\n".encode(), "只有空白"),
        (b"Rar!\x1a\x07\x01\x00", "是 RAR 压缩包，不能读取；请解压"),
        (zipped([("a.txt", b"1")]), "是 ZIP 压缩包，不是一份报告；请解压"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "文件已损坏"),
        (b"\x00" * 5000 + b"\x01\x02\x03" * 500, "不是文本文件"),
        (b"<html><body><img src=a.png></body></html>", "文件里没有文字"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(
    data: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(data)

    with pytest.raises(DocumentError, match=words):
        read_document(path)


def test_a_path_that_cannot_be_opened_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="没有这个文件"):
        read_document(tmp_path / "没有")
    with pytest.raises(DocumentError, match="是文件夹"):
        read_document(tmp_path)


def test_a_file_above_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_text(REPORT * 10, encoding="utf-8")

    with pytest.raises(DocumentError, match="上限 100"):
        read_document(path, Limits(file_bytes=100))


def test_noise_is_recognised_by_its_head() -> None:
    with pytest.raises(DocumentError, match="不是文本文件"):
        read_bytes(random.Random(1).randbytes(200_000))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<div>" * 100_000, "HTML 标签嵌套过深（上限 8,000）"),
        ("<table><tr><td>" * 50_000, "HTML 标签嵌套过深（上限 8,000）"),
        ("<div>" * 1000 + "x", "HTML 标签嵌套过深（上限 400）"),
        ("<p " + "a=1 " * 200_000 + ">x", "HTML 标签过长"),
        ("<script " + "a=1 " * 200_000 + ">x", "HTML 标签过长"),
        ("<a " * 100_000, "HTML 标签过长"),
        ("<table>" + "<tr><td>1<td>2" * 40_000, "HTML 表格单元格过多（上限 60,000）"),
        ("<table><tr>" + "<td>1" * 100, "表格一行的单元格过多（上限 64）"),
        ("<table>" + "<tr><td>1<td>2" * 2_500, "表格行数过多（上限 2,000）"),
        ("<table>" + "<tr><td colspan=60>1<td>2" * 1_000, "表格覆盖的格子过多（上限 50,000）"),
        ("<br>" * 1_100_000, "HTML 标签过多"),
        ("x" * 21_000_000, "网页过大"),
    ],
)
def test_a_hostile_page_is_refused_before_it_costs_anything(page: str, words: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_bytes(f"<html><body>{page}".encode())

    assert words in str(refused.value)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td colspan=1000000000 rowspan=1000000000>规章<td>0</table>",
        "<p>开" * 9_000,
        "<p title='" + "<b>" * 9_000 + "'>属性里的标签</p>",
        "<!--" + "<div>" * 9_000 + "--><p>注释里的标签</p>",
        "<script>" + "<div>" * 9_000 + "</script><p>脚本里的标签</p>",
        '<p title=5">' + "<i>多余的引号</i>" * 9_000,
    ],
)
def test_an_odd_page_is_read_all_the_same(page: str) -> None:
    assert read_bytes(f"<html><body>{page}".encode()).blocks


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
        st.text(alphabet="一、0\t\n |<>/td=\"'p!-`*#[](.)", max_size=200).map(str.encode),
        st.text(alphabet="<>/tdrabeh1 =\"'!-表", max_size=120).map(
            lambda text: f"<table><tr><td>{text}".encode()
        ),
    )
)
def test_any_bytes_give_a_document_or_a_document_error(data: bytes) -> None:
    assert _read(data)


def _read(data: bytes) -> object:
    try:
        return read_bytes(data).blocks
    except DocumentError as error:
        return str(error)
