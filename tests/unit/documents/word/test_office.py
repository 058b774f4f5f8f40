"""LibreOffice is asked where our own reader gives up, and nothing of it stays."""

import sys
import tempfile
import time
from pathlib import Path

import pytest
from tests.fixtures.word.build import Build, Paragraph
from tests.fixtures.word.make import odd_docx

from hegui.documents.document import Paragraph as Read
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.word import office
from hegui.documents.readers.word.doc import read_doc
from hegui.errors import DocumentError

WORD_95 = Build([Paragraph("甲\r")], magic=0xA5DC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files for a while are put, and where a made-up program may be."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path


def install(home: Path, body: str) -> None:
    """A program called soffice: *body* knows its words, its output folder and its source."""
    path = home / "bin" / "soffice"
    path.write_text(
        f"#!{sys.executable} -I\n"
        "import os, pathlib, subprocess, sys, time\n"
        "words = sys.argv[1:]\n"
        "out = pathlib.Path(words[words.index('--outdir') + 1])\n"
        "source = pathlib.Path(words[-1])\n"
        f"home = pathlib.Path({str(home)!r})\n"
        f"{body}\n",
        encoding="utf-8",
    )
    path.chmod(0o755)


def left(home: Path) -> list[str]:
    return [path.name for path in (home / "tmp").iterdir()]


def test_what_it_writes_is_read_and_the_reader_is_told(home: Path) -> None:
    (home / "made.docx").write_bytes(odd_docx())
    install(
        home, "out.mkdir(); (out / 'report.docx').write_bytes((home / 'made.docx').read_bytes())"
    )

    document = read_doc(WORD_95.doc())

    assert document.kind == "doc"
    assert isinstance(document.blocks[0], Read)
    assert document.blocks[0].text == "云岭省青禾市年度报告"
    assert document.remarks[0].code == "office"
    assert "Word 95" in document.remarks[0].message
    assert left(home) == []


def test_it_gets_the_file_under_a_neutral_name_and_an_environment_of_its_own(home: Path) -> None:
    install(
        home,
        "told = f'{source.name} {source.read_bytes()!r} {sorted(os.environ)}'\n"
        "(home / 'told').write_text(told)\n"
        "profile = source.parent / 'profile/user/registrymodifications.xcu'\n"
        "(home / 'profile').write_text(profile.read_text())\n"
        "(home / 'proxy').write_text(os.environ['https_proxy'])",
    )

    assert office.convert_by_office(b"abc", "doc", LIMITS) is None
    told = (home / "told").read_text()
    assert told.startswith("report.doc b'abc'")
    assert "SECRET" not in told
    assert "127.0.0.1" in (home / "proxy").read_text()
    profile = (home / "profile").read_text()
    assert '"MacroSecurityLevel" oor:op="fuse"><value>3<' in profile
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in profile


def test_one_that_hangs_is_ended_with_everything_it_started(home: Path) -> None:
    install(
        home,
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "(home / 'child').write_text(str(child.pid))\n"
        "time.sleep(60)",
    )

    assert office.convert_by_office(b"abc", "doc", LIMITS, seconds=1.5) is None
    child = int((home / "child").read_text())
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)
    assert left(home) == []


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    "body",
    ["os.abort()", "sys.exit(1)", "pass", "out.mkdir(); (out / 'other.docx').write_bytes(b'x')"],
)
def test_one_that_fails_is_said_with_a_way_out(home: Path, body: str) -> None:
    install(home, body)

    with pytest.raises(DocumentError, match=r"Word 95.*LibreOffice 转换也没有成功.*另存为 DOCX"):
        read_doc(WORD_95.doc())
    assert left(home) == []


def test_one_that_writes_too_much_is_not_read(home: Path) -> None:
    install(home, "out.mkdir(); (out / 'report.docx').write_bytes(bytes(5000))")

    assert office.convert_by_office(b"abc", "doc", Limits(file_bytes=4999)) is None
    assert office.convert_by_office(b"abc", "doc", Limits(file_bytes=5000)) == bytes(5000)


def test_without_it_the_way_out_is_named(home: Path) -> None:
    with pytest.raises(DocumentError, match=r"Word 95.*另存为 DOCX") as told:
        read_doc(WORD_95.doc())
    assert "转换也没有" not in str(told.value)
    assert left(home) == []


def test_where_no_program_may_be_started_it_fails_as_any_other(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(home, "pass")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("subprocess.Popen", refuse)
    assert office.convert_by_office(b"abc", "doc", LIMITS) is None
    assert left(home) == []


def test_an_encrypted_file_is_never_given_to_it(home: Path) -> None:
    install(home, "(home / 'called').touch()")

    with pytest.raises(DocumentError, match="有密码保护"):
        read_doc(Build([Paragraph("甲\r")], flags=0x0300).doc())
    assert not (home / "called").exists()
