"""The part of a SARIF log that says who looked: rules, and the law they rest on."""

from collections.abc import Mapping, Sequence
from typing import Any

from hegui.exchange.document import Document

NAME = "Hegui"
LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
_RELEVANT = ["relevant"]


def taxonomies(rules: Mapping[str, Any]) -> list[Document]:
    """A taxonomy an instrument of law, a taxon an article, both in the order rules name them."""
    held: dict[str, tuple[str, dict[str, None]]] = {}
    for view in rules["rules"].values():
        for basis in view["basis"]:
            _, articles = held.setdefault(basis["source"], (basis["document"], {}))
            articles[basis["article"] or basis["source"]] = None
    return [
        {
            "name": source,
            **({"shortDescription": {"text": number}} if number else {}),
            "taxa": [{"id": article} for article in articles],
        }
        for source, (number, articles) in held.items()
    ]


def tool(rules: Mapping[str, Any], law: Sequence[Document], version: str) -> Document:
    """The tool with its rules; the number of a rule is its place in them."""
    numbers = {one["name"]: at for at, one in enumerate(law)}
    groups = {group["id"]: group["name"] for group in rules["groups"]}
    return {
        "driver": {
            "name": NAME,
            "semanticVersion": version,
            "language": "zh-CN",
            "rules": [
                _rule(rule, view, groups, numbers, law) for rule, view in rules["rules"].items()
            ],
            **(
                {"supportedTaxonomies": [_component(name, at) for name, at in numbers.items()]}
                if numbers
                else {}
            ),
        }
    }


def _rule(
    rule: str,
    view: Mapping[str, Any],
    groups: Mapping[str, str],
    numbers: Mapping[str, int],
    law: Sequence[Document],
) -> Document:
    asks = "\n".join(dict.fromkeys(b["requires"] for b in view["basis"] if b["requires"]))
    links = {(b["source"], b["article"] or b["source"]): b["requires"] for b in view["basis"]}
    return {
        "id": rule,
        "name": rule.replace("-", ""),
        "shortDescription": {"text": view["title"]},
        **({"fullDescription": {"text": asks}} if asks else {}),
        "help": {"text": view["remedy"] or view["title"]},
        "defaultConfiguration": {
            "level": level(view["severity"], draft=view["status"] == "draft")
        },
        **(
            {"relationships": [_link(*one, asked, numbers, law) for one, asked in links.items()]}
            if links
            else {}
        ),
        "properties": {
            "group": view["group"],
            "groupName": groups.get(view["group"], view["group"]),
            "status": view["status"],
            "limits": view["limits"],
            "quality": view["quality"],
            "tags": [view["group"]],
        },
    }


def _link(
    source: str,
    article: str,
    asks: str,
    numbers: Mapping[str, int],
    law: Sequence[Document],
) -> Document:
    taxa = law[numbers[source]]["taxa"]
    at = next(at for at, taxon in enumerate(taxa) if taxon["id"] == article)
    target = {"id": article, "index": at, "toolComponent": _component(source, numbers[source])}
    return {
        "target": target,
        "kinds": _RELEVANT,
        **({"description": {"text": asks}} if asks else {}),
    }


def _component(name: str, at: int) -> Document:
    return {"name": name, "index": at}


def level(severity: str, *, draft: bool) -> str:
    """The level of a finding; of a rule on trial never more than a note."""
    return "note" if draft else LEVELS[severity]
