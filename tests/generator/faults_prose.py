"""Wrong figures in prose: against the tables, against each other, against their own parts."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.generator.faults import ECHO, INSIDE, fault
from tests.generator.prose_voice import MARK, in_words, mark, plain
from tests.generator.report import Report

Change = Callable[[str], str | None]
_NUMERALS = {in_words(number): number for number in range(1, 100)} | {"二": 2}
_SENTENCE = re.compile(r"[^。]*。")


def replace_paragraph(report: Report, old: str, new: str) -> Report:
    """The report with one printed paragraph in place of another."""

    def change(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if p == old else p for p in paragraphs)

    report = replace(report, preface=change(report.preface))
    sections = tuple(replace(s, paragraphs=change(s.paragraphs)) for s in report.sections)
    return replace(report, sections=sections)


def alter(report: Report, rng: Random, keys: str, change: Change) -> Report | None:
    """One marked piece of prose changed; *keys* is a pattern of marks, *change* may decline."""
    spots = [
        (line, found)
        for line in report.script
        for found in MARK.finditer(line)
        if re.fullmatch(keys, found[1])
    ]
    if not spots:
        return None
    line, found = rng.choice(spots)
    new = change(found[2])
    if new is None:
        return None
    changed = line[: found.start()] + new + line[found.end() :]
    return replace_paragraph(report, plain(line), plain(changed))


def other_number(report: Report, rng: Random) -> Change:
    """A change to a near but wrong number, one that stands nowhere in tables three and four."""
    known = {
        int(truth.value)
        for truth in report.truth()
        if truth.table in ("requests", "review_litigation") and truth.value is not None
    }
    pool = [report.number("requests", row, "total") for row in ("new_received", "carried_in")]
    known |= {int(sum(pool)), int(report.number("requests", "results_total", "total") * 2)}

    def change(text: str) -> str | None:
        value = Decimal(_NUMERALS.get(text.strip(), 0) or text)
        if value != value.to_integral_value():
            return str(value + rng.choice([1, 2, 10]))
        steps = rng.sample([1, 2, 3, 4, 5, 6, 7, 9, 10], 9)
        wrong = [int(value) + step for step in steps if int(value) + step not in known]
        return str(wrong[0]) if wrong else None

    return change


def say(report: Report, words: str, section: str = "s1_overview") -> Report:
    """The report with a sentence more, at the end of the last paragraph of a section."""
    return report.with_section(
        section,
        lambda s: replace(s, paragraphs=(*s.paragraphs[:-1], (s.paragraphs or ("",))[-1] + words)),
    )


def drop_sentences(report: Report, keys: str, words: str = "") -> Report:
    """Every sentence with such a mark gone; *words* stand where the first one stood."""
    for line in report.script:
        kept, gone = [], False
        for sentence in _SENTENCE.findall(line):
            if any(re.fullmatch(keys, key) for key, _ in MARK.findall(sentence)):
                kept += [] if gone else [words]
                gone = True
            else:
                kept.append(sentence)
        if gone:
            report = replace_paragraph(report, plain(line), plain("".join(kept)))
            words = ""
    return report


def _number(name: str, keys: str, *expected: str) -> None:
    """Register a fault: one number marked with *keys* is wrong."""

    def change(report: Report, rng: Random) -> Report | None:
        return alter(report, rng, keys, other_number(report, rng))

    change.__name__ = name
    fault(*expected, also=ECHO | INSIDE)(change)


_number("told_received", "new_received", "NVT-01")
_number("told_carried_in", "carried_in", "NVT-02")
_number("told_done", "results_total", "NVT-03")
_number("told_carried_out", "carried_out", "NVT-04")
_number("told_result", "granted|partial|denied|unable|not_processed|other_handling", "NVT-06")
_number("told_unable_part", "unable.part", "NVT-06", "NAR-01", "NAR-02", "NAR-03")
_number("told_review", "review", "NVT-07")
_number("told_suits", "suits", "NVT-08")
_number(
    "told_review_outcome", "review_(upheld|corrected|other|pending)", "NVT-07", "NAR-01", "NAR-02"
)
_number("told_suits_part", "direct|after_review", "NVT-08", "NAR-01", "NAR-02")
_number("told_documents", "made|repealed|in_force", "NVT-11")
_number("told_documents_2019", "public|stock", "NVT-11")
_number("told_decisions", "licensing|penalty|coercion", "NVT-12")
_number("told_fee", "fee", "NVT-13")
_number("told_applicants", "natural|organisations", "NVT-14")
_number("told_applicants_part", "organisation.part", "NVT-14", "NAR-01", "NAR-02", "NAR-03")
_number("told_procurement", "projects|amount", "NVT-15")
_number("told_pool", "pool", "NVT-01", "NVT-03", "NAR-01", "NAR-07")
_number("told_ways", "way.part", "NAR-01", "NAR-02", "NAR-11")
_number("told_kinds", "disclosed.part", "NAR-01", "NAR-02", "NAR-03")
_number("told_channels", "channel.part", "NAR-01", "NAR-02", "NAR-11")
_number("told_nested", "nested.part", "NAR-01", "NAR-02", "NAR-03")
_number("told_readings", "readings.part", "NAR-01", "NAR-02")
_number("told_accounts", "accounts.part", "NAR-01", "NAR-02", "NAR-11")
_number("told_motions", "motions.part", "NAR-01", "NAR-02")
_number("told_fee_parts", "processing_fee.part", "NAR-01", "NAR-02")


def _third_more(text: str) -> str | None:
    """Far enough off that no rounding of a percentage hides it."""
    number = int(_NUMERALS.get(text.strip(), 0) or text)
    return str(number + max(2, number // 3)) if number else None


@fault("NAR-06", also=INSIDE)
def told_last_year(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "(disclosed|received).before|last", _third_more)


@fault("NAR-06", also=INSIDE)
def told_step(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "(disclosed|received).step", _third_more)


@fault("NAR-06", also=INSIDE)
def told_multiple(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "times", lambda text: str(Decimal(text) + Decimal("0.7")))


def _rate(text: str) -> str:
    places = len(text.rstrip("%").partition(".")[2])
    value = Decimal(text.rstrip("%"))
    return f"{value + Decimal('3.7').quantize(Decimal(1).scaleb(-places))}%"


@fault("NAR-04", "NAR-05", also=INSIDE)
def told_share(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "share|request.share", _rate)


@fault("NAR-06", also=INSIDE)
def told_growth(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "growth", _rate)


@fault("NAR-06", also=INSIDE)
def told_direction(report: Report, rng: Random) -> Report | None:
    turned = {"增加": "减少", "减少": "增加", "增长": "下降", "上升": "下降", "下降": "上升"}
    lines = [line for line in report.script if "\ue000direction\ue001" in line]
    if not lines:
        return None
    line = rng.choice(lines)
    sentence = next(s for s in _SENTENCE.findall(line) if "\ue000direction\ue001" in s)
    other = MARK.sub(lambda m: mark(m[1], turned[m[2]]) if m[1] == "direction" else m[0], sentence)
    return replace_paragraph(report, plain(line), plain(line.replace(sentence, other)))


@fault("NAR-09")
def announced_count(report: Report, rng: Random) -> Report | None:
    def more(text: str) -> str:
        number = _NUMERALS.get(text) or int(text)
        return in_words(number + rng.choice([1, 2]))

    return alter(report, rng, "announced", more)


@fault("NAR-10", also=INSIDE | {"WRD-04"})
def told_roughly(report: Report, rng: Random) -> Report | None:
    def change(text: str) -> str | None:
        number = int(_NUMERALS.get(text.strip(), 0) or text)
        return f"{number // 10 * 10}{rng.choice(['余', '多'])}" if number > 20 else None

    return alter(report, rng, "disclosed", change)


def disclosed(report: Report) -> str:
    """The amount published, as it is told first."""
    found = (m[2] for line in report.script for m in MARK.finditer(line) if m[1] == "disclosed")
    text = next(found).strip()
    return str(_NUMERALS.get(text, 0) or text)
