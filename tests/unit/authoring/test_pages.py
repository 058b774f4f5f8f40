"""Rules as pages: all there, linked, with law and quality, and nothing in them runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hegui.authoring.pages import pages
from hegui.rules.open import open_ruleset
from hegui.rules.quality import Measured


class _Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_rule_has_a_page_and_every_link_arrives() -> None:
    ruleset = open_ruleset(None, None)

    written = dict(pages(ruleset))

    assert set(written) == {"index.html"} | {f"{rule.id}.html" for rule in ruleset.rules}
    for page in written.values():
        assert set(re.findall(r'href="([^"]*)"', page)) <= set(written)
        assert not re.findall(r"<script|https?://[^<]*\"|src=", page)
        reader = _Balanced()
        reader.feed(page)
        assert reader.open == []


def test_a_page_tells_law_message_limits_and_quality() -> None:
    ruleset = open_ruleset(None, None)
    measured = {"ARI-02": Measured(hits=9, missed=1, traps=5, alarms=0, undetermined=0)}

    written = dict(pages(replace(ruleset, quality=measured)))

    for words in (
        "表三各列勾稽相等",
        "国办公开办函〔2021〕30号",
        "相差{difference}",
        "查准率 100%，查全率 90%，依据标注案例 15 个",
        "结转漏填一件：不通过",
        "require: new_received + carried_in == results_total + carried_out",
    ):
        assert words in written["ARI-02.html"]
    assert (
        '<td class="n">100%</td><td class="n">90%</td><td class="n">15</td>'
        in (written["index.html"])
    )
    assert "还没有标注案例" in written["ARI-01.html"]
