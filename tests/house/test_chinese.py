"""What a user reads is Chinese: help, usage, mistakes; and the catalogue behind it is fresh."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from hegui.cli.main import audit, main
from tests.house.catalogue import FOLDER, compiled

# Words of letters that stand in Chinese help by right: names of things one types or meets.
NAMES = {
    "audit",
    "hegui",
    "facts",
    "why",
    "rules",
    "run",
    "schema",
    "list",
    "show",
    "check",
    "test",
    "json",
    "text",
    "html",
    "csv",
    "error",
    "warning",
    "notice",
    "never",
    "durable",
    "reference",
    "durable_rules",
    "rule",
    "noisy",
    "missing",
    "wrong",
    "message",
    "ari",
    "h",
    "v",
    "q",
    "x",
    "format",
    "output",
    "details",
    "fail",
    "on",
    "year",
    "as",
    "of",
    "pack",
    "profile",
    "engine",
    "jobs",
    "seconds",
    "memory",
    "gb",
    "verbose",
    "quiet",
    "help",
    "version",
    "kinds",
    "docs",
    "group",
    "all",
    "runs",
    "runner",
    "local",
    "dask",
    "scheduler",
    "tcp",
    "parquet",
    "store",
    "no",
    "forget",
    "roster",
    "new",
    "xlsx",
    "site",
    "word",
    "excel",
    "letters",
    "letter",
    "template",
    "templates",
    "bulletin",
    "office",
    "checklist",
    "attest",
    "waivers",
    "yaml",
    "sarif",
    "junit",
    "jsonl",
    "diff",
    "bundle",
    "verify",
    "key",
    "sign",
    "pem",
    "sha",
    "zip",
    "docx",
    "reports",
    "without",
}
WRONG = [
    ["--nope"],
    ["run"],
    ["run", "--jobs", "0", "x"],
    ["run", "--jobs", "zwei", "x"],
    ["run", "--format", "xml", "x"],
    ["run", "--as-of", "heute", "x"],
    ["run", "--year"],
    ["run", "--quiet=1", "x"],
    ["why", "a", "b", "c"],
    ["why"],
    ["schema", "fact"],
    ["rules", "nope"],
    ["roster", "nope"],
    ["roster", "check", "nope"],
    ["facts"],
    ["nope"],
    ["./nope"],
]


def commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, (*words, name))


def foreign_words(text: str, *typed: str) -> set[str]:
    """Words of letters in *text* that are neither names nor what was typed."""
    words = {word.lower() for word in re.findall(r"[A-Za-z_]{2,}", text)}
    return words - NAMES - {part for word in typed for part in re.findall(r"[a-z_]+", word)}


@pytest.mark.parametrize("words", list(commands(audit)), ids=" ".join)
def test_help_is_chinese(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--help"]) == 0

    said = capsys.readouterr()
    assert said.out.startswith("用法：audit")
    assert foreign_words(said.out) == set()
    assert said.err == ""


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_mistakes_are_answered_in_chinese(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert foreign_words(said.err, *words) == set()
    assert re.search("[\u4e00-\u9fff]", said.err)


def test_every_exit_code_is_said_in_help(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])

    lines = capsys.readouterr().out.partition("退出代码：\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == ["0", "1", "2", "3", "4", "5", "130"]


def test_the_catalogue_is_what_its_source_says() -> None:
    source = (FOLDER / "hegui.po").read_text("utf-8")

    assert (FOLDER / "hegui.mo").read_bytes() == compiled(source), "run `make catalogue`"


def test_messages_of_the_program_are_chinese() -> None:
    raised = re.compile(r"raise (?:UsageError|DocumentError|EngineError)\(\s*f?\"([^\"]*)\"")
    texts = [
        (path.name, text)
        for path in (Path(__file__).parents[2] / "src").rglob("*.py")
        for text in raised.findall(path.read_text("utf-8"))
    ]

    assert len(texts) > 10
    assert [one for one in texts if not re.search("[\u4e00-\u9fff]|^(?:{|\\\\n$)", one[1])] == []
