"""Archives give way to their members: under folders, named outright, and one by one."""

import io
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from hegui.batch.archives import unpacked
from hegui.batch.discover import Found, discover
from hegui.batch.source import Source, list_members
from hegui.cli.main import main
from hegui.errors import DocumentError, UsageError
from tests.packing import FLAGS, patched, zipped

SAMPLES = Path(__file__).parents[2] / "sample_reports"
SEED = (SAMPLES / "嘉祥分中心-2020.txt").read_bytes()
PAGE = (SAMPLES / "松坪镇人民政府-2022.html").read_bytes()
MARKDOWN = (SAMPLES / "白榆县疾病预防控制中心-2024.md").read_bytes()
RAR = b"Rar!\x1a\x07\x00" + bytes(100)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a folder of files and archives in it."""
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "dir"
    reports.mkdir()
    inner = zipped([("深/年报.md", MARKDOWN)])
    members = [("内/名.html", PAGE), ("内/旧.rar", RAR), ("里.zip", inner)]
    (reports / "包.zip").write_bytes(zipped(members))
    (reports / "a.txt").write_bytes(SEED)
    return reports


def shown(*arguments: str) -> list[str]:
    return [file.shown for file in unpacked(discover(arguments), jobs=2)]


IN_THE_ARCHIVE = ["dir/包.zip!内/名.html", "dir/包.zip!内/旧.rar", "dir/包.zip!里.zip!深/年报.md"]


@pytest.mark.usefixtures("folder")
def test_members_stand_in_the_place_of_their_archive() -> None:
    assert shown("dir") == ["dir/a.txt", *IN_THE_ARCHIVE]
    assert shown("dir/包.zip") == IN_THE_ARCHIVE


@pytest.mark.usefixtures("folder")
def test_a_member_a_folder_or_an_archive_within_can_be_named() -> None:
    assert shown("dir/包.zip!内/名.html") == [IN_THE_ARCHIVE[0]]
    assert shown("dir/包.zip!内/") == IN_THE_ARCHIVE[:2]
    assert shown("dir/包.zip!里.zip") == IN_THE_ARCHIVE[2:]
    assert shown("dir/包.zip!内", "dir/包.zip!里.zip!深/年报.md", "dir/包.zip") == IN_THE_ARCHIVE


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("dir/包.zip!没有.txt", "压缩包里没有“没有.txt”：dir/包.zip"),
        ("dir/a.txt!内", "不是压缩包，里面没有“内”：dir/a.txt"),
        ("dir/没有.zip!内", "没有这个文件或文件夹：dir/没有.zip!内"),
    ],
)
def test_a_member_that_is_not_there_is_wrong_use(argument: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        shown(argument)


def test_a_file_whose_name_has_the_sign_is_that_file(folder: Path) -> None:
    (folder / "包.zip!内").mkdir()
    (folder / "包.zip!内" / "名.html").write_bytes(b"x")

    assert shown("dir/包.zip!内/名.html") == ["dir/包.zip!内/名.html"]
    assert shown("dir") == [
        "dir/a.txt",
        "dir/包.zip!内/名.html",
        "dir/包.zip!内/名.html#2",
        *IN_THE_ARCHIVE[1:],
    ]


def test_an_archive_that_cannot_be_opened_is_one_file_with_its_reason(folder: Path) -> None:
    (folder / "包.zip").write_bytes(zipped([("a.csv", b"x")]))
    (folder / "断.zip").write_bytes(zipped([("年报.txt", SEED)])[:90])

    found = unpacked(discover(["dir"]), jobs=1)

    assert [(file.shown, file.refused.partition("，")[0]) for file in found] == [
        ("dir/a.txt", ""),
        ("dir/包.zip", "压缩包里没有可以审核的文件"),
        ("dir/断.zip", "文件不完整"),
    ]


def test_office_documents_are_not_taken_for_archives(folder: Path) -> None:
    (folder / "包.zip").unlink()
    for name, first in (("年报.docx", "[Content_Types].xml"), ("年报.wps", "docProps/custom.xml")):
        parts = [
            (first, b"<a/>"),
            ("[Content_Types].xml", b"<a/>"),
            ("word/document.xml", b"<a/>"),
        ]
        (folder / name).write_bytes(zipped(parts[first == parts[1][0] :]))

    assert shown("dir") == ["dir/a.txt", "dir/年报.docx", "dir/年报.wps"]


def test_an_archive_above_the_size_of_a_file_is_opened_all_the_same(folder: Path) -> None:
    big = io.BytesIO()
    with ZipFile(big, "w") as archive:
        archive.writestr("年报.txt", SEED)
    path = folder / "大.zip"
    with path.open("wb") as file:  # a hole of 110 MB, behind which the archive stands
        file.write(b"PK\x03\x04")
        file.seek(110 << 20)
        file.write(big.getvalue())

    listed = list_members(Found("大.zip", path))

    assert (listed.names, listed.reason) == (("年报.txt",), "")
    source = Source()
    assert source.read(Found("", path, listed.members[0])) == SEED
    source.close()


def test_a_worker_goes_from_archive_to_archive_and_tells_what_is_wrong(folder: Path) -> None:
    other = folder / "锁.zip"
    other.write_bytes(patched(zipped([("年报.txt", SEED)]), *FLAGS, 1))
    source = Source()

    assert source.read(Found("", folder / "包.zip", (0,))) == PAGE
    with pytest.raises(DocumentError, match="有密码保护"):
        source.read(Found("", other, (0,)))
    assert source.read(Found("", folder / "包.zip", (2, 0))) == MARKDOWN
    assert source.read(Found("", folder / "a.txt")) == SEED
    with pytest.raises(DocumentError, match="没有这个文件"):
        source.read(Found("", folder / "没有.zip", (0,)))
    with pytest.raises(DocumentError, match="早已知道"):
        source.read(Found("", other, (0,), refused="早已知道"))
    source.close()


def test_an_audit_of_a_folder_with_an_archive(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "空.zip").write_bytes(zipped([]))

    code = main(["dir", "--format", "json", "--as-of", date(2026, 1, 31).isoformat()])

    document = json.loads(capsys.readouterr().out)
    assert code == 4
    assert [(entry["path"], entry["year"]) for entry in document["reports"]] == [
        ("dir/a.txt", 2020),
        (IN_THE_ARCHIVE[0], 2022),
        (IN_THE_ARCHIVE[2], 2024),
    ]
    assert document["reports"][1]["agency"] == "临岚县松坪镇人民政府"
    assert document["unreadable"] == [
        {
            "path": IN_THE_ARCHIVE[1],
            "reason": "是 RAR 压缩包，不能读取；请解压，或改用 ZIP 打包后再审核",
        },
        {"path": "dir/空.zip", "reason": "压缩包里没有可以审核的文件"},
    ]


@pytest.mark.usefixtures("folder")
def test_facts_and_reasons_of_one_member(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", IN_THE_ARCHIVE[2]]) == 0
    assert IN_THE_ARCHIVE[2] in capsys.readouterr().out
    assert main(["why", IN_THE_ARCHIVE[0], "ARI-02"]) == 0
    assert "ARI-02" in capsys.readouterr().out
    assert main(["why", "dir/包.zip", "ARI-02"]) == 2
    assert "里有 3 个文件" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_nothing_is_written(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))

    main(["dir", "--quiet"])

    assert sorted(tmp_path.rglob("*")) == before
