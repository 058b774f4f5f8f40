"""Pages saved as one file: a mail with the page and a picture in it.

``word``: as a word processor saves, GB18030 in quoted printable. ``browser``: UTF-8 in base64, the
page named by its address.
"""

import base64
from email.message import EmailMessage
from email.policy import SMTP

from tests.generator.as_html import html_text
from tests.generator.report import Report

MHT_STYLES = ("word", "browser")
_DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_WAYS = {"word": ("word", "gb18030", "quoted-printable"), "browser": ("clean", "utf-8", "base64")}


def as_mht(report: Report, style: str) -> bytes:
    """The page in one of ``MHT_STYLES``."""
    look, charset, transfer = _WAYS[style]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "<Saved by a made-up program>"
    mail["Subject"] = "".join(report.title)
    mail["MIME-Version"] = "1.0"
    mail.make_related(boundary="----=_NextPart_000_0001")
    page = EmailMessage(policy=SMTP)
    page.set_content(html_text(report, look).encode(charset), "text", "html", cte=transfer)
    page.set_param("charset", charset)
    page["Content-Location"] = "http://www.example.gov.cn/zwgk/nb.html"
    dot = EmailMessage(policy=SMTP)
    dot.set_content(_DOT, "image", "gif")
    dot["Content-Location"] = "http://www.example.gov.cn/zwgk/dot.gif"
    mail.attach(page)
    mail.attach(dot)
    return bytes(mail)
