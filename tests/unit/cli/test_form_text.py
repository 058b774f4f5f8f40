"""The ids that rule authors need stand beside the labels they know from the page."""

from pathlib import Path

from tests.unit.toy import write_pack

from hegui.cli.form_text import form_document, form_lines
from hegui.forms.load import load_form
from hegui.packs.load import load_pack


def test_every_id_stands_beside_its_label(tmp_path: Path) -> None:
    form = load_form(load_pack(write_pack(tmp_path)))

    assert list(form_lines(form)) == [
        "",
        "格式 2020  防汛值班年度报告格式",
        "  部分（section）",
        "    duty  一、值班情况",
        "      night  夜间值班",
        "    plans  二、下一步打算",
        "  表（table）shifts  值班表",
        "    列（column）",
        "      day          白班",
        "      night_shift  夜班",
        "      all_day      合计",
        "    行（row）",
        "      flood    分类·防汛",
        "      typhoon  分类·防台",
        "      sum_row  合计",
    ]


def test_the_same_as_data(tmp_path: Path) -> None:
    (edition,) = form_document(load_form(load_pack(write_pack(tmp_path))))

    assert edition["sections"][1] == {"id": "plans", "label": "二、下一步打算", "topics": []}
    assert edition["tables"][0]["columns"][0] == {"id": "day", "label": "白班"}
