"""Runs are begun, gone on with, finished, listed and forgotten."""

import os
from pathlib import Path

import pytest

from hegui.batch.discover import Found
from hegui.batch.results import Judged
from hegui.batch.store.runs import Line, Runs
from hegui.batch.store.store import Store

ASKED = {"shown": ["报告"], "rules": "r1", "as_of": "2026-01-31"}
ENTRY = {"path": "a.txt", "findings": []}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "results.db")


@pytest.fixture
def runs(store: Store) -> Runs:
    return Runs(store.rows)


def line(shown: str, judgement: str = "j1", reading: str = "r1") -> Line:
    return Line(shown, reading, judgement, "", "", "", "")


def test_a_run_that_did_not_end_is_gone_on_with(runs: Runs) -> None:
    assert runs.begin(ASKED, "2026-01-31 09:00") == 1
    assert runs.begin(ASKED, "2026-01-31 10:00") == 1
    assert runs.begin({**ASKED, "rules": "r2"}, "2026-01-31 10:00") == 2

    runs.finish(1, {"schema": "x"}, {"rules": []}, [line("a.txt")])

    assert runs.begin(ASKED, "2026-01-31 11:00") == 3


def test_runs_are_listed_the_latest_first_with_how_far_they_are(runs: Runs) -> None:
    runs.begin(ASKED, "2026-01-31 09:00")
    runs.finish(1, {"schema": "x"}, {"rules": [1]}, [line("b"), line("a"), line("c", "")])
    runs.begin(ASKED, "2026-02-01 09:00")

    latest, first = runs.all()

    assert (latest.id, latest.done, latest.told()) == (2, False, ("报告", "", "没做完"))
    assert (first.id, first.done, first.told()) == (1, True, ("报告", "2", "完成"))
    assert (first.head, runs.rules(1)) == ({"schema": "x"}, {"rules": [1]})
    assert runs.find(9) is None
    assert [one.shown for one in runs.lines(1)] == ["a", "b", "c"]


def test_names_that_are_no_characters_come_back_as_they_were(runs: Runs) -> None:
    odd = os.fsdecode("年报.txt".encode("gb18030"))
    names = sorted([odd, '"引号".txt', "a\x00b", "年报.txt"])
    runs.begin(ASKED, "")

    runs.finish(1, {}, {}, [line(name) for name in names])

    assert [one.shown for one in runs.lines(1)] == names


def test_what_is_forgotten_is_gone_but_not_what_another_run_leans_on(
    store: Store, runs: Runs
) -> None:
    for number in (1, 2, 3):
        entry = {**ENTRY, "number": number}
        store.keep(f"r{number}", f"j{number}", Judged("QUJD", {"year": number}, entry))
    for number, lines in enumerate(
        ([line("a", "j1", "r1"), line("b", "j2", "r2")], [line("b", "j2", "r2")]), start=1
    ):
        runs.begin({**ASKED, "year": number}, "")
        runs.finish(number, {}, {}, lines)

    runs.forget([1])

    assert [run.id for run in runs.all()] == [2]
    assert [store.has_entry(f"j{number}") for number in (1, 2, 3)] == [False, True, False]
    assert store.facts("r2") == b"ABC"
    assert store.facts("r1") == b""
    assert store.entry("j2") == {**ENTRY, "number": 2}


def test_what_is_kept_comes_back(store: Store) -> None:
    told = {"sketch": "s", "trace": "t", "figures": "f"}
    head = {"agency": "甲局", "year": 2024}
    store.keep("r", "j", Judged("QUJD", head, ENTRY, engine="durable", **told), "一句话")

    kept = store.kept("r")

    assert kept is not None
    assert (kept.head, kept.sketch, kept.trace, kept.reason) == (head, "s", "t", "")
    assert store.entry("j") == ENTRY
    assert store.engine_of("j") == ("durable", "一句话")
    assert store.kept("other") is None
    assert store.entry("other") is None
    assert store.engine_of("other") == ("", "")


def test_judging_from_kept_facts_leaves_what_was_read(store: Store) -> None:
    store.keep("r", "j1", Judged("QUJD", {"year": 2024}, ENTRY, sketch="s"))

    store.keep("r", "j2", Judged("", {"year": 2024}, {**ENTRY, "new": True}))

    kept = store.kept("r")
    assert kept is not None
    assert kept.sketch == "s"
    assert store.facts("r") == b"ABC"
    assert store.entry("j2") == {**ENTRY, "new": True}


def test_what_was_lost_is_lost_for_one_run(store: Store) -> None:
    store.lose(1, "k", "未能审核：超时", "trace")

    assert store.lost(1, "k") == ("未能审核：超时", "trace")
    assert store.lost(2, "k") is None


def test_bytes_are_read_only_of_files_that_were_touched(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    file = Found("a.txt", path)
    ((_, first),) = store.contents(iter([file]))
    before = path.stat()

    path.write_bytes(b"abd")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    ((_, second),) = store.contents(iter([file]))  # the moment its number changed gives it away

    assert first != second
    ((_, again),) = store.contents(iter([file]))
    assert again == second
    path.unlink()
    assert list(store.contents(iter([file]))) == [(file, "")]
