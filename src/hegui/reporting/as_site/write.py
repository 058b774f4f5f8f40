"""Audit, facts and rules → a folder of pages, written one by one as the reports come.

Memory does not grow with the reports: what the last pages need of each is a row, its findings
wait on disk.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hegui.reporting.as_page.templating import asset, environment
from hegui.reporting.as_site.agency import agency_view, found_beside, found_of
from hegui.reporting.as_site.columns import Values, script
from hegui.reporting.as_site.folder import Folder
from hegui.reporting.as_site.front import AgencyLine, agency_columns, agency_lines, front
from hegui.reporting.as_site.pages import AgencyPage, agency_pages, rule_file
from hegui.reporting.as_site.spool import BESIDE, ONE, Spool
from hegui.reporting.as_site.tally import Tallies, Tally, count, count_beside
from hegui.reporting.beside import beside_by_path, open_words
from hegui.reporting.charts import grade_bars
from hegui.reporting.overview import Overview, overview
from hegui.reporting.summary import Survey, verdict
from hegui.reporting.words import SEVERITIES

PLAIN = 2000  # up to so many rows of a list stand in its page too, for whoever runs no script
_FULL = 600  # up to so many reports have all their tables and passed rules on their page
_LISTED = 500  # findings on the page of a rule
_COLUMNS = (
    "agency", "year", "group", "rule", "message", "place", "points", "settled", "origin", "page",
    "anchor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written.

    Attributes:
        index: the page to open.
        files: how many.
        size: bytes.
        removed: files of an earlier site that are gone now.
        left: files of an earlier site that somebody has changed: they stay.
    """

    index: Path
    files: int
    size: int
    removed: tuple[str, ...]
    left: tuple[str, ...]


def write_site(
    folder: Path,
    document: Mapping[str, Any],
    facts: Mapping[str, Mapping[str, Any]],
    rules: Mapping[str, Any],
    survey: Survey,
) -> WrittenSite:
    """Write the site of a run into *folder*.

    Args:
        folder: where; made if it is not there. Other files in it are left alone.
        document: the audit document; ``reports`` may come from far, one at a time.
        facts: path → facts document.
        rules: the rules, as outputs show them.
        survey: the run in small.

    Raises:
        UsageError: the system does not let us, or a file that is not ours is in the way.
    """
    with Folder(folder) as place, Spool() as spool:
        site = _Site(place, spool, document, rules, survey)
        site.write_agencies(facts)
        spool.ready()
        site.write_lists()
        site.write_rules()
        site.write_index()
    return WrittenSite(
        folder / "index.html", place.files, place.size, tuple(place.removed), tuple(place.left)
    )


