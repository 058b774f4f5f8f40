"""A folder of hostile files among good reports: each costs itself, and only itself.

All of them are audited once, in a process whose home, temporary folder and place are its own; the
tests look at what came of it.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.files import FILES, NO_FILES, make_no_files, write_all, write_good
from tests.hostile.hostile import AUDITED, Hostile

ROOT = Path(__file__).parents[2]
MARKER = "不许泄露的标记"
AT_FAULT = "程序处理这份报告时出错"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits are those of POSIX")


@dataclass(frozen=True)
class Aftermath:
    """What came of the audit.

    Attributes:
        said: the audit document, what the program raised, what it took.
        alone: the same of the good reports by themselves.
        calls: how often the server was called.
        before: everything around, by path, with sizes; before the audit.
        after: the same, afterwards.
    """

    said: Mapping[str, Any]
    alone: Mapping[str, Any]
    calls: int
    before: Mapping[str, int]
    after: Mapping[str, int]

    def told(self, name: str) -> list[str]:
        """What is told of a hostile file or, if it is an archive, of each of its members."""
        shown = f"./hostile/{name}"
        return [
            said for path, said in self._entries() if path == shown or path.startswith(f"{shown}!")
        ]

    def _entries(self) -> Iterator[tuple[str, str]]:
        document = self.said["document"]
        yield from ((entry["path"], AUDITED) for entry in document["reports"])
        yield from ((entry["path"], entry["reason"]) for entry in document["unreadable"])

    def paths(self) -> list[str]:
        """Every path that is told of."""
        return [path for path, _ in self._entries()]


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    around = tmp_path_factory.mktemp("hostile")
    place, alone = around / "place", around / "alone"
    for name in ("home", "temporary", "place"):
        (around / name).mkdir()
    write_good(place / "good")
    write_good(alone / "good")
    outside = around / "outside.txt"
    outside.write_text(MARKER, encoding="utf-8")
    with _Server() as server:
        write_all(place / "hostile", outside, server.address)
        with make_no_files(place / "special"):
            before = _tree(around)
            said = _audit(place, around, server.address)
            after = _tree(around)
    return Aftermath(said, _audit(alone, around, server.address), server.calls, before, after)


@pytest.mark.parametrize("one", FILES, ids=lambda one: ascii(one.name))
def test_a_hostile_file_is_told_with_its_reason(one: Hostile, aftermath: Aftermath) -> None:
    told = aftermath.told(one.name)

    assert told
    for said in told:
        assert any(words in said for words in one.said), said
        assert AT_FAULT not in said


def test_good_reports_are_audited_as_if_they_were_alone(aftermath: Aftermath) -> None:
    def good(said: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        reports: list[Mapping[str, Any]] = said["document"]["reports"]
        return [report for report in reports if report["path"].startswith("./good/")]

    assert [report["path"] for report in good(aftermath.said)] == [
        "./good/1.txt",
        "./good/2.txt",
        "./good/3.txt",
    ]
    assert good(aftermath.said) == good(aftermath.alone)


def test_no_hostile_file_brings_the_program_to_a_fault(aftermath: Aftermath) -> None:
    assert aftermath.said["tracebacks"] == {}


def test_nothing_is_written_anywhere(aftermath: Aftermath) -> None:
    made = {path: size for path, size in aftermath.after.items() if "said.json" not in path}

    assert made == dict(aftermath.before)
    assert not Path("/hegui-absolute.txt").exists()
    assert not Path("/hegui-escaped.txt").exists()


def test_nobody_is_called(aftermath: Aftermath) -> None:
    assert aftermath.calls == 0


def test_no_file_outside_is_shown(aftermath: Aftermath) -> None:
    said = json.dumps(aftermath.said, ensure_ascii=False)

    assert MARKER not in said
    assert "root:x:0" not in said


def test_the_parent_holds_no_more_memory_afterwards(aftermath: Aftermath) -> None:
    assert aftermath.said["grown"] < 100_000  # kilobytes; the files are 140 MB, and 5 GB unpacked


def test_what_is_no_file_is_passed_over(aftermath: Aftermath) -> None:
    shown = [path for path in aftermath.paths() if path.startswith("./special/")]

    assert shown == ["./special/folder.pdf/notice.txt"]
    assert "folder.pdf" not in NO_FILES


def test_every_path_is_told_once(aftermath: Aftermath) -> None:
    paths = aftermath.paths()

    assert len(paths) == len(set(paths))
    assert len(paths) > len(FILES) > 150


class _Server:
    """A server on this machine that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> "_Server":
        threading.Thread(target=self._count, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _count(self) -> None:
        while True:
            try:
                caller, _ = self._listening.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()


def _audit(place: Path, around: Path, server: str) -> Mapping[str, Any]:
    """Audit *place* as a process that stands there; proxies lead to the server that counts."""
    target = around / "said.json"
    environment = {
        "HOME": str(around / "home"),
        "TMPDIR": str(around / "temporary"),
        "PATH": "",  # no office program, which has a test of its own
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "http_proxy": server,
        "https_proxy": server,
    }
    command = [sys.executable, "-m", "tests.hostile.audited", str(target)]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False)
    assert done.stderr.decode() == ""
    assert done.stdout == b""
    said: Mapping[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return said


def _tree(folder: Path) -> Mapping[str, int]:
    return {
        os.path.join(where, name): os.lstat(os.path.join(where, name)).st_size  # noqa: PTH118 - odd names
        for where, folders, files in os.walk(folder)
        for name in (*folders, *files)
    }
