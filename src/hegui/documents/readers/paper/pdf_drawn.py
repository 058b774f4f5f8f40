"""The pages of a PDF as pictures, for recognition.

Beside ``pdf_pages`` the only module that knows the PDF library.
"""

from collections.abc import Iterator
from typing import Any

import pypdfium2

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError


def drawn_pages(data: bytes, dpi: int, limits: Limits) -> Iterator[Any]:
    """One array (rows, columns, blue-green-red) a page.

    Raises:
        DocumentError: it is damaged, or has too many or too large pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentError("PDF 文件已损坏，打不开；请重新下载或重新导出") from error
    try:
        check("PDF 页数过多", len(document), limits.recognised_pages)
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            check("页面过大，像素数超限", int(width * height * (dpi / 72) ** 2), limits.pixels)
            bitmap = page.render(scale=dpi / 72)
            yield bitmap.to_numpy().copy()
            bitmap.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise DocumentError("PDF 页面已损坏，画不出来；请重新下载或重新导出") from error
    finally:
        document.close()
