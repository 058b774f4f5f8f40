"""Makes the templates that come with the package: ``python -m hegui.reporting.as_letters.make``.

The words stand here; an office changes them in Word, in a copy.
"""

from collections.abc import Mapping
from pathlib import Path

from hegui.reporting.as_letters.package import packed
from hegui.reporting.as_letters.pages import (
    annex,
    flush,
    heading,
    package,
    red_head,
    sign,
    signature,
    table,
    text,
    title,
)

FOLDER = Path(__file__).with_name("templates")


def notice() -> str:
    """A letter to one agency (整改通知书)."""
    problems = (("序号", 14), ("问题和位置", 76), ("改法和依据", 66))
    return "".join(
        (
            red_head("{{ 发文机关 }}", "{{ 文号 }}"),
            title("关于{{ 单位 }}{{ 年度 }}年\n{{ 报告名称 }}的整改通知书"),
            flush("{{ 单位 }}："),
            text(
                "根据有关法律、法规和规定的格式，对你单位{{ 年度 }}年{{ 报告名称 }}"
                "进行了审核。现将结果通知如下，请按要求整改。"
            ),
            heading("一、审核结果"),
            text(
                "{% if 得分 %}得分{{ 得分 }}分，等级为{{ 等级 }}"
                "{% if 等级受限 %}（{{ 等级受限 }}）{% endif %}。"
                "{% if 暂定 %}有{{ 无法判断数 }}项未能判断，得分是暂定的，"
                "核实后在{{ 最低分 }}分至{{ 最高分 }}分之间。{% endif %}"
                "{% if 核查后得分 %}计入豁免和人工核查后，得分{{ 核查后得分 }}分"
                "{% if 核查后暂定 %}（在{{ 核查后最低分 }}分至{{ 核查后最高分 }}分之间）"
                "{% endif %}"
                "，等级为{{ 核查后等级 }}。{% endif %}"
                "{% else %}未能评分：{{ 不能评分的原因 }}。{% endif %}"
            ),
            text(
                "要求整改的问题{{ 问题数 }}处：错误{{ 错误数 }}处，警告{{ 警告数 }}处。"
                "{% if 不要求整改数 %}另有{{ 不要求整改数 }}处已经豁免或者核查不属实，不要求整改。"
                "{% endif %}"
            ),
            sign("{%p if 先改 %}"),
            text(
                "建议先改第{{ 先改.序号 }}项，改正后得分{{ 先改.得分 }}分，等级为{{ 先改.等级 }}。"
            ),
            sign("{%p endif %}"),
            heading("二、要求整改的问题"),
            sign("{%p if 问题 %}"),
            table(
                problems,
                "一处 in 问题",
                (
                    "{{ 一处.序号 }}\n{{ 一处.级别 }}"
                    "{% if 一处.扣分 %}\n扣{{ 一处.扣分 }}分{% else %}\n不另扣分{% endif %}",
                    "{{ 一处.问题 }}\n位置：{{ 一处.位置 }}",
                    "{{ 一处.改法 }}{% if 一处.依据 %}\n依据：{{ 一处.依据 }}{% endif %}",
                ),
            ),
            sign("{%p else %}"),
            text("程序审核没有发现错误和警告。"),
            sign("{%p endif %}"),
            sign("{%p if 人工发现 %}"),
            text("人工核查还发现下列事项不符合要求："),
            sign("{%p for 一项 in 人工发现 %}"),
            text(
                "{{ 一项.序号 }}．{{ 一项.要求 }}{% if 一项.说明 %}：{{ 一项.说明 }}{% endif %}"
                "（{{ 一项.核查人 }}，{{ 一项.核查日期 }}）"
            ),
            sign("{%p endfor %}"),
            sign("{%p endif %}"),
            heading("三、检查通过的内容"),
            text(
                "{% if 通过 %}共{{ 通过数 }}项检查通过：{{ 通过情况 }}。"
                "{% else %}没有检查通过的项。{% endif %}"
            ),
            heading("四、有待核实的内容"),
            sign("{%p if 无法判断 %}"),
            text("下列{{ 无法判断数 }}项从报告里无法判断，没有扣分，请核对后一并说明："),
            sign("{%p for 一项 in 无法判断 %}"),
            text("{{ 一项.序号 }}．{{ 一项.名称 }}：{{ 一项.原因 }}。"),
            sign("{%p endfor %}"),
            sign("{%p endif %}"),
            text(
                "{% if 人工核查 %}还有{{ 人工核查|length }}项要求只能由人核查，见附件1。"
                "本通知没有列出的，不等于已经符合。{% else %}没有。{% endif %}"
            ),
            heading("五、整改要求"),
            text(
                "请在{{ 整改期限 }}前改正所列问题，重新公布报告，并把整改情况书面报送我单位。"
                "认为所列问题与实际不符的，请在同一期限内书面说明，并附上依据。"
            ),
            text("联系人：{{ 联系人 }}", keep=True),
            text("联系电话：{{ 联系电话 }}", keep=True),
            sign("{%p if 人工核查 or 提示 %}"),
            flush("", keep=True),
            sign("{%p endif %}"),
            sign("{%p if 人工核查 %}"),
            text("附件：1．要由人核查的要求{% if 提示 %}　2．提示{% endif %}", keep=True),
            sign("{%p elif 提示 %}"),
            text("附件：2．提示", keep=True),
            sign("{%p endif %}"),
            signature("{{ 发文机关 }}", "{{ 发文日期 }}"),
            sign("{%p if 人工核查 %}"),
            annex("附件1", "要由人核查的要求"),
            table(
                (("序号", 12), ("要求和依据", 70), ("看什么", 74)),
                "一项 in 人工核查",
                (
                    "{{ 一项.序号 }}",
                    "{{ 一项.要求 }}\n{{ 一项.依据 }}",
                    "{{ 一项.看什么 }}",
                ),
                10.5,
            ),
            sign("{%p endif %}"),
            sign("{%p if 提示 %}"),
            annex("附件2", "提示（不扣分，供参考）"),
            table(
                (("序号", 12), ("提示和位置", 84), ("建议", 60)),
                "一处 in 提示",
                (
                    "{{ 一处.序号 }}",
                    "{{ 一处.问题 }}\n位置：{{ 一处.位置 }}",
                    "{{ 一处.改法 }}",
                ),
            ),
            sign("{%p endif %}"),
        )
    )


