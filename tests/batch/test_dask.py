"""On a cluster: the results of a local run, whatever happens to workers and machines."""

import json
import os
import pickle
import signal
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from hegui.batch.archives import unpacked
from hegui.batch.child import Item, Result, Start
from hegui.batch.discover import Found, discover
from hegui.batch.limits import Limits
from hegui.batch.run import Options
from hegui.batch.runners import chunk, parcels
from hegui.batch.runners.parcels import Parcels
from hegui.batch.slots import Answered, run_slots
from hegui.batch.store.keys import program_digest
from hegui.batch.task import Task
from hegui.cli.main import main
from hegui.errors import HeguiError, PackError, UsageError
from hegui.exchange.document import dump
from tests.batch.cluster_jobs import Burst
from tests.batch.odd_jobs import Poison, WrongRules
from tests.batch.test_together import DAY, RULESET, laid, page, text
from tests.batch.whole import audited
from tests.generator.make import make_report

distributed = pytest.importorskip("distributed", reason="没有装 hegui[dask]")
dask = pytest.importorskip("hegui.batch.runners.dask")


KILLED = "未能审核：解析进程崩溃（SIGKILL，被系统强行结束，常因系统内存不够）"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as made:
        yield made


def on_dask(cluster: Any, limits: Limits | None = None) -> Any:
    return dask.OnDask(cluster.scheduler_address, limits or Limits(), 1)


def here(items: Sequence[Item], start: Start[Item, Result], /) -> Iterator[Answered[Result]]:
    work = start(careful=False, tell=lambda _stage: None)
    for index in range(len(items)):
        yield Answered(index, work(items[index]))


def test_a_worker_that_is_killed_in_mid_run_does_not_show(cluster: Any, tmp_path: Path) -> None:
    reports = [
        make_report(seed, edition="2021", year=2023, kind="department", size="small", odd=())
        for seed in range(5)
    ]
    files = {f"{number}.html": page(one) for number, one in enumerate(reports)}
    files |= {"附件.txt": text(reports[0]), "空.txt": b"", "不是.docx": b"PK\x03\x04" + b"x" * 99}
    folder = laid(tmp_path, files)
    options = Options(DAY, None, "reference", 1)
    killed: list[int] = []

    def kill(done: int, count: int) -> None:
        if 0 < done < count and not killed:
            killed.append(cluster.workers[0].process.pid)
            os.kill(killed[0], signal.SIGKILL)

    far = audited([folder], RULESET, options, kill, runner=on_dask(cluster))
    near = audited([folder], RULESET, options, runner=here)

    assert killed
    assert dump(far.document) == dump(near.document)
    assert far.facts == near.facts
    assert len(far.document["unreadable"]) == 2


def test_what_harms_its_worker_is_told_as_by_a_local_run(cluster: Any) -> None:
    limits = Limits(processor_seconds=2, seconds=30)
    items: list[int | str] = [1, "crash", 3, "raise", "crash later unless careful", 6]

    far = sorted(on_dask(cluster, limits)(items, Poison()), key=lambda one: one.index)

    near = sorted(run_slots(items, Poison(), jobs=1, limits=limits), key=lambda one: one.index)
    assert far == near
    assert [answer.result for answer in far] == [1, None, 9, None, -1, 36]


def test_an_item_that_costs_machines_is_found_and_the_others_are_done(cluster: Any) -> None:
    before, cluster.scheduler.allowed_failures = cluster.scheduler.allowed_failures, 0
    items = [*range(10), Burst(), *range(11, 16)]
    try:
        given = {answer.index: answer for answer in on_dask(cluster)(items, Poison())}
    finally:
        cluster.scheduler.allowed_failures = before

    assert given[10].lost == KILLED
    assert [given[index].result for index in range(16) if index != 10] == [
        n * n for n in range(16) if n != 10
    ]


def test_wrong_rules_are_told_as_by_a_local_run(cluster: Any) -> None:
    with pytest.raises(PackError, match="少了编号"):
        list(on_dask(cluster)([1], WrongRules()))


