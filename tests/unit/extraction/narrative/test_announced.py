"""Numbers of things announced, and the things listed behind them."""

import time

import pytest

from hegui.extraction.narrative.slogans import slogans
from tests.unit.extraction.narrative.prose_lists import announced


@pytest.mark.parametrize(
    ("written", "claimed", "listed"),
    [
        ("存在三个方面的问题：一是更新慢；二是解读少。", 3, 2),
        ("抓了四项工作：（一）修订指南。（二）完善目录。（三）开展培训。", 4, 3),
        ("抓好以下5项工作：1.修订目录；2.完善制度；3.加强培训；4.更新栏目。", 5, 4),
        ("公开四个领域：①财政；②教育；③救助。", 4, 3),
        ("设立五类公开点，即大厅、书屋、文化站、公示栏。", 5, 4),
        ("公开渠道有两个：网站、公众号、公示栏。", 2, 3),
        ("发布信息10条，分七类：甲1条，乙2条，丙3条，丁1条，戊2条，其他1条。", 7, 6),
        ("抓好三个环节（认定、审查），逐项落实。", 3, 2),
        ("组织培训两次，分别于3月、6月、11月举行。", 2, 3),
        ("举办开放日2场，分别为“走进税务”、“走进社保”、“走进法庭”。", 2, 3),
    ],
)
def test_a_list_of_another_length_disagrees(written: str, claimed: int, listed: int) -> None:
    assert announced(written) == [(claimed, listed, False)]


@pytest.mark.parametrize(
    "written",
    [
        "存在两个问题：一是更新慢；二是解读少。改进：一要加快，二要增加，三要培训。",
        "公开渠道有三个：网站、公众号和公示栏。",
        "账号6个，分别为网站、公众号3个、微博2个。",
        "抓好四个环节（认定、审查、发布、维护），逐项落实。",
        "发布信息10条，分六类：甲1条，乙2条，丙3条，丁1条，戊2条，其他1条；许可20件。",
        "完善四项机制：领导机制、协调机制，考核机制、保障机制。",
        "组织培训三次，分别于3月、6月和11月举行。",
        "制定3个文件：《青禾市公开办法》、《青禾市解读、回应办法》、《青禾市审查办法》。",
    ],
)
def test_a_list_that_can_be_counted_so_agrees(written: str) -> None:
    assert all(agrees for _, _, agrees in announced(written))
    assert announced(written)


@pytest.mark.parametrize(
    "written",
    [
        "账号7个：公众号3个、微博4个。",
        "账号五个（公众号两个，微博三个）。",
        "信息分8大类，主要有规划、财政、民生等。",
        "建立五项制度：发布、审核、保密、考核等。",
        "落实“三审三校”，组织两次培训，参训120人。",
        "围绕“四个重点”：重大决策、民生保障。",
        "两个平台分别在省、市、县三级测评中获奖。",
        "收到申请3件，分别为征地类2件、规划类1件。",
        "全年召开会议2次，传达省、市文件精神，部署工作。",
        "另有3件申请人在登记前即改为电话咨询，未作登记。",
    ],
)
def test_examples_sums_and_slogans_are_no_lists(written: str) -> None:
    assert announced(written) == []


@pytest.mark.parametrize(
    ("written", "claimed", "listed"),
    [
        ("坚持“四个统一”：统一登记、统一审查、统一答复。", 4, 3),
        ("做到“两个到位”，即人员到位、经费到位和制度到位。", 2, 3),
        ("落实“五个有”：有专人、有场所、有台账、有制度。", 5, 4),
        ("推行“五公开”，即决策公开、执行公开、管理公开、服务公开。", 5, 4),
        ("守住‘三道关’：起草关、复核关。", 3, 2),
        ("围绕“三个强化”：强化统筹，强化培训，做好日常工作。", 3, 2),
    ],
)
def test_a_slogan_announces_as_many_things_as_its_number(
    written: str, claimed: int, listed: int
) -> None:
    assert announced(written) == [(claimed, listed, False)]


@pytest.mark.parametrize(
    "written",
    [
        "坚持“四个统一”：统一登记、统一审查、统一答复、统一归档，做到口径一致。",
        "落实“三个及时”：及时受理、及时办理、及时答复，保证申请人及时知晓。",
        "围绕“三个强化”：强化统筹，压实责任；强化培训，提升能力；强化考核，跟踪问效。",
        "做到“三个到位”，即人员和经费到位、场所到位、制度到位。",
    ],
)
def test_a_slogan_whose_things_can_be_counted_so_agrees(written: str) -> None:
    assert [agrees for _, _, agrees in announced(written)] == [True]


@pytest.mark.parametrize(
    "written",
    [
        "落实“三审三校”：初审、复审、终审。",
        "推行“双公示”：行政许可、行政处罚。",
        "推进“五公开”（决策、执行、管理、服务、结果）。",
        "落实“四个统一”要求，统一登记、统一审查。",
        "“两个维护”更加坚定。",
    ],
)
def test_a_slogan_whose_things_do_not_name_its_word_is_not_counted(written: str) -> None:
    assert announced(written) == []


def test_headings_that_follow_are_no_things_of_a_list_within_a_line() -> None:
    written = (
        "有两点不足：（一）更新慢；（二）解读少。另外，人手偏紧。\n（二）依申请公开\n（三）平台"
    )
    assert [listed for _, listed, _ in announced(written)] != [3]


def test_a_list_that_may_go_on_is_left_open() -> None:
    written = "抓好三项工作：一是修订目录，二是更新指南，同时加强培训。"
    assert announced(written) == [(3, None, None)]


def test_a_list_goes_on_in_the_next_paragraphs() -> None:
    written = "做好三项工作：\n一是修订目录，\n二是更新指南。\n三是加强培训。"
    assert announced(written) == [(3, 3, True)]


def test_slogans_without_end_take_time_in_proportion() -> None:
    def seconds(length: int) -> float:
        text = ("“四个统一”：统一登记、统一审查，" * length)[: 16 * length]
        begin = time.process_time()
        assert sum(1 for _ in slogans(text)) > 0
        return time.process_time() - begin

    seconds(100)
    assert seconds(4_000) < 40 * max(min(seconds(400) for _ in range(3)), 0.002)
