"""The measure itself is sound: made-up reports balance, and the same seed gives the same bytes."""

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache

import pytest
from tests.generator.corpus import SHAPES, clean, write
from tests.generator.form import edition
from tests.generator.make import KINDS, make_report
from tests.generator.odd import ODDITIES
from tests.generator.prose_voice import MARK, in_words, plain
from tests.generator.report import Report


def _value(report: Report, block: str, within: str, line: str, member: str) -> Decimal:
    row, column = (line, member) if within == "row" else (member, line)
    return report.number(block, row, column)


@pytest.mark.parametrize("edition_id", ["2019", "2021"])
@pytest.mark.parametrize("size", ["small", "large", "zero"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_identity_of_the_form_holds(edition_id: str, size: str, kind: str) -> None:
    report = make_report(77, edition=edition_id, kind=kind, size=size)
    checked = 0
    for identity in edition(edition_id)["identities"]:
        for line in identity["each"]:
            left, right = (
                sum(
                    _value(report, identity["block"], identity["within"], line, member)
                    for member in identity[side]
                )
                for side in ("left", "right")
            )
            assert left == right, (identity["id"], line)
            checked += 1
    assert checked == {"2019": 40, "2021": 42}[edition_id]


def test_the_same_seed_gives_the_same_bytes() -> None:
    first = [(sample.name, sample.data) for sample in clean(2 * len(SHAPES))]
    assert first == [(sample.name, sample.data) for sample in clean(2 * len(SHAPES))]


@pytest.mark.parametrize("name", ODDITIES)
def test_an_oddity_changes_what_is_printed(name: str) -> None:
    plain = make_report(5, year=2020, size="large", kind="department", odd=())
    strange = make_report(5, year=2020, size="large", kind="department", odd=[name])
    assert write(plain, "dense") != write(strange, "dense")


_IN_WORDS = {in_words(number): number for number in range(1, 100)}
_TOLD = {  # marks of prose whose number stands in one cell
    "new_received": ("requests", "new_received", "total"),
    "carried_in": ("requests", "carried_in", "total"),
    "results_total": ("requests", "results_total", "total"),
    "carried_out": ("requests", "carried_out", "total"),
    "granted": ("requests", "granted", "total"),
    "partial": ("requests", "partial", "total"),
    "natural": ("requests", "new_received", "natural_person"),
    "review": ("review_litigation", "counts", "review_total"),
    "direct": ("review_litigation", "counts", "direct_total"),
    "after_review": ("review_litigation", "counts", "after_review_total"),
    "made": ("art20_1", "normative_documents", "made"),
    "repealed": ("art20_1", "normative_documents", "repealed"),
    "in_force": ("art20_1", "normative_documents", "in_force"),
    "public": ("art20_1", "normative_documents", "new_public"),
    "stock": ("art20_1", "normative_documents", "public_total"),
    "licensing": ("art20_5", "licensing", "decisions"),
    "penalty": ("art20_6", "penalty", "decisions"),
    "coercion": ("art20_6", "coercion", "decisions"),
    "projects": ("art20_9", "gov_procurement", "projects"),
}


@cache
def _reports() -> tuple[Report, ...]:
    return tuple(make_report(seed) for seed in range(300))


def _told(report: Report) -> dict[str, list[Decimal]]:
    found = defaultdict(list)
    for line in report.script:
        for key, text in MARK.findall(line):
            number = _IN_WORDS.get(text) or (text if re.fullmatch(r"[\d.]+", text) else None)
            if number is not None:
                found[key].append(Decimal(number))
    return found


def test_prose_tells_the_numbers_of_the_tables() -> None:
    checked = 0
    for seed, report in enumerate(_reports()):
        edition_of_2019 = report.edition == "2019"
        for key, numbers in _told(report).items():
            cell = _TOLD.get(key)
            if key == "made" and edition_of_2019:
                cell = ("art20_1", "normative_documents", "new_made")
            if cell is not None:
                assert set(numbers) == {report.number(*cell)}, (seed, key)
                checked += 1
    assert checked > 1000


def test_parts_told_in_prose_add_up_to_their_whole() -> None:
    wholes = {
        "disclosed.part": "disclosed",
        "channel.part": "disclosed",
        "way.part": "new_received",
    }
    checked = 0
    for seed, report in enumerate(_reports()):
        told = _told(report)
        for part, whole in wholes.items():
            if told[part] and told[whole]:
                assert sum(told[part]) == told[whole][0], (seed, part)
                checked += 1
    assert checked > 100


def test_a_number_told_twice_is_told_the_same() -> None:
    for seed, report in enumerate(_reports()):
        told = _told(report)
        for key in ("disclosed", "readings", "new_received", "results_total"):
            assert len(set(told[key])) <= 1, (seed, key)


def test_what_is_printed_holds_no_marks_and_is_what_was_written() -> None:
    report = make_report(12)
    printed = [*report.preface, *(p for s in report.sections for p in s.paragraphs)]
    assert not re.search("[\ue000-\ue002]", "".join(printed))
    assert set(map(plain, report.script)) <= set(printed)


def test_few_sentences_of_different_reports_are_the_same() -> None:
    sentences: dict[str, int] = defaultdict(int)
    for report in _reports()[:100]:
        for line in report.script:
            for sentence in plain(line).split("。"):
                sentences[re.sub(r"\d+", "0", sentence)] += 1
    assert len(sentences) > 1150