def test_the_command_audits_on_a_cluster(
    cluster: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = make_report(3, edition="2021", year=2023, kind="department", size="small", odd=())
    folder = laid(tmp_path, {"a.html": page(one)})
    words = [str(folder), "--no-store", "--format", "json", "--fail-on", "never"]
    words += ["--as-of", "2026-01-31", "-q"]

    code = main([*words, "--runner", "dask", "--scheduler", cluster.scheduler_address])

    (entry,) = json.loads(capsys.readouterr().out)["reports"]
    assert code == 0
    assert entry["path"] == f"{folder}/a.html"
    assert entry["passed"]


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_CONNECT", 0.3)
    with pytest.raises(UsageError, match="连不上 Dask 调度器：tcp://"):
        list(dask.OnDask("tcp://127.0.0.1:1", Limits(), 1)([1], Poison()))
    with pytest.raises(UsageError, match="连不上 Dask 调度器：什么"):
        list(dask.OnDask("什么", Limits(), 1)([1], Poison()))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--runner", "dask"], "--runner dask 要用 --scheduler 给出调度器"),
        (["--scheduler", "tcp://x:1"], "--scheduler 要和 --runner dask 一起用"),
    ],
)
def test_words_that_do_not_belong_together_are_refused(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "no-such-folder", *words]) == 2

    assert told in capsys.readouterr().err


def test_without_the_extra_it_is_said_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "hegui.batch.runners.dask", raising=False)
    monkeypatch.setitem(sys.modules, "dask", None)

    assert main(["run", "x", "--runner", "dask", "--scheduler", "tcp://127.0.0.1:1"]) == 2

    assert '用 Dask 集群，请安装：pip install "hegui[dask]"' in capsys.readouterr().err


def test_a_worker_of_another_version_refuses() -> None:
    start = pickle.dumps(Poison())
    chunk.begin(chunk.Order("other", start, Limits(), "another program"))
    try:
        with pytest.raises(HeguiError, match="不是同一个版本"):
            chunk.do("other", chunk.packed([1], {}))
        with pytest.raises(HeguiError, match="不认得这次审核"):
            chunk.do("none", chunk.packed([1], {}))
    finally:
        chunk.end("other")


def test_workers_stay_for_the_next_chunk_and_end_with_the_run() -> None:
    chunk.begin(chunk.Order("same", pickle.dumps(Poison()), Limits(), program_digest()))
    try:
        answers = [chunk.do("same", chunk.packed([number], {})) for number in (2, 3)]
        bench = chunk._BENCHES["same"]
        (slot,) = bench._idle
    finally:
        chunk.end("same")

    assert [answer.result for given in answers for answer in given] == [4, 9]
    assert slot.given == 2
    assert slot.pipe is None


def test_what_does_not_travel_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "CARRIED", 10)
    laid(tmp_path, {"a.txt": b"x" * 10, "b.txt": b"x" * 11})
    items = [
        Task(Found("a", tmp_path / "a.txt")),
        Task(Found("b", tmp_path / "b.txt")),
        Task(Found("b", tmp_path / "b.txt"), facts=b"known"),
        Task(Found("c", tmp_path / "none.txt")),
        Task(Found("d", tmp_path / "none.txt", refused="为何")),
        7,
    ]
    made = Parcels(items)

    (parcel,) = made.all(25)

    assert parcel.indices == [0, 2, 4, 5]
    assert parcel.files == {tmp_path / "a.txt": b"x" * 10}
    assert made.stay == [1, 3]


def test_an_archive_travels_once_with_many_of_its_members(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(60):
            archive.writestr(f"{number:02}.txt", "x")
    members = unpacked(discover([tmp_path]), 1)

    (parcel,) = Parcels(members).all(25)
    rest = [one.indices for one in Parcels(list(range(60))).all(25)]

    assert len(parcel.indices) == 60
    assert list(parcel.files) == [tmp_path / "a.zip"]
    assert [len(one) for one in rest] == [25, 25, 10]
