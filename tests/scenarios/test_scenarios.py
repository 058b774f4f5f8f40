"""The command line as a user meets it: one text file a case, under ``cases/``.

A case is a row of sections, each begun by ``==== name ====``:

    what          what the case shows
    file NAME     a file that is there before; ``copy FROM TO`` takes one of the repository
    run           the command, one line
    exit          its exit code
    stdout        lines (or parts of lines) that come out, in this order; none: nothing comes out
    stderr        the same of stderr
    files         files that are there afterwards, one a line
"""

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hegui.cli.main import main

ROOT = Path(__file__).parents[2]
CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
_SECTION = re.compile(r"^==== (.+?) ====[ \t]*", re.MULTILINE)


@dataclass
class Case:
    run: str = ""
    exit: int = 0
    what: str = ""
    files: dict[str, str] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    stdout: list[str] | None = None
    stderr: list[str] | None = None
    afterwards: list[str] = field(default_factory=list)


def read_case(text: str) -> Case:
    case = Case()
    parts = _SECTION.split(text)
    assert not parts[0].strip(), "a case begins with a section"
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        lines = [line.strip() for line in body.splitlines() if line.strip()]
        word, _, rest = name.partition(" ")
        match word:
            case "what":
                case.what = " ".join(lines)
            case "run":
                (case.run,) = lines
            case "exit":
                case.exit = int(lines[0])
            case "stdout":
                case.stdout = lines
            case "stderr":
                case.stderr = lines
            case "file":
                case.files[rest] = body.lstrip("\n")
            case "copy":
                source, target = rest.split()
                case.copies.append((source, target))
            case "files":
                case.afterwards = lines
            case _:
                raise AssertionError(f"no such section: {name}")
    return case


def assert_in_order(wanted: list[str] | None, text: str) -> None:
    """Every wanted line stands in *text*, each behind the one before; [] wants silence."""
    if wanted == []:
        assert text == ""
    at = 0
    for line in wanted or []:
        found = text.find(line, at)
        assert found >= 0, f"not there (or not in this order): {line}\n---\n{text}"
        at = found + len(line)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_scenario(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = read_case(path.read_text("utf-8"))
    assert case.what, "a case says what it shows"
    for name, text in case.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for source, target in case.copies:
        (tmp_path / target).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / target).write_bytes((ROOT / source).read_bytes())
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(case.run)
    assert program == "audit"

    code = main(words)

    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert code == case.exit, said.err
    assert_in_order(case.stdout, said.out)
    assert_in_order(case.stderr, said.err)
    assert [name for name in case.afterwards if not (tmp_path / name).exists()] == []