class _Site:
    """The pages of one run."""

    def __init__(
        self,
        place: Folder,
        spool: Spool,
        document: Mapping[str, Any],
        rules: Mapping[str, Any],
        survey: Survey,
    ) -> None:
        agencies = document.get("agencies", ())
        self._place, self._spool, self._document, self._rules = place, spool, document, rules
        self._survey, self._totals = survey, survey.totals
        self._view: Overview = overview(survey, agencies)
        self._pages: Sequence[AgencyPage] = agency_pages(survey.rows, agencies)
        self._anchors = {
            one.row.path: f"{page.file}#{one.anchor}"
            for page in self._pages
            for one in page.reports
        }
        names = {group["id"]: group["name"] for group in rules["groups"]}
        self._groups = {id: names.get(rule["group"], "") for id, rule in rules["rules"].items()}
        self._files = {id: rule_file(id) for id in rules["rules"]}
        self._tallies: Tallies = defaultdict(Tally)
        self._settled: dict[str, str] = {}
        self._open = open_words(document.get("across_undetermined", ()))
        self._templates = environment("hegui.reporting.as_site", "hegui.reporting.as_page")
        self._templates.filters["ours"] = Markup
        self._shared = {
            "document": document,
            "rules": rules,
            "rule_files": self._files,
            "anchors": self._anchors,
            "totals": self._totals,
            "menu": self._menu(),
            "plain": PLAIN,
        }

    def _menu(self) -> list[tuple[str, str]]:
        """The pages that every page leads to."""
        menu = [
            ("index.html", "总览"),
            ("agencies.html", "单位"),
            ("findings.html", "问题"),
            ("rules.html", "规则"),
        ]
        if self._document.get("clues") or self._open:
            menu.append(("clues.html", "线索"))
        if self._document["unreadable"]:
            menu.append(("unreadable.html", "未能审核"))
        return menu

    def _page(self, name: str, template: str, here: str = "", **more: object) -> None:
        root = "../" * name.count("/")
        text = self._templates.get_template(template).render(
            self._shared, root=root, here=here or name, **more
        )
        self._place.write(name, [text])

    def write_agencies(self, facts: Mapping[str, Mapping[str, Any]]) -> None:
        """A page an agency; its findings go to the spool."""
        beside, brief = beside_by_path(self._document), self._totals.reports > _FULL
        owned = self._owned()
        ranks = {one.row.path: one for one in self._view.ranking}
        reports = self._document["reports"]
        anchors = {path: href.removeprefix("agencies/") for path, href in self._anchors.items()}
        for page in self._pages:
            entries = [reports[one.index] for one in page.reports]
            self._count(entries)
            view = agency_view(page, entries, facts, self._rules, beside, brief=brief)
            self._spool.add(found_of(view, self._groups, owned))
            self._page(
                page.file,
                "agency.html",
                here="agencies.html",
                agency=view,
                ranks=ranks,
                anchors=anchors,
                reports_at="",
                drawn=True,
                named=not brief,
                unfolded=False,
            )

    def _owned(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """Path → findings beside other reports that are listed there; "" for those of no page."""
        owned: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for entry in self._document["across"]:
            first = next((path for path in entry["paths"] if path in self._anchors), "")
            owned[first].append(entry)
        self._spool.add(found_beside(entry, self._groups) for entry in owned.pop("", ()))
        return owned

    def _count(self, entries: Sequence[Mapping[str, Any]]) -> None:
        for entry in entries:
            count(entry, self._tallies)
            settled = entry.get("settled_score")
            if settled and settled["value"] is not None:
                self._settled[entry["path"]] = settled["value"]

    def write_lists(self) -> None:
        """All agencies, all findings, clues, and what could not be audited."""
        self._write_agencies_list()
        self._write_findings()
        if self._document.get("clues") or self._open:
            self._page("clues.html", "clues.html", open_lines=self._open)
        if self._document["unreadable"]:
            self._page("unreadable.html", "unreadable.html")

    def _write_agencies_list(self) -> None:
        lines = agency_lines(self._pages, self._view, self._settled)
        self._place.write("data/agencies.js", script(len(lines), agency_columns(lines)))
        self._page(
            "agencies.html",
            "agencies.html",
            lines=lines,
            regions=any(line.page.region for line in lines),
            settled=any(line.settled for line in lines),
            changes=any(line.change for line in lines),
            choices=_agency_choices(lines),
        )

    def _write_findings(self) -> None:
        number = self._spool.count()
        columns: dict[str, Values] = {
            "severity": self._spool.severities,
            "rule_page": lambda: (self._files.get(id, "") for id in self._spool.column("rule")),
            **{name: partial(self._spool.column, name) for name in _COLUMNS},
        }
        self._place.write("data/findings.js", script(number, columns))
        self._page(
            "findings.html",
            "findings.html",
            count=number,
            trials=self._spool.trials(),
            besides=self._totals.beside,
            rows=self._spool.all() if number <= PLAIN else (),
            choices=self._finding_choices(),
        )

    def _finding_choices(self) -> dict[str, list[tuple[str, str]]]:
        titles = self._rules["rules"]
        kinds = {**SEVERITIES, "draft": "试行"}
        seen = set(self._spool.distinct("severity"))
        if self._spool.trials():
            seen.add("draft")
        origins = set(self._spool.distinct("origin"))
        return {
            "severity": [(kind, words) for kind, words in kinds.items() if kind in seen],
            "year": [(year, year) for year in self._spool.distinct("year")[::-1] if year],
            "group": [(name, name) for name in self._spool.distinct("group") if name],
            "rule": [
                (id, f"{id} {titles[id]['title']}" if id in titles else id)
                for id in self._spool.distinct("rule")
            ],
            "origin": [(name, name) for name in (ONE, BESIDE) if name in origins],
            "settled": [(word, word) for word in self._spool.distinct("settled") if word],
        }

    def write_rules(self) -> None:
        """A page a rule, and the list of them."""
        count_beside(self._document["across"], self._tallies)
        names = {group["id"]: group["name"] for group in self._rules["groups"]}
        for id, rule in self._rules["rules"].items():
            self._page(
                self._files[id],
                "rule.html",
                here="rules.html",
                id=id,
                rule=rule,
                group=names.get(rule["group"], ""),
                tally=self._tallies[id],
                rows=list(self._spool.of_rule(id, _LISTED)),
            )
        self._page("rules.html", "rules.html", tallies=self._tallies)

    def write_index(self) -> None:
        """The first page, and what all pages are drawn with."""
        style = asset("hegui.reporting.as_page", "page.css")
        more = asset("hegui.reporting.as_site", "site.css")
        self._place.write("assets/site.css", ["/* Hegui */\n", style, more])
        code = asset("hegui.reporting.as_site", "site.js")
        self._place.write("assets/site.js", ["/* Hegui */\n", code])
        self._page(
            "index.html",
            "index.html",
            agencies=len(self._pages),
            verdict=verdict(self._totals),
            grade_chart=grade_bars(self._totals.grades, self._totals.unscored),
            view=self._view,
            sure=[one for one in self._view.courses if one.sure],
            front=front(self._view, self._survey.rows, self._anchors, self._spool.by_group()),
        )


def _agency_choices(lines: Sequence[AgencyLine]) -> dict[str, list[tuple[str, str]]]:
    def each(name: str) -> list[tuple[str, str]]:
        found = dict.fromkeys(line.cells[name] for line in lines)
        return [(value, value) for value in sorted(found) if value]

    return {"year": each("year")[::-1], "kind": each("kind"), "grade": each("grade")}
