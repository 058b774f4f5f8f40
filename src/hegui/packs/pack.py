"""A pack: one folder of data that says how a kind of report looks and what the law wants of it.

Holds what is the pack's own (``pack.yaml``, ``reading.yaml``, word lists); the form, the rules
and their sources are loaded from the same folder by ``forms`` and ``rules``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from hegui.packs.vocabulary import WordList


@dataclass(frozen=True, slots=True)
class Group:
    """A group of rules: id (``ARI``), folder (``arithmetic``), name (表内勾稽)."""

    id: str
    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the score from which it is given."""

    name: str
    from_score: Decimal


@dataclass(frozen=True, slots=True)
class GradeLimit:
    """一票限制: with a finding of this rule the grade can be no better than this."""

    rule: str
    grade: str
    why: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """Figures of the score, from ``pack.yaml`` and the profile.

    Attributes:
        model: ``deduction`` or ``flat``.
        points: severity → (points a finding, cap a rule); notices cost nothing.
        group_caps: group id → most points its rules cost together.
        grades: best first.
        limits: rules that limit the grade.
    """

    model: str
    points: Mapping[str, tuple[Decimal, Decimal]]
    group_caps: Mapping[str, Decimal]
    grades: tuple[Grade, ...]
    limits: tuple[GradeLimit, ...]


@dataclass(frozen=True)
class Pack:
    """What a pack says of itself.

    Attributes:
        id: name of the pack and of its folder.
        name: Chinese.
        version: of the pack.
        root: its folder.
        shown: the folder as messages call it.
        groups: in the order of the report.
        scoring: figures of the score.
        placeholders: as in ``pack.yaml``: state → texts, plus ``zero`` and ``as_zero``.
        reading: ``reading.yaml``, and each ``reading/NAME.yaml`` under its name, checked by their
            schemas: how title, agency, periods, amounts … are worded.
        vocabulary: name of a word list → its words, in order.
        digest: ``sha256:…`` over all parsed files, comments aside.
        phrases: the word lists that the reader looks for in the prose.
        clues: ``clues.yaml``, checked by its schema: which numbers of many reports are held
            against each other; {} if the pack has none.
    """

    id: str
    name: str
    version: str
    root: Path
    shown: str
    groups: tuple[Group, ...]
    scoring: Scoring
    placeholders: Mapping[str, tuple[str, ...]]
    reading: Mapping[str, Any]
    vocabulary: Mapping[str, tuple[str, ...]]
    digest: str
    phrases: tuple[WordList, ...] = ()
    clues: Mapping[str, Any] = field(default_factory=dict)
