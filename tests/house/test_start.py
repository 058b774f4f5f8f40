"""`audit --help` is quick because nothing heavy is imported before its command needs it."""

import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "sample_reports"
HEAVY = {
    "pandas",
    "numpy",
    "jinja2",
    "jsonschema",
    "lark",
    "selectolax",
    "rapidfuzz",
    "rich",
    "yaml",
    "durable_rules_engine",
    "hegui.engine",
    "hegui.documents",
    "hegui.extraction",
    "hegui.packs",
    "hegui.rules",
    "hegui.reporting",
}
PRINT_MODULES = """
import sys
from hegui.cli.main import main
main({words!r})
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def modules_of(*words: str) -> set[str]:
    """The modules that are imported when the program runs with *words*."""
    script = PRINT_MODULES.format(words=list(words))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(done.stderr.decode().splitlines())


def test_help_imports_nothing_heavy() -> None:
    for words in (["--help"], ["run", "--help"], ["rules", "--help"], ["--version"]):
        imported = modules_of(*words)

        assert imported & HEAVY == set()
        assert "hegui.cli.main" in imported


def test_the_parent_never_loads_the_engine_nor_a_reader_of_reports() -> None:
    imported = modules_of(str(SAMPLES), "--format", "json", "--fail-on", "never")

    assert "hegui.batch.run" in imported
    apart = {"durable_rules_engine", "selectolax", "hegui.documents.read", "hegui.batch.worker"}
    assert imported & apart == set()
