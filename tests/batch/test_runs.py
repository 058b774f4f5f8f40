"""Earlier runs are listed, shown again in any format, and forgotten."""

import json
import shutil
from pathlib import Path

import pytest

from hegui.cli.main import main

SEED = Path(__file__).parents[2] / "sample_reports" / "嘉祥分中心-2020.txt"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in which one run of one report is kept; ``reports/`` lies where we stand."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    shutil.copy(SEED, tmp_path / "reports" / "seed.txt")
    place = tmp_path / "kept.db"
    words = ["reports", "--store", str(place), "--engine", "reference", "--as-of", "2026-01-31"]
    assert main([*words, "-q"]) == 0
    return place


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_run_is_listed_with_what_was_audited(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["runs", "--store", str(store)]) == 0

    listed = said(capsys)
    assert "reports" in listed
    assert "完成" in listed
    assert "kept.db" in listed


def test_a_run_is_shown_again_as_it_was_even_when_the_file_has_changed(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--store", str(store), "--engine", "reference", "--as-of", "2026-01-31"]
    main(["reports", *words, "--format", "json"])
    first = said(capsys)
    (tmp_path / "reports" / "seed.txt").unlink()

    assert main(["show", "1", "--store", str(store), "--format", "json"]) == 0
    assert said(capsys) == first
    assert main(["show", "1", "--store", str(store), "--output", "again"]) == 0
    assert (tmp_path / "again" / "audit.json").read_text("utf-8") == first
    facts = json.loads((tmp_path / "again" / "facts.json").read_text("utf-8"))
    assert facts[0]["report"]["year"] == 2020


def test_what_was_not_touched_is_not_opened_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr("hegui.batch.slot.Slot.open", never)
    words = ["reports", "--store", str(store), "--engine", "reference", "--as-of", "2026-02-01"]

    assert main([*words, "-q"]) == 0


def test_a_forgotten_run_is_gone_with_all_that_was_read(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "嘉祥".encode() in store.read_bytes()
    assert main(["runs", "--store", str(store), "--forget", "1"]) == 0
    assert "已删去 1 次" in said(capsys)

    assert main(["show", "1", "--store", str(store)]) == 2
    assert "没有第 1 次审核" in capsys.readouterr().err
    assert "嘉祥".encode() not in store.read_bytes()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["show", "7", "--store", "kept.db"], "没有第 7 次审核"),
        (["show", "1", "--store", "none.db"], "没有这个结果库"),
        (["runs", "--store", "none.db"], "没有这个结果库"),
        (["runs", "--store", "kept.db", "--forget", "7"], "没有第 7 次审核"),
        (["reports", "--store", "kept.db", "--no-store"], "只能用一个"),
        (["show", "eins"], "eins"),
    ],
)
def test_what_cannot_be_is_said(
    words: list[str], why: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert store.exists()
    assert main(words) == 2

    assert why in capsys.readouterr().err
    assert not Path("none.db").exists()


def test_without_any_run_there_is_nothing_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs"]) == 0
    assert "还没有保存过" in said(capsys)
    assert main(["show", "1"]) == 2
    assert "还没有保存过" in capsys.readouterr().err


def test_nothing_is_kept_unless_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    assert main([str(SEED), "--no-store", "--engine", "reference", "-q"]) == 0

    assert list(tmp_path.rglob("*.db*")) == []
    assert main(["runs"]) == 0
    assert "还没有保存过" in said(capsys).splitlines()[-1]
