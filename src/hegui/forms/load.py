"""``editions/*.yaml`` become the Form: sections, tables, rows, columns and identities as data.

Checks that the ids hang together; knows none of them by name.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hegui.errors import Mistake, PackError
from hegui.forms.check import edition_mistakes, year_mistakes
from hegui.forms.edition import (
    Block,
    Column,
    Edition,
    Form,
    HeaderCell,
    Identity,
    Placeholders,
    Row,
    Section,
    Table,
    Topic,
)
from hegui.packs.locate import shown_path
from hegui.packs.pack import Pack
from hegui.packs.schema import schema_mistakes
from hegui.packs.yaml_file import YamlFile, read_yaml

_NOT_STATES = ("zero", "as_zero")


def load_form(pack: Pack) -> Form:
    """All editions of the pack's form, oldest first.

    Raises:
        PackError: an edition is wrong; holds the mistakes of all of them.
    """
    mistakes: list[Mistake] = []
    files: list[YamlFile] = []
    for path in sorted((pack.root / "editions").glob("*.yaml")):
        try:
            file = read_yaml(path, shown_path(path))
        except PackError as error:
            mistakes += error.mistakes
            continue
        wrong = schema_mistakes(file, "edition") or edition_mistakes(file, path.stem)
        mistakes += wrong
        if not wrong:
            files.append(file)
    if not files and not mistakes:
        words = "规则包里没有格式：editions/ 里至少要有一版"
        mistakes.append(Mistake(f"{pack.shown}/editions", 0, 0, words))
    files.sort(key=lambda file: (file.data["years"]["from"], file.data["id"]))
    mistakes += year_mistakes(files)
    if mistakes:
        raise PackError(mistakes)
    return Form(tuple(_edition(file.data) for file in files), placeholders_of(pack))


def placeholders_of(pack: Pack, as_zero: Sequence[str] | None = None) -> Placeholders:
    """The placeholders of *pack*; *as_zero* in place of the pack's own, if given."""
    given = pack.placeholders
    return Placeholders(
        states={
            text: state
            for state, texts in given.items()
            if state not in _NOT_STATES
            for text in texts
        },
        zero_words=frozenset(given.get("zero", ())),
        as_zero=frozenset(given.get("as_zero", ()) if as_zero is None else as_zero),
    )


def _edition(data: Mapping[str, Any]) -> Edition:
    return Edition(
        id=data["id"],
        name=data["name"],
        document=data["document"],
        first_year=data["years"]["from"],
        last_year=data["years"].get("to"),
        sections=tuple(
            _section(section, order) for order, section in enumerate(data["sections"], 1)
        ),
        tables=tuple(_table(table) for table in data.get("tables", [])),
        identities=tuple(
            Identity(
                identity["id"],
                identity["block"],
                identity["within"],
                tuple(identity["each"]),
                tuple(identity["left"]),
                tuple(identity["right"]),
            )
            for identity in data.get("identities", [])
        ),
        marks=tuple(data.get("marks", [])),
    )


def _section(data: Mapping[str, Any], order: int) -> Section:
    return Section(
        id=data["id"],
        order=order,
        numeral=data["numeral"],
        title=data["title"],
        accepted=tuple(data.get("accepted", [])),
        legacy=tuple(data.get("legacy", [])),
        topics=tuple(
            Topic(
                topic["id"],
                topic["label"],
                tuple(topic.get("variants", [])),
                tuple(topic.get("words", [])),
            )
            for topic in data.get("topics", [])
        ),
    )


def _table(data: Mapping[str, Any]) -> Table:
    return Table(
        id=data["id"],
        section=data["section"],
        title=data["title"],
        blocks=tuple(_block(block) for block in data["blocks"]),
        label_columns=data["label_columns"],
        header=tuple(
            tuple(HeaderCell(**cell) for cell in line) for line in data.get("header", [])
        ),
        note=data.get("note", ""),
    )


def _block(data: Mapping[str, Any]) -> Block:
    return Block(
        id=data["id"],
        columns=tuple(Column(**_tupled(column)) for column in data["columns"]),
        rows=tuple(Row(**_tupled(row)) for row in data["rows"]),
        caption=data.get("caption", ""),
        captions=tuple(data.get("captions", [])),
        header=data.get("header", ""),
    )


def _tupled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
