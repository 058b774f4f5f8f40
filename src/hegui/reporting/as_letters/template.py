"""A template in Word, as the office edits it: found faulty at once, or filled in many times.

The only module that knows docxtpl, whose signs for rows and paragraphs (``{%tr %}``, ``{%p %}``)
templates use. Letters are made without it: what it prepares is filled in by Jinja2 alone, in its
sandbox, and everything that is printed is text, whatever it is marked as.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.parsers import expat

from docxtpl import DocxTemplate
from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hegui.errors import UsageError
from hegui.model.likeness import meant
from hegui.reporting.as_letters.package import MAIN, packed, read_package
from hegui.reporting.xml_text import xml_text

_FILLED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_TAG = re.compile(r"<[^>]+>")
_LITERAL = re.compile(r"\{_(\{|%)|(\}|%)_\}")  # how docxtpl writes {{ and {% that are no signs
_NAMED = re.compile(r"(?:unknown tag|No filter named|No test named) '([^']*)'")
_FORBIDDEN = "用了模板里不允许的写法；只能取值、判断、循环"
_SHOWN = 60


class _Missing(StrictUndefined):
    """A name that a template uses and nobody fills in; says so, and which ones there are."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        given = self._undefined_obj
        if isinstance(given, Mapping):
            known = [str(key) for key in given]
            return f"没有“{name}”这一项。{meant(name, known)}这里可以用：{'、'.join(known)}"
        return f"“{name}”取不到"


class LetterTemplate:
    """A template that was read and understood.

    Attributes:
        shown: what messages call it.
    """

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            UsageError: it cannot be read, or a sign in it is wrong.
        """
        self.shown = path.name
        self._parts = read_package(path)
        self._filled = {
            name: self._compiled(name, data)
            for name, data in self._parts.items()
            if _FILLED.fullmatch(name)
        }

    def fill(self, values: Mapping[str, Any]) -> bytes:
        """A letter: the template with these values, as the bytes of a Word file.

        Raises:
            UsageError: it uses a name that is not there, does what templates may not, or comes
                out broken.
        """
        return packed({**self._parts, **self._rendered(values)})

    def _rendered(self, values: Mapping[str, Any]) -> dict[str, bytes]:
        filled: dict[str, bytes] = {}
        for name, template in self._filled.items():
            try:
                text = template.render(values)
            except UndefinedError as error:
                raise self._wrong(_told(error, values)) from error
            except (SecurityError, TemplateNotFound) as error:
                raise self._wrong(_FORBIDDEN) from error
            except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
                raise self._wrong(f"标记里的计算出错（{error}）") from error
            filled[name] = text.encode("utf-8")
            self._refuse_broken(name, filled[name])
        return filled

    def _compiled(self, name: str, data: bytes) -> Template:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._wrong(f"{name} 不是 UTF-8；请用 Word 或 WPS 打开后重新保存") from error
        source = _PARAGRAPH.sub(r"\n<w:p\1", _literals(DocxTemplate(None).patch_xml(text)))
        try:
            return _environment().from_string(source)
        except TemplateSyntaxError as error:
            raise self._wrong(_where(source, error.lineno) + "写错了：" + _slip(error)) from error

    def _refuse_broken(self, name: str, data: bytes) -> None:
        parser = expat.ParserCreate()
        try:
            parser.Parse(data, True)  # noqa: FBT003 - the library's way to say the last piece
        except expat.ExpatError as error:
            part = "正文" if name == MAIN else name
            raise self._wrong(
                f"填好以后{part}不是完整的 Word 文档。多半是 {{% if %}}、{{% for %}} 和它的结束"
                "不在同一段里：跨段的请写成 {%p … %}，一段只写一个；跨表格行的写成 {%tr … %}"
            ) from error

    def _wrong(self, said: str) -> UsageError:
        return UsageError(f"模板 {self.shown}：{said}")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=DictLoader({}),  # a template is alone
        autoescape=True,
        undefined=_Missing,
        finalize=_shown,
    )


def _shown(value: object) -> str:
    """What is printed of a value: always text, so that nothing in a report becomes part of Word.

    A value may have several lines; in Word they become one.
    """
    if isinstance(value, _Missing):
        return str(value)  # raises
    return "" if value is None else " ".join(xml_text(str(value)).split())


def _literals(source: str) -> str:
    """Braces that are meant as braces, made so before anything of a report is near."""
    return _LITERAL.sub(
        lambda match: "{{ '{" + match[1] + "' }}" if match[1] else "{{ '" + match[2] + "}' }}",
        source,
    )


def _told(error: UndefinedError, values: Mapping[str, Any]) -> str:
    said = error.message or ""
    if not said.endswith("取不到"):
        return said
    name = said.removeprefix("“").removesuffix("”取不到")
    known = "、".join(values)
    return f"没有“{name}”这一项。{meant(name, list(values))}可以用：{known}"


def _slip(error: TemplateSyntaxError) -> str:
    """What is wrong with a sign; the library says it in English only."""
    said = error.message or ""
    named = _NAMED.search(said)
    if said.startswith("Unexpected end"):
        return "缺少结束的标记：{% endif %} 或者 {% endfor %}"
    if named is None:
        return "标记里的写法不对"
    name = named[1]
    if name.startswith("end") or name in ("else", "elif"):
        return f"“{name}”没有和前面的标记配成对"
    return f"不认识“{name}”这种标记"


def _where(source: str, line: int) -> str:
    """The paragraph of a line in words: what stands there, without its marks."""
    lines = source.splitlines()
    text = _TAG.sub("", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"“{shown}”这一段" if shown else f"第 {line} 段"
