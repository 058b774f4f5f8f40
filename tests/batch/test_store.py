"""What is known is not done again, whatever has changed beside it; what is no store is told."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hegui.batch.child import Start, Tell
from hegui.batch.limits import Limits
from hegui.batch.results import Judged
from hegui.batch.run import Options
from hegui.batch.slots import run_slots
from hegui.batch.task import Task
from hegui.batch.work import Judging
from hegui.cli.main import main
from hegui.exchange.document import dump
from hegui.rules.open import open_ruleset
from tests.batch import libraries
from tests.batch.inline import Inline, Stopped
from tests.batch.odd_jobs import _harm
from tests.batch.whole import audited

DAY = date(2026, 1, 31)
LIBRARIES = 4
FILES, PAIRS = 3 * LIBRARIES, 2 * LIBRARIES


@dataclass
class Office:
    """Reports, a pack and a store.

    Attributes:
        folder: where they are.
        options: how to audit.
    """

    folder: Path
    options: Options

    @property
    def reports(self) -> Path:
        return self.folder / "reports"

    def audit(
        self, runner: Inline | None = None, profile: str | None = None, **how: Any
    ) -> tuple[str, list[str]]:
        """The document as text, and what had to be done for it."""
        runner = runner or Inline()
        ruleset = open_ruleset(str(self.folder / "toy"), profile)
        options = replace(self.options, **how)
        run = audited([self.reports], ruleset, options, runner=runner)
        return "".join(dump(run.document)), runner.done

    def fresh(self, profile: str | None = None, **how: Any) -> str:
        """The document, when nothing is known."""
        return self.audit(None, profile, store=None, **how)[0]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    libraries.pack(tmp_path)
    libraries.reports(tmp_path / "reports", LIBRARIES)
    return Office(tmp_path, Options(DAY, engine="reference", store=tmp_path / "results.db"))


def test_a_second_run_does_nothing_and_says_the_same(office: Office) -> None:
    first, done = office.audit()
    assert len(done) == len(set(done)) == FILES + PAIRS

    assert office.audit() == (first, [])
    assert office.fresh() == first


def test_a_file_that_changed_is_read_again_and_held_against_its_years(office: Office) -> None:
    office.audit()
    path = office.reports / "2023" / "001.txt"
    path.write_text(path.read_text("utf-8").replace("延长", "缩短"), "utf-8")

    text, done = office.audit()

    read, *compared = done
    assert read == f"read {path}"
    assert sorted(compared) == [f"compare {path}", f"compare {office.reports}/2024/001.txt"]
    assert text == office.fresh()


def test_a_file_that_was_touched_moved_or_copied_holds_what_it_held(office: Office) -> None:
    office.audit()
    os.utime(office.reports / "2023" / "001.txt")
    (office.reports / "2022").rename(office.reports / "2022年")

    text, done = office.audit()

    # Where a report lies is said in what was found beside it, so that is done anew.
    moved = [f"compare {office.reports}/2023/{number:03d}.txt" for number in range(LIBRARIES)]
    assert done == moved
    assert text == office.fresh()


def test_a_new_file_and_one_that_is_gone_concern_nobody_else(office: Office) -> None:
    office.audit()
    (office.reports / "2024" / "000.txt").unlink()
    (office.reports / "2023" / "003.txt").rename(office.folder / "away.txt")

    text, done = office.audit()
    assert (text, done) == (office.fresh(), [])

    (office.folder / "away.txt").rename(office.reports / "2023" / "003.txt")
    assert office.audit()[1] == []


def test_when_a_rule_changes_nothing_is_read_again(office: Office) -> None:
    office.audit()
    rule = office.folder / "toy" / "sums" / "SUM-01-across.yaml"
    rule.write_text(rule.read_text("utf-8").replace("severity: error", "severity: warning"))

    text, done = office.audit()

    assert [one.split()[0] for one in done] == ["judge"] * FILES
    assert text == office.fresh()
    assert '"severity": "warning"' in text


def test_when_a_rule_across_reports_changes_only_comparing_is_done_again(office: Office) -> None:
    office.audit()
    rule = next((office.folder / "toy" / "sums").glob("SUM-03*"))
    rule.write_text(rule.read_text("utf-8").replace("severity: warning", "severity: notice"))

    text, done = office.audit()

    assert [one.split()[0] for one in done] == ["compare"] * PAIRS
    assert text == office.fresh()


def test_two_profiles_live_in_one_store(office: Office, tmp_path: Path) -> None:
    off = tmp_path / "off.yaml"
    off.write_text(
        "extends: toy\nname: 不看各行合计\noff: [{rule: SUM-01, reason: 本单位不看}]\n",
        encoding="utf-8",
    )
    usual, _ = office.audit()

    other, done = office.audit(None, str(off))

    assert not any(one.startswith("read") for one in done)
    assert other == office.fresh(str(off)) != usual
    assert office.audit() == (usual, [])
    assert office.audit(None, str(off)) == (other, [])


def test_another_year_asked_for_reads_nothing_again(office: Office) -> None:
    office.audit()

    text, done = office.audit(year=2023)

    assert done == []
    assert text == office.fresh(year=2023)


@pytest.mark.parametrize("stop", [0, 1, FILES - 1, FILES, FILES + PAIRS - 1])
def test_a_run_that_stopped_goes_on_where_it_stopped(office: Office, stop: int) -> None:
    first = Inline(stop=stop)
    with pytest.raises(Stopped):
        office.audit(first)

    text, done = office.audit()

    assert len(first.done) == stop
    # An answer that was on its way when the run stopped is lost with it.
    assert len(done) <= FILES + PAIRS - stop + 1
    assert text == office.fresh()


def test_words_of_the_pack_that_reading_uses_are_read_with_again(office: Office) -> None:
    office.audit()
    pack = office.folder / "toy" / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("[不涉及]", "[不涉及, 不适用]"), "utf-8")

    _, done = office.audit()

    assert [one.split()[0] for one in done[:FILES]] == ["read"] * FILES


@dataclass(frozen=True)
class Poisonous:
    """Work as ever, but files whose names say so harm their worker."""

    start: Start[Any, Any]

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Any], Any]:
        work = self.start(careful=careful, tell=tell)

        def harmful(item: Any) -> Any:
            if isinstance(item, Task):
                _harm(item.file.path.stem)
            return work(item)

        return harmful

    def gives(self) -> type[Any]:
        return self.start.gives()


def test_poison_is_named_and_nothing_else_suffers(office: Office) -> None:
    clean = office.fresh()
    for way in ("crash", "spin", "memory"):
        (office.reports / f"{way}.txt").write_text(f"{way} 图书馆2024年", "utf-8")
    limits = Limits(processor_seconds=1, seconds=20)
    tried: list[str] = []

    def runner(items: Any, start: Any) -> Any:
        for answer in run_slots(items, Poisonous(start), jobs=2, limits=limits):
            tried.append(str(getattr(items[answer.index], "shown", items[answer.index])))
            yield answer

    ruleset = open_ruleset(str(office.folder / "toy"), None)
    run = audited([office.reports], ruleset, office.options, runner=runner)

    told = {one["path"].rpartition("/")[2]: one["reason"] for one in run.document["unreadable"]}
    assert told == {
        "crash.txt": "未能审核：解析进程崩溃（SIGABRT，程序库自行中止，常因内存不够）",
        "spin.txt": "未能审核：处理超时（占用处理器的上限 1 秒）",
        "memory.txt": "未能审核：内存超限（上限 1 GB）",
    }
    rest = run.document | {"unreadable": []}
    assert "".join(dump(rest)) == clean
    assert issubclass(Judging(None).gives(), Judged)  # type: ignore[arg-type]  # what is wrapped


def test_poison_costs_a_run_that_goes_on_no_second_worker(office: Office) -> None:
    """A run that was killed after it lost a report does not try that report again."""
    (office.reports / "crash.txt").write_text("图书馆2024年", "utf-8")
    ruleset = open_ruleset(str(office.folder / "toy"), None)
    tried: list[str] = []

    def runner(items: Any, start: Any) -> Any:
        for answer in run_slots(items, Poisonous(start), jobs=1):
            tried.append(items[answer.index].file.path.name)
            yield answer
            if "crash.txt" in tried:
                raise Stopped

    with pytest.raises(Stopped):
        audited([office.reports], ruleset, office.options, runner=runner)
    _, done = office.audit()

    assert not any("crash" in one for one in done)
    assert any("crash" in one for one in office.audit()[1])  # another run tries it again


def broken(path: Path, way: str) -> None:
    """A file that is no store of ours, at *path*."""
    if way == "text":
        path.write_text("名称,得分\n" * 200, "utf-8")
    elif way == "folder":
        path.mkdir()
    elif way == "another version":
        with closing(sqlite3.connect(path)) as link:
            link.execute("CREATE TABLE reading (key TEXT)")
            link.execute("PRAGMA application_id = 1751476085")
            link.execute("PRAGMA user_version = 999")
    elif way == "another program":
        with closing(sqlite3.connect(path)) as link:
            link.execute("CREATE TABLE books (title TEXT)")
            link.execute("PRAGMA user_version = 1")


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("text", "file is not a database"),
        ("folder", "unable to open database file"),
        ("another version", "另一个版本的程序，或者别的程序写的"),
        ("another program", "另一个版本的程序，或者别的程序写的"),
    ],
)
def test_what_is_no_store_is_told_and_left_as_it_is(
    office: Office, capsys: pytest.CaptureFixture[str], way: str, why: str
) -> None:
    store = office.folder / "不是.db"
    broken(store, way)
    before = store.read_bytes() if store.is_file() else b""

    code = main([str(office.reports), "--pack", str(office.folder / "toy"), "--store", str(store)])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err == (
        f"结果库打不开：{store}（{why}）。"
        "用 --store 另指一个本机磁盘上的文件，或者用 --no-store 不保存结果。\n"
    )
    assert (store.read_bytes() if store.is_file() else b"") == before


def test_a_store_in_a_place_that_takes_no_files_is_told(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for store in (Path("/proc/results.db"), office.reports / "2022" / "001.txt" / "results.db"):
        words = [str(office.reports), "--pack", str(office.folder / "toy"), "--store", str(store)]

        assert main(words) == 2
        assert capsys.readouterr().err.startswith(f"结果库打不开：{store}（")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_may_only_be_read_is_told(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.audit()
    store = office.folder / "results.db"
    store.chmod(0o444)
    office.folder.chmod(0o555)

    words = [str(office.reports), "--pack", str(office.folder / "toy"), "--store", str(store)]
    code = main(words)

    office.folder.chmod(0o755)
    assert code in (2, 5)
    assert str(store) in capsys.readouterr().err


def test_folders_on_the_way_to_a_store_are_made(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    store = office.folder / "a" / "b" / "results.db"
    words = [str(office.reports), "--pack", str(office.folder / "toy"), "--store", str(store)]
    json_of = [*words, "--format", "json", "--jobs", "1"]

    assert main(json_of) == 1
    first = json.loads(capsys.readouterr().out)
    assert store.is_file()
    assert main(["show", "1", "--store", str(store), "--format", "json", *words[1:3]]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert main(["runs", "--store", str(store)]) == 0
    assert str(FILES) in capsys.readouterr().out
    assert main(["runs", "--store", str(store), "--forget", "1"]) == 0
    assert "已删去 1 次" in capsys.readouterr().out
    with closing(sqlite3.connect(store)) as link:
        tables = ("run", "item", "reading", "judgement", "comparison", "seen", "lost")
        left = [_rows(link, one) for one in tables]
    assert left == [0] * len(tables)


def test_without_a_store_nothing_is_left(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = office.folder / "usual.db"
    monkeypatch.setenv("HEGUI_STORE", str(usual))
    words = [str(office.reports), "--pack", str(office.folder / "toy"), "--quiet", "--jobs", "1"]

    main([*words, "--no-store"])
    assert not usual.exists()
    assert main([*words, "--no-store", "--store", str(usual)]) == 2
    assert "--store 和 --no-store 只能用一个" in capsys.readouterr().err
    main(words)
    assert usual.exists()


def _rows(link: sqlite3.Connection, table: str) -> int:
    (count,) = link.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our names
    return int(count)
