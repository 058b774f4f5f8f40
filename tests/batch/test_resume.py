"""A run that is ended in any way is gone on with by the same command, and nothing is done twice.

What it prints in the end is what it would have printed undisturbed, to the byte.
"""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.batch import libraries
from tests.batch.disturbed import LOG

ROOT = Path(__file__).parents[2]
LIBRARIES = 12
FILES = 3 * LIBRARIES
PAIRS = 2 * LIBRARIES  # with last year's report
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system hides children"),
]


@dataclass
class Shell:
    """A folder of reports, and the program to audit it with.

    Attributes:
        folder: where everything is.
        undisturbed: what the program prints of it when nothing happens.
    """

    folder: Path
    undisturbed: bytes = b""
    _logs: list[Path] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        pack, reports = str(self.folder / "toy"), str(self.folder / "reports")
        more = ["--format", "json", "--as-of", "2026-01-31", "--jobs", "2"]
        return [reports, "--pack", pack, *more]

    def start(
        self, store: Path, way: str = "", moment: int = 0, before: Callable[[], None] | None = None
    ) -> subprocess.Popen[bytes]:
        """The program, disturbed in that *way* when workers have given so many answers."""
        self._logs.append(self.folder / f"answers-{len(self._logs)}.log")
        disturbed = [sys.executable, "-m", "tests.batch.disturbed", way, str(moment)]
        return subprocess.Popen(
            [*disturbed, *self.words, "--store", str(store)],
            cwd=ROOT,
            env={**os.environ, LOG: str(self._logs[-1])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=before,  # noqa: PLW1509 - only limits are set there
        )

    def run(
        self, store: Path, way: str = "", moment: int = 0, before: Callable[[], None] | None = None
    ) -> tuple[int, bytes, str]:
        """Exit code, what was printed, and what was said."""
        process = self.start(store, way, moment, before)
        out, said = process.communicate(timeout=120)
        return process.returncode, out, said.decode()

    def answers(self) -> list[str]:
        """What workers did in the last run."""
        return self._logs[-1].read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("libraries")
    libraries.pack(folder)
    libraries.reports(folder / "reports", LIBRARIES)
    made = Shell(folder)
    code, made.undisturbed, said = made.run(folder / "undisturbed.db")
    assert (code, said) == (1, "")
    answers = made.answers()
    assert len(answers) == len(set(answers)) == FILES + PAIRS
    return made


def kept(store: Path) -> tuple[set[str], int]:
    """Keys of what was judged, and how many comparisons, that a store holds for good."""
    with closing(sqlite3.connect(store)) as link:
        judged = {row[0] for row in link.execute("SELECT key FROM judgement")}
        ((compared,),) = link.execute("SELECT count(*) FROM comparison")
    return judged, compared


def test_a_run_that_was_killed_again_and_again_ends_as_if_nothing_had_happened(
    shell: Shell, tmp_path: Path
) -> None:
    store = tmp_path / "results.db"
    judged, compared = 0, 0
    for moment in (FILES // 2, FILES + PAIRS // 2):
        code, out, said = shell.run(store, "kill", moment - judged - compared)
        assert (code, out) == (-signal.SIGKILL, b""), said
        keys, compared = kept(store)
        judged = len(keys)
    assert judged == FILES  # it had come to comparing

    code, out, said = shell.run(store)

    assert (code, said) == (1, "")
    assert out == shell.undisturbed
    answers = shell.answers()
    assert len(answers) == PAIRS - compared
    assert all(one.startswith("compare") for one in answers)
    assert runs_of(store) == [(1, "done")]


def test_an_interrupted_run_has_lost_nothing_and_does_nothing_twice(
    shell: Shell, tmp_path: Path
) -> None:
    store = tmp_path / "results.db"

    code, out, said = shell.run(store, "interrupt", 10)
    first = shell.answers()

    assert (code, out, said.strip()) == (130, b"", "已中断。")
    assert len(first) == 10
    code, out, said = shell.run(store)
    assert (code, said, out) == (1, "", shell.undisturbed)
    # The answer that the signal came with was heard by nobody; all others were.
    twice = set(first) & set(shell.answers())
    assert len(twice) <= 1
    assert len(first) + len(shell.answers()) - len(twice) == FILES + PAIRS
    assert runs_of(store) == [(1, "done")]


def test_a_worker_that_is_killed_costs_nothing(shell: Shell, tmp_path: Path) -> None:
    code, out, said = shell.run(tmp_path / "results.db", "worker", 5)

    assert (code, said) == (1, "")
    assert out == shell.undisturbed
    assert len(set(shell.answers())) == len(shell.answers()) == FILES + PAIRS


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    shell: Shell, tmp_path: Path
) -> None:
    store = tmp_path / "results.db"

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))

    code, out, said = shell.run(store, before=little_room)

    assert (code, out) == (5, b"")
    assert said.startswith(f"结果库出错：{store}。磁盘满了，或者写不进去。")
    assert "再运行同一条命令，会接着做" in said
    before = kept(store)
    code, out, said = shell.run(store)
    assert (code, said, out) == (1, "", shell.undisturbed)
    assert len(shell.answers()) == FILES - len(before[0]) + PAIRS - before[1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_is_full_loses_nothing_that_was_kept(shell: Shell, small_disk: Path) -> None:
    store = small_disk / "results.db"
    filler = small_disk / "filler"
    filler.write_bytes(bytes(90_000))

    code, out, said = shell.run(store)

    assert (code, out) == (5, b"")
    assert "磁盘满了" in said
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    code, out, said = shell.run(store)
    assert (code, said, out) == (1, "", shell.undisturbed)


def test_two_runs_at_once_on_one_store_give_what_each_would_give_alone(
    shell: Shell, tmp_path: Path
) -> None:
    store = tmp_path / "results.db"
    both = [shell.start(store) for _ in range(2)]

    ends = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [1, 1]
    for out, said in ends:
        assert said.decode() == ""
        assert out == shell.undisturbed
    assert {state for _, state in runs_of(store)} == {"done"}
    judged, compared = kept(store)
    assert (len(judged), compared) == (FILES, PAIRS)


def runs_of(store: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(store)) as link:
        return list(link.execute("SELECT id, state FROM run ORDER BY id"))
