"""A pack's folder becomes a Pack: ``pack.yaml``, what ``reading`` says, and the word lists."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from hegui.errors import Mistake, PackError
from hegui.model.likeness import meant
from hegui.packs.locate import shown_path
from hegui.packs.pack import Grade, GradeLimit, Group, Pack, Scoring
from hegui.packs.schema import schema_mistakes, schema_path
from hegui.packs.vocabulary import WordList, read_vocabulary
from hegui.packs.yaml_file import Trail, YamlFile, read_yaml

PROFILES = "profiles"  # what offices decide; not part of the pack's digest
QUALITY = "quality.yaml"  # what was measured; no verdict depends on it, nor does the digest


def load_pack(folder: Path) -> Pack:
    """The pack in *folder*; its form and its rules are loaded from the same folder by others.

    Raises:
        PackError: files are wrong; holds every mistake of these files.
    """
    mistakes: list[Mistake] = []
    pack = read_pack(folder, mistakes)
    if mistakes or pack is None:
        raise PackError(mistakes)
    return pack


def read_pack(folder: Path, mistakes: list[Mistake]) -> Pack | None:
    """The pack in *folder*, as far as it can be read, for whoever checks the rest of it."""
    data = _checked(folder / "pack.yaml", "pack", mistakes)
    if data is not None:
        mistakes += _pack_mistakes(data, folder)
    reading = _reading(folder, mistakes)
    lists = read_vocabulary(folder / "vocabulary", mistakes)
    clues = _clues(folder, lists, mistakes)
    return None if data is None else _pack(data.data, folder, reading, lists, clues)


def digest_of(values: Mapping[str, object]) -> str:
    """``sha256:…`` over parsed values: comments and layout make no difference."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _checked(path: Path, schema: str, mistakes: list[Mistake]) -> YamlFile | None:
    try:
        file = read_yaml(path, shown_path(path))
    except PackError as error:
        mistakes += error.mistakes
        return None
    wrong = schema_mistakes(file, schema)
    mistakes += wrong
    return None if wrong else file


def _reading(folder: Path, mistakes: list[Mistake]) -> Mapping[str, Any]:
    """``reading.yaml``, and each ``reading/NAME.yaml`` under its name."""
    parts: dict[str, Any] = {}
    if (folder / "reading.yaml").exists() and schema_path("reading").exists():
        file = _checked(folder / "reading.yaml", "reading", mistakes)
        parts |= file.data if file else {}
    for path in sorted((folder / "reading").glob("*.yaml")):
        if not schema_path(f"reading-{path.stem}").exists():
            known = [one.name[8:-12] for one in schema_path("").parent.glob("reading-*.json")]
            words = f"没有“{path.stem}”这样的读法文件。{meant(path.stem, known)}"
            mistakes.append(Mistake(shown_path(path), 0, 0, words))
            continue
        file = _checked(path, f"reading-{path.stem}", mistakes)
        if file:
            parts[path.stem] = file.data
    return parts


def _clues(
    folder: Path, lists: Mapping[str, WordList], mistakes: list[Mistake]
) -> Mapping[str, Any]:
    """``clues.yaml``, if there is one; the word lists it names have to be there."""
    path = folder / "clues.yaml"
    file = _checked(path, "clues", mistakes) if path.exists() else None
    if file is None:
        return {}
    data: Mapping[str, Any] = file.data
    named: list[tuple[Trail, str]] = [
        (("explained_by", at), one) for at, one in _each(data.get("explained_by"))
    ]
    for index, zeros in _each(data.get("all_zero")):
        where: Trail = ("all_zero", index)
        named.append(((*where, "agencies"), zeros["agencies"]))
        named += [((*where, "unless", at), one) for at, one in _each(zeros.get("unless"))]
    for trail, name in named:
        if name not in lists:
            words = f"没有“{name}”这个词表。{meant(name, lists)}"
            mistakes.append(file.mistake(trail, words))
    return data


def _each(values: Sequence[Any] | None) -> list[tuple[int, Any]]:
    return list(enumerate(values or ()))


def _pack_mistakes(file: YamlFile, folder: Path) -> list[Mistake]:
    data, mistakes = file.data, []
    if data["id"] != folder.resolve().name:
        words = f"规则包的 id 要与文件夹同名：“{folder.resolve().name}”"
        mistakes.append(file.mistake(("id",), words))
    mistakes += _repeats(file)
    ids = [group["id"] for group in data["groups"]]
    for group in data["scoring"].get("groups", {}):
        if group not in ids:
            words = f"没有“{group}”这一组。{meant(group, ids)}"
            mistakes.append(file.mistake(("scoring", "groups", group), words, key=True))
    grades = [grade["name"] for grade in data["scoring"]["grades"]]
    starts = [grade["from"] for grade in data["scoring"]["grades"]]
    if starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
        words = "等级要从高到低排列，分数不能相同，最后一等从 0 分起"
        mistakes.append(file.mistake(("scoring", "grades"), words))
    for index, limit in enumerate(data["scoring"].get("limits", [])):
        if limit["grade"] not in grades:
            words = f"没有“{limit['grade']}”这一等。{meant(limit['grade'], grades)}"
            mistakes.append(file.mistake(("scoring", "limits", index, "grade"), words))
    return mistakes


def _repeats(file: YamlFile) -> list[Mistake]:
    data, mistakes = file.data, []
    groups: set[str] = set()
    for index, group in enumerate(data["groups"]):
        for key in ("id", "folder"):
            if group[key] in groups:
                words = f"“{group[key]}”已被前面的组用了"
                mistakes.append(file.mistake(("groups", index, key), words))
            groups.add(group[key])
    seen: dict[str, str] = {}
    for state, texts in data["placeholders"].items():
        for index, text in enumerate(texts if state != "as_zero" else []):
            if text in seen:
                words = f"“{text}”已列在 {seen[text]} 下"
                mistakes.append(file.mistake(("placeholders", state, index), words))
            seen[text] = state
    return mistakes


def _pack(
    data: Mapping[str, Any],
    folder: Path,
    reading: Mapping[str, Any],
    lists: Mapping[str, WordList],
    clues: Mapping[str, Any],
) -> Pack:
    return Pack(
        id=data["id"],
        name=data["name"],
        version=data["version"],
        root=folder,
        shown=shown_path(folder),
        groups=tuple(Group(**group) for group in data["groups"]),
        scoring=scoring_of(data["scoring"]),
        placeholders={state: tuple(texts) for state, texts in data["placeholders"].items()},
        reading=reading,
        vocabulary={name: one.words for name, one in lists.items()},
        phrases=tuple(one for one in lists.values() if one.find),
        digest=_digest(folder),
        clues=clues,
    )


def scoring_of(data: Mapping[str, Any]) -> Scoring:
    """The figures of the score, from their part of ``pack.yaml``."""
    return Scoring(
        model=data["model"],
        points={
            severity: (Decimal(figures["each"]), Decimal(figures["cap"]))
            for severity, figures in data["points"].items()
        },
        group_caps={group: Decimal(most) for group, most in data.get("groups", {}).items()},
        grades=tuple(Grade(grade["name"], Decimal(grade["from"])) for grade in data["grades"]),
        limits=tuple(
            GradeLimit(limit["rule"], limit["grade"], limit["why"])
            for limit in data.get("limits", [])
        ),
    )


def _digest(folder: Path) -> str:
    values: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if name == QUALITY or name.startswith(f"{PROFILES}/"):
            continue
        try:
            values[name] = read_yaml(path, shown_path(path)).data
        except PackError:  # whoever loads that file says what is wrong with it
            values[name] = path.read_bytes().hex()
    return digest_of(values)
