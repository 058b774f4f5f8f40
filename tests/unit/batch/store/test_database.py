"""One SQLite file: what was committed stays, and every failure is told in words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hegui.batch.store import database
from hegui.batch.store.database import Database
from hegui.errors import HeguiError, UsageError

PUT = "INSERT OR REPLACE INTO seen VALUES (?, ?, ?)"
COUNT = "SELECT count(*) FROM seen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results.db"


def seen(path: Path) -> int:
    """How many rows another process would find."""
    with closing(sqlite3.connect(path)) as link:
        return int(link.execute(COUNT).fetchone()[0])


def test_rows_are_safe_after_a_commit_and_when_it_is_closed(path: Path) -> None:
    rows = Database(path)
    rows.put(PUT, [("a", "1", "x")])
    assert rows.one(COUNT) == (1,)
    assert seen(path) == 0
    rows.commit()
    assert seen(path) == 1

    rows.put(PUT, [("b", "1", "x")])
    rows.close()

    assert seen(path) == 2


def test_what_is_written_is_committed_about_once_a_second(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(database, "monotonic", lambda: clock[0])
    rows = Database(path)

    rows.put(PUT, [("a", "1", "x")])
    clock[0] += 0.9
    rows.put(PUT, [("b", "1", "x")])
    assert seen(path) == 0
    clock[0] += 0.2
    rows.put(PUT, [("c", "1", "x")])

    assert seen(path) == 3
    rows.close()


def test_one_that_is_there_is_opened_and_not_made_anew(path: Path) -> None:
    first = Database(path)
    first.put(PUT, [("a", "1", "x")])
    first.close()

    second = Database(path)

    assert second.one("SELECT path FROM seen") == ("a",)
    assert second.one("SELECT path FROM seen WHERE path = ?", ("b",)) is None
    second.close()


def test_others_read_while_one_writes_and_two_may_be_open(path: Path) -> None:
    one, two = Database(path), Database(path)

    one.put(PUT, [("a", "1", "x")])
    assert two.one(COUNT) == (0,)
    one.commit()
    two.put(PUT, [("b", "1", "x")])
    two.commit()

    assert one.one(COUNT) == (2,)
    one.close()
    two.close()


def test_deleted_rows_give_their_room_back(path: Path) -> None:
    rows = Database(path)
    rows.put(PUT, [(str(number), "1", "x" * 1000) for number in range(500)])
    rows.commit()
    rows.put("DELETE FROM seen", [()])
    rows.shrink()
    rows.close()

    assert path.stat().st_size < 200_000


def test_a_damaged_store_is_told_in_the_middle_of_a_run(path: Path) -> None:
    rows = Database(path)
    rows.put(
        "INSERT INTO reading VALUES (?, '', '', '', '', '', '')", [(str(n),) for n in range(3000)]
    )
    rows.close()
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 60_000)
    again = Database(path)

    with pytest.raises(HeguiError, match=r"结果库出错.*文件可能损坏.*--store 另指一个文件"):
        list(again.ask("SELECT * FROM reading"))
    again.close()


def test_a_store_that_cannot_be_written_any_more_is_told(path: Path) -> None:
    rows = Database(path)
    rows.put(PUT, [("a", "1", "x")])
    rows.commit()
    list(rows.ask("PRAGMA query_only = 1"))

    with pytest.raises(HeguiError, match="没有写的权限"):
        rows.put(PUT, [("b", "1", "x")])
    rows.close()


def test_a_store_that_another_keeps_writing_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 10)
    one, two = Database(path), Database(path)
    one.put(PUT, [("a", "1", "x")])

    with pytest.raises(HeguiError, match="另一个审核一直在写它"):
        two.put(PUT, [("b", "1", "x")])
    one.close()
    two.put(PUT, [("b", "1", "x")])
    two.close()
    assert seen(path) == 2


def test_a_disk_that_is_full_is_told_and_what_was_committed_stays(path: Path) -> None:
    rows = Database(path)
    rows.put(PUT, [("a", "1", "x")])
    rows.commit()
    list(rows.ask("PRAGMA max_page_count = 30"))

    with pytest.raises(HeguiError, match=r"磁盘满了.*再运行同一条命令，会接着做"):
        rows.put(PUT, [(str(number), "1", "x" * 4000) for number in range(100)])

    rows.close()
    assert 1 <= seen(path) < 100  # whole rows


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_share_is_refused(
    path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_file_system", lambda _path: kind)

    with pytest.raises(UsageError, match=f"在网络共享盘上：{kind}.*--no-store"):
        Database(path)
    assert not path.exists()


def test_the_file_system_is_the_one_mounted_nearest(tmp_path: Path) -> None:
    assert database._file_system(Path("/proc/self/x")) == "proc"
    assert database._file_system(tmp_path / "not yet" / "there") not in ("", "proc")


def test_a_transaction_that_was_given_up_is_told_by_its_cause(path: Path) -> None:
    rows = Database(path)
    rows.put(PUT, [("a", "1", "x")])
    rows._link.execute("ROLLBACK")  # as SQLite does by itself when the disk is full
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"

    with pytest.raises(HeguiError, match="磁盘满了"), rows._telling():
        raise full
    with pytest.raises(HeguiError, match="磁盘满了"):  # and not: no transaction is active
        rows.commit()
    rows.close()
