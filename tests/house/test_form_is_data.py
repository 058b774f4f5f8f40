"""No module names a section, table, row, column or label of any form: they are data of a pack.

Docstrings and comments may give an example; what the program *uses* may not.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEMPLATES = sorted(
    path for suffix in ("html", "js", "css") for path in (ROOT / "src").rglob(f"*.{suffix}")
)
EDITIONS = sorted((ROOT / "rules").glob("*/editions/*.yaml"))

# Ids that are also plain English words this program needs for things of its own.
ORDINARY_IDS = {
    "total": "a flag of rows and columns in every form, and of sums on the page",
    "rules": "the program's own subject",
    "other": "a style, a speaker: one of several kinds of fact",
    "counts": "findings by severity, in the audit document",
    "amount": "a kind of statement, a type of column",
    "partial": "a status of a duty",
    "in_force": "when an instrument of law took effect",
    "change": "of a score, since the year before",
}
# Labels that are also plain Chinese words of messages.
ORDINARY_LABELS = frozenset({"其他", "总计", "合计", "数量"})


LABEL_KEYS = frozenset(
    (
        "label",
        "title",
        "caption",
        "captions",
        "header",
        "note",
        "groups",
        "variants",
        "accepted",
        "legacy",
    )
)


def _named(node: object, wanted: frozenset[str], key: str = "") -> Iterator[str]:
    """Every text that stands under one of the *wanted* keys, at any depth."""
    if isinstance(node, dict):
        for name, part in node.items():
            yield from _named(part, wanted, str(name))
    elif isinstance(node, list):
        for part in node:
            yield from _named(part, wanted, key)
    elif isinstance(node, str) and key in wanted:
        yield node


def _of_forms(wanted: frozenset[str]) -> frozenset[str]:
    forms = [yaml.safe_load(path.read_text("utf-8")) for path in EDITIONS]
    parts = [form[key] for form in forms for key in ("sections", "tables")]
    marks = [form.get("marks", []) for form in forms if wanted is LABEL_KEYS]
    return frozenset(_named(parts, wanted)) | frozenset(text for mark in marks for text in mark)


IDS = _of_forms(frozenset({"id"}))
LABELS = _of_forms(LABEL_KEYS)


def _strings(source: str) -> Iterator[tuple[int, str]]:
    """Every text of a module with its line, docstrings left out."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield node.lineno, str(node.value)


def _names_label(text: str) -> str | None:
    """The label that *text* is, or that stands in it and is too long to stand there by chance."""
    if text in LABELS - ORDINARY_LABELS:
        return text
    return next((label for label in LABELS if len(label) >= 4 and label in text), None)


def test_there_are_forms_to_look_for() -> None:
    assert "new_received" in IDS
    assert "予以公开" in LABELS
    assert "现行有效件数" in LABELS
    assert len(SOURCES) > 40


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_names_a_part_of_a_form(path: Path) -> None:
    named = [
        (line, text)
        for line, text in _strings(path.read_text("utf-8"))
        if text in IDS - ORDINARY_IDS.keys() or _names_label(text)
    ]

    assert named == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_names_a_part_of_a_form(path: Path) -> None:
    text = path.read_text("utf-8")

    assert [label for label in sorted(LABELS) if len(label) >= 4 and label in text] == []
    assert [name for name in sorted(IDS) if "_" in name and name in text] == []


def test_the_test_would_see_a_name() -> None:
    module = '"""予以公开 may stand here."""\nx = "第二行：予以公开的件数"\ny = ["new_received"]\n'

    seen = list(_strings(module))

    assert seen == [(2, "第二行：予以公开的件数"), (3, "new_received")]
    assert _names_label("第二行：予以公开的件数") == "予以公开"
