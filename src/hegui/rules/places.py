"""Where files of a pack belong: rule files by their ids, and files that nobody would read."""

from collections.abc import Iterator
from pathlib import Path

from hegui.errors import Mistake
from hegui.model.likeness import meant
from hegui.packs.load import PROFILES, QUALITY
from hegui.packs.locate import shown_path
from hegui.packs.pack import Pack
from hegui.packs.yaml_file import YamlFile

DERIVATIONS = "derivations"
_FILES = (
    "pack.yaml",
    "reading.yaml",
    "sources.yaml",
    "duties.yaml",
    "parameters.yaml",
    "clues.yaml",
    QUALITY,
)
_FOLDERS = ("editions", "reading", "vocabulary", PROFILES)


def name_mistakes(file: YamlFile, path: Path, pack: Pack) -> Iterator[Mistake]:
    """A rule file is named after its rule and lies in the folder of its group."""
    rule = file.data["id"]
    if path.stem != rule and not path.stem.startswith(f"{rule}-"):
        yield file.mistake(("id",), f"文件名要以编号开头：“{rule}-….yaml”")
    folders = {group.id: group.folder for group in pack.groups}
    group = rule.split("-")[0]
    if "derive" in file.data:
        due: str | None = DERIVATIONS
    else:
        due = folders.get(group)
        if due is None:
            words = f"规则包里没有“{group}”这一组。{meant(group, folders)}"
            yield file.mistake(("id",), words)
    inside = path.resolve().is_relative_to(pack.root.resolve())
    if due is not None and inside and path.parent.name != due:
        yield file.mistake(("id",), f"{rule} 的文件要放在 {due}/ 文件夹里")


def stray_files(pack: Pack) -> Iterator[Mistake]:
    """Files that look like rules but that nobody would ever read."""
    folders = (*_FOLDERS, DERIVATIONS, *(group.folder for group in pack.groups))
    for path in sorted(pack.root.rglob("*.y*ml")):
        below = path.relative_to(pack.root).parts
        if path.suffix == ".yml":
            yield Mistake(shown_path(path), 0, 0, "文件名要以 .yaml 结尾，否则不会被读取")
        elif len(below) == 1 and below[0] not in _FILES:
            words = f"规则包里没有叫“{below[0]}”的文件。{meant(below[0], _FILES)}"
            yield Mistake(shown_path(path), 0, 0, words)
        elif len(below) > 2 or (len(below) == 2 and below[0] not in folders):
            words = f"这个文件夹里的文件不会被读取。{meant(below[0], folders)}"
            yield Mistake(shown_path(path), 0, 0, words)
