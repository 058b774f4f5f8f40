"""Word lists (``vocabulary/*.yaml``): what prose calls a thing, each list with its source.

A list is asked for by rules (``mentions``), or found by the reader: with ``find: true`` every
place in the prose where one of its words or patterns stands becomes a fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hegui.errors import Mistake, PackError
from hegui.model.pattern import compile_pattern
from hegui.packs.locate import shown_path
from hegui.packs.near_words import near_words
from hegui.packs.schema import schema_mistakes
from hegui.packs.yaml_file import YamlFile, read_yaml

_PATTERNS = ("patterns", "unless", "unless_clause", "unless_sentence")


@dataclass(frozen=True, slots=True)
class WordList:
    """One list.

    Attributes:
        id: its name.
        words: what it is made of, the wrong words of ``corrections`` included.
        find: whether the reader looks for it.
        patterns: expressions beside the words; may name ``(?P<year>…)`` and ``(?P<number>…)``.
        corrections: wrong word → right word, those that a slip makes of ``near`` included.
        unless: a hit that lies in one of these is none: right words that hold it.
        unless_clause: a hit whose clause has one of these is none.
        unless_sentence: a hit whose sentence has one of these is none.
    """

    id: str
    words: tuple[str, ...] = ()
    find: bool = False
    patterns: tuple[str, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    unless_clause: tuple[str, ...] = ()
    unless_sentence: tuple[str, ...] = ()


def read_vocabulary(folder: Path, mistakes: list[Mistake]) -> dict[str, WordList]:
    """Name of each list in *folder* → the list; a wrong one is empty."""
    lists: dict[str, WordList] = {}
    for path in sorted(folder.glob("*.yaml")):
        lists[path.stem] = WordList(path.stem)
        try:
            file = read_yaml(path, shown_path(path))
        except PackError as error:
            mistakes += error.mistakes
            continue
        wrong = schema_mistakes(file, "vocabulary")
        mistakes += wrong
        if not wrong:
            mistakes += _mistakes(file, path.stem)
            lists[path.stem] = _list(file)
    return lists


def _list(file: YamlFile) -> WordList:
    data = file.data
    near = near_words(data.get("near", ()), data.get("look_alikes", ()))
    corrections: Mapping[str, str] = {**near, **data.get("corrections", {})}
    return WordList(
        id=data["id"],
        words=(*data.get("words", ()), *corrections),
        find=data.get("find", False),
        patterns=tuple(data.get("patterns", ())),
        corrections=corrections,
        unless=tuple(data.get("unless", ())),
        unless_clause=tuple(data.get("unless_clause", ())),
        unless_sentence=tuple(data.get("unless_sentence", ())),
    )


def _mistakes(file: YamlFile, stem: str) -> list[Mistake]:
    """What the schema cannot say: the name, words written twice, patterns nobody can compile."""
    data, found = file.data, []
    if data["id"] != stem:
        found.append(file.mistake(("id",), f"词表的 id 要与文件名相同：“{stem}”"))
    seen: set[str] = set()
    for index, word in enumerate(data.get("words", ())):
        if word in seen or word in data.get("corrections", ()):
            found.append(file.mistake(("words", index), f"“{word}”写了两次，请删去一个"))
        seen.add(word)
    for key in _PATTERNS:
        found += _uncompiled(file, key, data.get(key, ()))
    return found


def _uncompiled(file: YamlFile, key: str, patterns: Sequence[str]) -> list[Mistake]:
    found = []
    for index, pattern in enumerate(patterns):
        try:
            empty = compile_pattern(pattern).search("") is not None
        except ValueError as error:
            found.append(file.mistake((key, index), str(error)))
            continue
        if empty:
            words = f"正则表达式“{pattern}”什么都没有也符合，请写得具体些"
            found.append(file.mistake((key, index), words))
    return found