def bulletin() -> str:
    """What all agencies are told of all (综合通报)."""
    return "".join(
        (
            red_head("{{ 发文机关 }}", "{{ 文号 }}"),
            title(
                "关于{{ 年度 }}年{% if 年度|length > 4 %}\n{% endif %}"
                "{{ 报告名称 }}\n审核情况的通报"
            ),
            flush("各有关单位："),
            text("现将{{ 年度 }}年{{ 报告名称 }}的审核情况通报如下。"),
            heading("一、审核情况"),
            text(
                "共审核报告{{ 报告数 }}份，其中{{ 没有问题数 }}份没有错误和警告，"
                "{{ 整改数 }}份要求整改。发现错误{{ 错误数 }}处、警告{{ 警告数 }}处、"
                "提示{{ 提示数 }}处。"
                "{% if 等级情况 %}按等级：{{ 等级情况 }}。{% endif %}"
                "{% if 最低分 %}得分居中的{{ 中位分 }}分，最低的{{ 最低分 }}分。{% endif %}"
                "{% if 不能评分数 %}{{ 不能评分数 }}份未能评分。{% endif %}"
            ),
            sign("{%p if 暂定数 or 识别数 %}"),
            text(
                "{% if 暂定数 %}{{ 暂定数 }}份报告里共有{{ 无法判断数 }}项未能判断，"
                "得分是暂定的。{% endif %}"
                "{% if 识别数 %}{{ 识别数 }}份由扫描件识别，数字要由人核对。{% endif %}"
            ),
            sign("{%p endif %}"),
            heading("二、得分情况"),
            table(
                (
                    ("序号", 12),
                    ("单位", 52),
                    ("年度", 15),
                    ("得分", 15),
                    ("等级", 16),
                    ("错误", 12),
                    ("警告", 12),
                    ("备注", 36),
                ),
                "一份 in 得分",
                (
                    "{{ 一份.序号 }}",
                    "{{ 一份.单位 }}",
                    "{{ 一份.年度 }}",
                    "{{ 一份.得分 }}",
                    "{{ 一份.等级 }}",
                    "{{ 一份.错误 }}",
                    "{{ 一份.警告 }}",
                    "{{ 一份.备注 }}",
                ),
            ),
            heading("三、常见的问题"),
            sign("{%p if 常见问题 %}"),
            table(
                (("序号", 12), ("要求", 94), ("级别", 20), ("不符合的报告", 30)),
                "一项 in 常见问题[:15]",
                (
                    "{{ 一项.序号 }}",
                    "{{ 一项.名称 }}",
                    "{{ 一项.级别 }}",
                    "{{ 一项.份数 }}份",
                ),
            ),
            sign("{%p else %}"),
            text("没有发现错误和警告。"),
            sign("{%p endif %}"),
            sign("{%p if 对照问题 %}"),
            text("各份报告对照，还发现下列问题（不扣分）："),
            table(
                (("序号", 12), ("单位", 36), ("问题", 72), ("改法", 36)),
                "一处 in 对照问题",
                (
                    "{{ 一处.序号 }}",
                    "{{ 一处.单位 }}{% if 一处.年度 %}（{{ 一处.年度 }}）{% endif %}",
                    "{{ 一处.问题 }}",
                    "{{ 一处.改法 }}",
                ),
            ),
            sign("{%p endif %}"),
            heading("四、整改要求"),
            text(
                "收到整改通知书的单位，请在{{ 整改期限 }}前改正所列问题，重新公布报告，"
                "并书面报送整改情况。其他单位请对照常见的问题自查。"
            ),
            text("联系人：{{ 联系人 }}", keep=True),
            text("联系电话：{{ 联系电话 }}", keep=True),
            signature("{{ 发文机关 }}", "{{ 发文日期 }}"),
            sign("{%p if 未能审核 %}"),
            annex("附件", "未能审核的文件"),
            table(
                (("序号", 12), ("文件", 74), ("原因", 70)),
                "一个 in 未能审核",
                ("{{ 一个.序号 }}", "{{ 一个.文件 }}", "{{ 一个.原因 }}"),
            ),
            sign("{%p endif %}"),
        )
    )


def templates() -> Mapping[str, bytes]:
    """File name → the template."""
    return {
        "整改通知书.docx": packed(package(notice(), "整改通知书")),
        "综合通报.docx": packed(package(bulletin(), "综合通报")),
    }


def main() -> None:
    """Write the templates where the package has them."""
    FOLDER.mkdir(exist_ok=True)
    for name, data in templates().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
