"""Many reports → clues: what is odd by the numbers alone, told to whoever may want to ask.

A clue breaks no rule, costs no points and is counted nowhere. It says the number, what it was held
against, and leaves the rest to a person. The order of the reports does not show in the result.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hegui.batch.across.standing import (
    Label,
    Said,
    Standing,
    Wanted,
    Zeros,
    clue_about,
)
from hegui.exchange.document import Document

_STANDING = ("peers", "all_zero")  # kinds that go on from year to year
_ENOUGH = 4  # reports: fewer have neither peers nor a past


def clues(
    reports: Iterable[Standing], wanted: Wanted, label_of: Label, said: Said
) -> list[Document]:
    """Everything that is odd, in order of path; what is odd of a whole group comes first.

    Args:
        reports: those of the run, and those they are only held against.
        wanted: what is looked at.
        label_of: names a cell in Chinese.
        said: what the prose of a report has to say; asked of few reports only.
    """
    held = sorted(reports, key=lambda one: one.path)
    found: list[Document] = []
    for zeros in wanted.zeros:
        found += _all_zero(held, zeros, label_of, said)
    if len(held) >= _ENOUGH:
        # Here only: a run of a few reports need not wait for pandas.
        from hegui.batch.across.clues_by_number import by_number  # noqa: PLC0415

        found += by_number(held, wanted, label_of, said)
    return sorted(_once(found, {one.path: one.key or one.path for one in held}), key=_order)


def _once(found: Iterable[Document], keys: Mapping[str, str]) -> Iterator[Document]:
    """Of what is odd of an agency year after year, the latest, which tells the other years."""
    same: dict[tuple[object, ...], list[Document]] = {}
    for clue in found:
        if clue["kind"] not in _STANDING:
            yield clue
            continue
        below = str(clue.get("z", "")).startswith("-")
        about = (clue.get(name) for name in ("kind", "check", "table", "row", "column"))
        same.setdefault((keys[clue["path"]], below, *about), []).append(clue)
    for several in same.values():
        last = max(several, key=lambda clue: (clue["year"], clue["path"]))
        years = sorted({clue["year"] for clue in several} - {last["year"]})
        also = f"（{'、'.join(map(str, years))} 年度也是如此）" if years else ""
        yield last | {"message": last["message"] + also, "also": years}


def _all_zero(
    held: Sequence[Standing], zeros: Zeros, label_of: Label, said: Said
) -> Iterator[Document]:
    for one in held:
        known = [one.cells[cell] for cell in zeros.cells if cell in one.cells]
        odd = len(known) == len(zeros.cells) and not any(known)
        word = next((word for word in zeros.words if word in one.agency), "")
        if not (odd and word and one.judged and one.kind in zeros.kinds):
            continue
        if zeros.unless and said(one.path, zeros.unless):
            continue
        labels = "".join(f"「{label_of(cell)}」" for cell in zeros.cells)
        message = f"{zeros.what}（“{word}”），而{labels}全部为 0；请核实是否漏统计"
        yield clue_about("all_zero", one, message, "0", None) | {"check": zeros.id}


def _order(clue: Mapping[str, object]) -> tuple[str, str, str, str]:
    cell = "/".join(str(clue.get(name, "")) for name in ("table", "row", "column"))
    return (str(clue["path"] or ""), str(clue["kind"]), cell, str(clue["message"]))
