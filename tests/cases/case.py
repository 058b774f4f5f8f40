"""A labelled case as a value: read from a line of JSON, checked so that a slip is not a miss."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hegui.model.severity import Severity

OWN = Path(__file__).parent
SLOTS = (
    "preface",
    "s1_overview",
    "s1_active",
    "s1_on_request",
    "s1_management",
    "s1_platform",
    "s1_supervision",
    "s2_text",
    "s3_text",
    "s4_text",
    "s5_problems",
    "s6_other",
)
_OPTIONAL = frozenset({"also", "confidence", "origin"})
_ABOUT = frozenset({"id", "edition", "year", "agency", "agency_kind", "why", "kind"})
_NEEDED = _ABOUT | {"slot", "text", "cells", "expect", "forbid", "severity_at_least"}
_DEBATABLE = "debatable"

CellKey = tuple[str, str, str]  # block, row, column


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Attributes:
        id: unique within its file.
        edition: edition its tables follow.
        year: report year.
        agency: issuer.
        agency_kind: ``government``, ``department``, ``township`` or ``institution``.
        fragments: slot → text; the first is the case's own, the others are ``also``.
        cells: what the tables hold, as far as it matters: a number's digits or a literal text.
        expect: rules any one of which is a right finding; none for a trap.
        forbid: rules that would be a false alarm.
        at_least: lowest severity a right finding may have; None for a trap.
        why: the reason, in one sentence.
        kind: short name of the phenomenon.
        debatable: whether reasonable readers may differ.
        source: name of the file it is from.
    """

    id: str
    edition: str
    year: int
    agency: str
    agency_kind: str
    fragments: Mapping[str, str]
    cells: Mapping[CellKey, str]
    expect: tuple[str, ...]
    forbid: tuple[str, ...]
    at_least: Severity | None
    why: str
    kind: str
    debatable: bool = False
    source: str = ""

    @property
    def trap(self) -> bool:
        """Whether nothing is wrong in it."""
        return not self.expect

    @property
    def text(self) -> str:
        """What is in its fragments, for a person to read."""
        return " ‖ ".join(text.replace("\n", "⏎") for text in self.fragments.values())

    @property
    def rule(self) -> str:
        """The rule it is filed under: the first expected, for a trap the first forbidden."""
        return (*self.expect, *self.forbid, "-")[0]

    @property
    def groups(self) -> frozenset[str]:
        """Groups of the rules it is about."""
        return frozenset(rule.split("-")[0] for rule in self.expect or self.forbid)


def own_files() -> list[Path]:
    """The files of cases that belong to the project."""
    return sorted(OWN.glob("*.jsonl"))


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """Every case in the files at *paths*, in their order.

    Raises:
        ValueError: a line is no case; the message names file, line and what is wrong.
    """
    return [case for path in paths for case in _load(path)]


def read_case(given: Mapping[str, Any], source: str = "") -> Case:
    """The case that *given*, the parsed JSON of its line, describes.

    Raises:
        ValueError: a key is missing or unknown, or a value cannot be meant.
    """
    if wrong := (set(given) - _NEEDED - _OPTIONAL) | (_NEEDED - set(given)):
        raise ValueError(f"keys unknown or missing: {', '.join(sorted(wrong))}")
    fragments = {given["slot"]: given["text"]}
    for one in given.get("also", ()):
        if one["slot"] in fragments:
            raise ValueError(f"slot used twice: {one['slot']}")
        fragments[one["slot"]] = one["text"]
    if unknown := set(fragments) - set(SLOTS):
        raise ValueError(f"unknown slot: {', '.join(sorted(unknown))}")
    inside = {slot for slot in fragments if slot.startswith("s1_")}
    if "s1_overview" in inside and len(inside) > 1:
        raise ValueError(
            "s1_overview is the whole section: no other slot of section one beside it"
        )
    at_least = given["severity_at_least"]
    if bool(given["expect"]) != (at_least is not None):
        raise ValueError("expect and severity_at_least go together")
    if both := set(given["expect"]) & set(given["forbid"]):
        raise ValueError(f"expected and forbidden: {', '.join(sorted(both))}")
    return Case(
        id=given["id"],
        edition=given["edition"],
        year=given["year"],
        agency=given["agency"],
        agency_kind=given["agency_kind"],
        fragments=fragments,
        cells={_key(name): str(value) for name, value in given["cells"].items()},
        expect=tuple(given["expect"]),
        forbid=tuple(given["forbid"]),
        at_least=None if at_least is None else Severity(at_least),
        why=given["why"],
        kind=given["kind"],
        debatable=given.get("confidence") == _DEBATABLE,
        source=source,
    )


def _load(path: Path) -> Iterator[Case]:
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = read_case(json.loads(line), path.name)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
        if case.id in seen:
            raise ValueError(f"{path.name}:{number}: {case.id} stands twice")
        seen.add(case.id)
        yield case


def _key(name: str) -> CellKey:
    parts = name.split(".")
    if len(parts) != 3:
        raise ValueError(f"a cell is named block.row.column: {name}")
    return parts[0], parts[1], parts[2]
