import pytest

from tests.unit.extraction.reports import all_of, report


@pytest.mark.parametrize(
    "signature",
    [
        "青禾市民政局\n2024年1月20日",
        "2024年1月20日",
        "青禾市民政局  2024 年 1 月 20 日",
        "青禾市民政局\n二〇二四年一月二十日",
        "青禾市民政局",
        "青禾市民政局\n2024年1月20日\n打印 关闭 扫一扫\n主办：青禾市人民政府",
        "",
    ],
)
def test_a_signature_is_no_part_of_the_last_section(signature: str) -> None:
    base = report(other=f"无。\n{signature}")

    texts = dict(all_of(base, "section", "id", "text"))
    assert texts["s6_other"] == "无。"


@pytest.mark.parametrize("line", ["收费标准自2024年1月20日起执行。", "民政系统另有报告。"])
def test_a_sentence_is_no_signature(line: str) -> None:
    base = report(other=f"无。\n{line}")

    assert dict(all_of(base, "section", "id", "text"))["s6_other"] == f"无。{line}"
