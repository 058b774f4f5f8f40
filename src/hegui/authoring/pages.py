"""Rules as web pages: one for each rule and an index, for the site of an office.

They say what the rule wants and by which law, what a finding looks like, what to do about it, what
the rule cannot see, and how often it was right on labelled cases. The rule file itself stands at
the end, so that nobody has to trust a summary. No script, and nothing is fetched.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from hegui.model.verdict import Verdict
from hegui.rules.across import needs_words
from hegui.rules.quality import NONE, Measured
from hegui.rules.rule import Basis, Rule, Status
from hegui.rules.ruleset import Ruleset

STATUS = {Status.DRAFT: "试行", Status.STABLE: "正式", Status.RETIRED: "停用"}
_VERDICTS = {
    Verdict.PASS: "通过",
    Verdict.FAIL: "不通过",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.UNDETERMINED: "无法判断",
}
_CSS = """\
body { margin: 0 auto; padding: 20px 24px 48px; max-width: 900px; color: #1f2328;
  font: 16px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", SimSun, sans-serif; }
h1 { font-size: 24px; line-height: 1.4; color: #1a4b84; border-bottom: 2px solid #1a4b84; }
h2 { font-size: 17px; margin: 26px 0 6px; }
p, ul { margin: 4px 0; } ul { padding-left: 22px; }
a { color: #1a4b84; }
.soft { color: #57606a; font-size: 14px; }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
td, th { padding: 5px 10px 5px 0; border-bottom: 1px solid #d0d7de; text-align: left;
  vertical-align: top; }
th, .n { white-space: nowrap; } td:nth-child(2) { width: 56%; }
.wide { overflow-x: auto; }
pre { background: #f6f8fa; padding: 12px; overflow-x: auto; font: 13px/1.6 Consolas, monospace; }
"""


def pages(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """File name → page: ``index.html``, then a page for each rule."""
    yield "index.html", _index(ruleset)
    for rule in ruleset.rules:
        yield f"{rule.id}.html", _page_of(rule, ruleset)


def quality_words(rule: Rule, ruleset: Ruleset) -> str:
    """What the rule did on labelled cases, in one sentence."""
    measured = ruleset.quality.get(rule.id)
    return measured.chinese if measured else NONE


def _index(ruleset: Ruleset) -> str:
    name = ruleset.pack.name
    parts = [
        f"<h1>{escape(name)}：审核规则</h1>",
        f'<p class="soft">规则包 {escape(ruleset.pack.id)} {escape(ruleset.pack.version)}，'
        f"{len(ruleset.rules)} 条规则。查准率：报出的问题有多少是对的；"
        "查全率：该报的问题报出了多少；都是在标注案例上测得的。</p>",
    ]
    for group in ruleset.pack.groups:
        rules = [rule for rule in ruleset.rules if rule.group == group.id]
        if rules:
            parts.append(f"<h2>{escape(group.id)} {escape(group.name)}</h2>")
            parts.append(_table(rules, ruleset))
    return _html(f"{name}：审核规则", parts)


def _table(rules: Iterable[Rule], ruleset: Ruleset) -> str:
    rows = [
        "<tr>"
        f'<td class="n"><a href="{rule.id}.html">{rule.id}</a></td><td>{escape(rule.title)}</td>'
        f'<td class="n">{rule.severity.chinese}</td><td class="n">{STATUS[rule.status]}</td>'
        f"{_figures(ruleset.quality.get(rule.id))}</tr>"
        for rule in rules
    ]
    head = "".join(
        f"<th>{word}</th>" for word in ("编号", "要求", "轻重", "状态", "查准率", "查全率", "案例")
    )
    return f'<div class="wide"><table><tr>{head}</tr>{"".join(rows)}</table></div>'


def _figures(measured: Measured | None) -> str:
    told = (measured.shares if measured else ("", "")) + (str(measured.cases) if measured else "",)
    return "".join(f'<td class="n">{word}</td>' for word in told)


def _page_of(rule: Rule, ruleset: Ruleset) -> str:
    names = {group.id: group.name for group in ruleset.pack.groups}
    duties = [duty.duty for duty in ruleset.duties if rule.id in duty.rules]
    parts = [
        f"<h1>{rule.id}　{escape(rule.title)}</h1>",
        f"<p>{rule.severity.chinese}，{STATUS[rule.status]}，{escape(names[rule.group])}。"
        f'<a href="index.html">全部规则</a></p>',
        *(
            [f"<p>要同时给出：{words}（没有就不能判断；不扣分）</p>"]
            if (words := needs_words(rule))
            else []
        ),
        *([f"<p>地方性要求，在方案里启用才运行：{escape(rule.local)}</p>"] if rule.local else []),
        "<h2>依据</h2>",
        _list(_law(basis, ruleset) for basis in rule.basis),
    ]
    if duties:
        parts += ["<h2>对应的要求</h2>", _list(duties)]
    for heading, text in (
        ("报出的问题这样写", rule.message),
        ("改法", rule.remedy),
        ("看不到什么", rule.limits),
        ("质量", quality_words(rule, ruleset)),
    ):
        if text:
            parts.append(f"<h2>{heading}</h2>\n<p>{escape(text)}</p>")
    if rule.examples:
        parts.append("<h2>例子</h2>")
        parts.append(_list(f"{one.name}：{_VERDICTS[one.verdict]}" for one in rule.examples))
    written = Path(rule.file).read_text(encoding="utf-8")
    parts.append(f"<h2>规则文件</h2>\n<pre>{escape(written)}</pre>")
    return _html(f"{rule.id} {rule.title}", parts)


def _law(basis: Basis, ruleset: Ruleset) -> str:
    source = ruleset.sources.get(basis.source)
    name = source.name if source else basis.source
    number = f"（{source.document}）" if source and source.document else ""
    return f"{name}{number} {basis.article}：{basis.requires}"


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _html(title: str, parts: Iterable[str]) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_CSS}</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )
