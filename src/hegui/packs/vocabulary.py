"""Word lists (``vocabulary/*.yaml``): what prose calls a thing, each list with its source."""

from pathlib import Path

from hegui.errors import Mistake, PackError
from hegui.packs.locate import shown_path
from hegui.packs.schema import schema_mistakes
from hegui.packs.yaml_file import read_yaml


def read_vocabulary(folder: Path, mistakes: list[Mistake]) -> dict[str, tuple[str, ...]]:
    """Name of each list in *folder* → its words, in order; a wrong list has none."""
    lists: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        lists[path.stem] = ()
        try:
            file = read_yaml(path, shown_path(path))
        except PackError as error:
            mistakes += error.mistakes
            continue
        wrong = schema_mistakes(file, "vocabulary")
        mistakes += wrong
        if wrong:
            continue
        if file.data["id"] != path.stem:
            words = f"词表的 id 要与文件名相同：“{path.stem}”"
            mistakes.append(file.mistake(("id",), words))
        seen: set[str] = set()
        for index, word in enumerate(file.data["words"]):
            if word in seen:
                mistakes.append(file.mistake(("words", index), f"“{word}”写了两次，请删去一个"))
            seen.add(word)
        lists[path.stem] = tuple(file.data["words"])
    return lists
