"""README, docs and the command line agree with each other and with the tree."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from hegui.cli.chinese import speak_chinese
from hegui.cli.exit_codes import ExitCode
from hegui.cli.main import audit, main
from hegui.forms.load import load_form
from hegui.model.verdict import Verdict
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.rules.load import load_rule_file

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "rules").glob("*.md")]
)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
SHOWN = re.compile(r"`(audit[^`]*)`|^\$? ?(audit [^\n#]*)", re.MULTILINE)


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def shown_commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for in_line, in_block in SHOWN.findall(page.read_text("utf-8")):
            yield _relative(page), (in_line or in_block).strip()


def options_of(command: click.Command) -> set[str]:
    ctx = click.Context(command)
    return {name for option in command.get_params(ctx) for name in (*option.opts, "--help", "-h")}


@pytest.mark.parametrize("page", PAGES, ids=_relative)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]

    assert [link for link in targets if not (page.parent / link).exists()] == []


def test_commands_that_documents_show_are_commands() -> None:
    speak_chinese()  # click keeps the help option of a command as it was first asked for
    wrong = []
    for page, shown in shown_commands():
        words = shown.split()[1:]
        command: click.Command = audit
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        if command is audit:
            command = audit.commands["run"]
            if any(word in ("--help", "--version") for word in words):
                continue
        known = options_of(command)
        wrong += [(page, shown) for word in words if word.startswith("-") and word not in known]
        if isinstance(command, click.Group) and words and re.fullmatch("[a-z]+", words[0]):
            wrong.append((page, shown))

    assert wrong == []


def test_readme_shows_every_command() -> None:
    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text("utf-8")

        for command in audit.commands:
            assert command == "run" or f"`audit {command}" in text, (name, command)


def test_readme_shows_the_two_commands_that_build_what_they_need() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")

    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text("utf-8")
        assert re.findall(r"^make (\w+)", text, re.MULTILINE) == ["audit", "test"]
    for target in ("audit", "test", "lint", "types", "imports", "rules", "suite"):
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)


def test_readme_shows_what_really_comes_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    text = (ROOT / "README.md").read_text("utf-8")
    (block,) = re.findall(r"^```\n(\$ .*?)^```", text, re.MULTILINE | re.DOTALL)
    runs = re.findall(r"^\$ audit (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)

    assert len(runs) == 2
    for words, shown in runs:
        main(words.split())
        out = capsys.readouterr().out
        at = 0
        for line in shown.splitlines():
            if line.strip() not in ("", "……"):
                found = out.find(line, at)
                assert found >= 0, f"README shows what does not come out: {line}\n{out}"
                at = found + len(line)


def test_rules_shown_to_authors_are_rules(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "rule-language.md").read_text("utf-8")
    whole, short, across = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    pack = load_pack(find_pack(None))
    (path,) = pack.root.glob("*/ARI-02-*.yaml")
    draft = tmp_path / "PER-99.yaml"
    draft.write_text(short, "utf-8")
    beside = tmp_path / "YOY-99.yaml"
    beside.write_text(across, "utf-8")

    assert whole == path.read_text("utf-8")
    (join,) = load_rule_file(draft, pack, load_form(pack)).joins
    assert (join.kind, join.missing, join.why) == (
        "period",
        Verdict.UNDETERMINED,
        "报告没有写统计期限",
    )
    (join,) = load_rule_file(beside, pack, load_form(pack)).joins
    assert join.kind == "prior_column"


def test_decisions_are_numbered_without_gaps_and_have_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))

    assert [page.name[:4] for page in pages] == [f"{n:04d}" for n in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:4]} ")
        parts = ["**Context.**", "**Decision.**", "**Consequences.**"]
        assert [part for part in parts if part not in text] == []


def test_exit_codes_are_those_of_the_contract() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "CLEAN": 0,
        "FOUND": 1,
        "WRONG_USE": 2,
        "WRONG_RULES": 3,
        "UNREAD": 4,
        "FAILED": 5,
        "INTERRUPTED": 130,
    }


def test_identifiers_of_the_glossary_are_in_the_code() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    data = "\n".join(path.read_text("utf-8") for path in (ROOT / "rules").rglob("*.yaml"))
    rows = [line.split("|") for line in glossary.splitlines() if line.startswith("| ")][1:]
    identifiers = [name for row in rows if len(row) > 3 for name in re.findall(r"`(\w+)`", row[3])]

    assert len(identifiers) > 40
    assert [name for name in identifiers if name not in code and name not in data] == []


def test_no_page_names_a_machine() -> None:
    path = re.compile(r"(?<![A-Za-z0-9_.])/(?:root|home/[a-z]+|tmp/[a-z]+)/")

    assert [_relative(page) for page in PAGES if path.search(page.read_text("utf-8"))] == []
