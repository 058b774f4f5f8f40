"""Neither a report nor its name steers the terminal on which it is shown."""

from pathlib import Path

import pytest

from hegui.cli.main import main
from tests.hostile.files import ODD_NAMES
from tests.hostile.hostile import good_text

_CONTROLS = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\u202e"
_PASSED_ON = {"\n", "\t"}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--details"],
        ["-v"],
        ["facts"],
        ["facts", "--format", "json"],
        ["--format", "json"],
        ["why"],
        ["--year", "1999"],
    ],
    ids=" ".join,
)
def test_no_control_character_comes_out(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = good_text(51).replace("一、", f"一、{_CONTROLS}", 1).replace("。", f"。{_CONTROLS}")
    (tmp_path / "report.txt").write_text(_CONTROLS + text, encoding="utf-8")
    (tmp_path / "\x1b[31mred.txt").write_text(text, encoding="utf-8")
    for one in ODD_NAMES:
        path = tmp_path / one.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(one.build())
    monkeypatch.chdir(tmp_path)

    if words == ["why"]:
        main(["why", "\x1b[31mred.txt", "TBL-01", "--all"])
    else:
        main([*words, "."] if words[:1] != ["facts"] else [words[0], ".", *words[1:]])

    said = capsys.readouterr()
    assert said.out + said.err
    steering = {char for char in said.out + said.err if char < " " or "\x7f" <= char <= "\x9f"}
    assert steering <= _PASSED_ON
