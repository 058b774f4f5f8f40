"""``sources.yaml`` becomes the instruments of law (法律文件) that rules may cite."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hegui.errors import Mistake
from hegui.model.likeness import meant
from hegui.packs.yaml_file import Trail, YamlFile
from hegui.rules.ruleset import Source


def read_sources(file: YamlFile, mistakes: list[Mistake]) -> dict[str, Source]:
    """Id → instrument, in the order of the file, which its schema has passed."""
    sources: dict[str, Source] = {}
    for index, given in enumerate(file.data):
        if given["id"] in sources:
            words = f"“{given['id']}”写了两次，请换一个编号"
            mistakes.append(file.mistake((index, "id"), words))
        in_force = None
        if "in_force" in given:
            in_force = read_day(file, (index, "in_force"), given["in_force"], mistakes)
        sources[given["id"]] = Source(
            id=given["id"],
            name=given["name"],
            document=given["document"],
            issuer=given["issuer"],
            in_force=in_force,
            articles=tuple(given["articles"]),
            sure=given["sure"],
        )
    return sources


def read_day(file: YamlFile, path: Trail, text: str, mistakes: list[Mistake]) -> date | None:
    """The day written as 2019-05-15; None, and a mistake, if there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        mistakes.append(file.mistake(path, f"没有“{text}”这一天"))
        return None


def cited(
    file: YamlFile, path: Trail, given: Mapping[str, Any], sources: Mapping[str, Source]
) -> Iterator[Mistake]:
    """A mistake if the ``source`` or the ``article`` *given* at *path* is not listed."""
    source, article = given["source"], given.get("article")
    if source not in sources:
        words = f"sources.yaml 里没有“{source}”。{meant(source, sources)}"
        yield file.mistake((*path, "source"), words)
    elif article is not None and sources[source].articles:
        listed = sources[source].articles
        if article not in listed:
            words = f"sources.yaml 的 {source} 没有列出“{article}”。{meant(article, listed)}"
            yield file.mistake((*path, "article"), words)
