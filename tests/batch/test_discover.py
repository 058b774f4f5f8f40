"""Folders and files become what there is to audit: all of it, in one order, by one name."""

import os
from pathlib import Path

import pytest

from hegui.batch.discover import discover, show
from hegui.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a folder of reports in it."""
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "县交易中心"
    (reports / "b").mkdir(parents=True)
    for name in ("2020.txt", "2019.html", "b/10.txt", "b/9.txt", "扫描件.pdf"):
        (reports / name).write_text("x")
    return reports


def shown(*arguments: str) -> list[str]:
    return [found.shown for found in discover(arguments)]


def test_a_file_below_a_folder_is_shown_by_the_argument_a_slash_and_its_path(folder: Path) -> None:
    expected = [
        "县交易中心/2019.html",
        "县交易中心/2020.txt",
        "县交易中心/b/10.txt",
        "县交易中心/b/9.txt",
        "县交易中心/扫描件.pdf",
    ]

    assert shown("县交易中心") == expected
    assert shown("县交易中心/") == expected
    assert shown(f"{folder}//") == [f"{folder.parent}/{path}" for path in expected]


def test_the_folder_we_stand_in_is_shown_by_its_dot(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "b")

    assert shown(".") == ["./10.txt", "./9.txt"]


@pytest.mark.usefixtures("folder")
def test_a_file_is_shown_as_typed_and_taken_once() -> None:
    assert shown("县交易中心/b/9.txt", "县交易中心/b") == [
        "县交易中心/b/10.txt",
        "县交易中心/b/9.txt",
    ]


def test_what_is_certainly_no_report_is_left_out_of_a_walk_but_not_if_named(folder: Path) -> None:
    for name in (
        "README.md",
        "readme",
        ".hidden.txt",
        "~$2020.docx",
        "._2020.txt",
        "audit.json",
        "scores.csv",
        "2020.expect.yaml",
        "Thumbs.db",
    ):
        (folder / "b" / name).write_text("x")
    (folder / "b" / ".git").mkdir()
    (folder / "b" / ".git" / "config").write_text("x")

    assert shown("县交易中心/b") == ["县交易中心/b/10.txt", "县交易中心/b/9.txt"]
    assert shown("县交易中心/b/README.md") == ["县交易中心/b/README.md"]


def test_a_report_that_happens_to_be_called_readme_is_not_lost(folder: Path) -> None:
    for name in ("README.txt", "readme.html", "README-2020.md"):
        (folder / "b" / name).write_text("x")

    assert shown("县交易中心/b")[2:] == [
        "县交易中心/b/README-2020.md",
        "县交易中心/b/README.txt",
        "县交易中心/b/readme.html",
    ]


def test_the_parts_of_a_saved_page_are_not_reports(folder: Path) -> None:
    (folder / "b" / "网页_files").mkdir()
    (folder / "b" / "网页_files" / "banner.png").write_text("x")
    (folder / "b" / "网页.html").write_text("x")
    (folder / "b" / "另外_files").mkdir()
    (folder / "b" / "另外_files" / "1.txt").write_text("x")

    assert shown("县交易中心/b") == [
        "县交易中心/b/10.txt",
        "县交易中心/b/9.txt",
        "县交易中心/b/另外_files/1.txt",
        "县交易中心/b/网页.html",
    ]


def test_our_own_page_is_not_a_report(folder: Path) -> None:
    page = '<!DOCTYPE html><html><head><meta name="generator" content="Hegui 0.1.0">'
    (folder / "b" / "结果.html").write_text(page)

    assert shown("县交易中心/b") == ["县交易中心/b/10.txt", "县交易中心/b/9.txt"]


def test_links_to_files_are_followed_and_loops_of_folders_are_not(folder: Path) -> None:
    (folder / "b" / "again.txt").symlink_to(folder / "2020.txt")
    (folder / "b" / "broken.txt").symlink_to(folder / "nowhere.txt")
    (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)

    assert shown("县交易中心/b") == [
        "县交易中心/b/10.txt",
        "县交易中心/b/9.txt",
        "县交易中心/b/again.txt",
    ]


def test_every_path_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(UsageError) as wrong:
        discover([folder, "没有.txt", "also/missing"])

    assert str(wrong.value) == (
        "没有这个文件或文件夹：没有.txt\n没有这个文件或文件夹：also/missing"
    )


def test_a_pipe_is_no_file_to_audit(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")

    assert "县交易中心/pipe.txt" not in shown("县交易中心")
    with pytest.raises(UsageError, match="不是普通的文件或文件夹：县交易中心/pipe"):
        discover(["县交易中心/pipe.txt"])


def test_a_folder_without_anything_to_audit_is_wrong_use(folder: Path) -> None:
    (folder / "empty").mkdir()

    with pytest.raises(UsageError, match="里面没有可审核的文件：县交易中心/empty/"):
        discover(["县交易中心/empty/"])


def test_names_that_are_not_utf_8_are_shown_as_what_they_most_likely_are(folder: Path) -> None:
    name = os.fsdecode("年报.txt".encode("gb18030"))
    (folder / "b" / name).write_text("x")
    (folder / "b" / os.fsdecode(b"\xff\xfe.txt")).write_text("x")

    found = shown("县交易中心/b")

    assert "县交易中心/b/年报.txt" in found
    assert show(os.fsdecode(b"\xff\xfe.txt")) == "\ufffd\ufffd.txt"
    assert all(path.encode("utf-8") for path in found)
