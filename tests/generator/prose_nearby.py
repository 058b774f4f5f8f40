"""Look-alikes: numbers that stand beside those of the report and mean something else.

Other scopes, other times, other things that are merely counted. None contradicts anything.
"""

from tests.generator.prose_voice import Voice, in_words, mark


def beside_disclosed(v: Voice) -> str:
    """Other numbers beside the amount published."""
    one = v.rng.choice(v.agency.work)
    part = v.some(2, max(3, v.disclosed // 9))
    year = v.year
    return v.pick(
        f"政务公众号全年推送{v.some(80, 800)}期，总阅读量约{v.some(2, 90)}.{v.some(1, 9)}万人次。",
        f"{one}专栏点击量{v.some(1, 9)}万余次，群众关注度较高。",
        f"举办政府开放日活动{v.some(1, 4)}次，邀请群众代表{v.some(20, 180)}人次走进办事窗口。",
        f"上半年公开{one}信息{part}条，下半年持续更新。",
        f"一季度集中公开{one}信息{part}条。",
        f"{one}专栏自{year - 3}年开设以来累计发布信息{v.disclosed * 2 + part}条。",
        f"目前专栏历年信息存量为{v.disclosed * 3 + part}条。",
        f"编制{v.some(3, 26)}个领域的基层政务公开标准目录，公开事项{v.some(40, 300)}项。",
        f"公开{year}年部门预算和{year - 1}年部门决算，预算总额{v.some(300, 9000)}"
        f".{v.some(1, 99)}万元。",
        f"公开{one}相关政策文件{v.some(2, 40)}件，均附有解读链接。",
        f"于{year}年{v.some(3, 10)}月{v.some(1, 28)}日举办{one}政策宣讲，{v.some(30, 300)}"
        "人到场。",
        f"上级网站转载{one}信息{part}条。",
        f"向省、市有关平台报送信息{v.some(20, 400)}条，被采用{v.some(2, 19)}条。",
        f"编印{one}政策问答手册{v.some(2, 30)}00册，免费向群众发放。",
        f"平均每个工作日更新信息，全年没有出现栏目超过{v.some(14, 60)}天未更新的情况。",
        f"落实{_plan(v)}，推动{one}数据有序开放。",
    )


def _plan(v: Voice) -> str:
    if v.edition == "2019":
        return "《云岭省基层政务公开标准化规范化试点实施方案》"
    return v.pick(
        "《云岭省“十四五”数字政府建设规划（2021—2025年）》",
        "《青禾市国土空间总体规划（2021—2035年）》信息公开要求",
        "《云岭省法治政府建设实施方案（2021—2025年）》",
    )


def beside_requests(v: Voice) -> str:
    """Other numbers beside the requests: letters, calls, visitors, files by openness."""
    letters, calls = v.some(3, 320), v.some(20, 3000)
    return v.pick(
        f"全年答复网站互动平台群众来信{letters}件，办理便民热线工单{calls}件。",
        f"接待群众现场查阅{letters}人次，接听政策咨询电话{calls}个。",
        f"对依法属于信访的{v.some(2, 9)}件网民留言，引导群众通过信访渠道反映。",
        f"办理{v.pick('领导信箱', '网上信箱', '投诉建议栏目')}来信{letters}封，回复率100%。",
        f"依申请公开咨询电话全年接听{letters}次，均当场解答。",
        f"受理群众投诉举报{letters}件，按投诉举报程序办理，未计入政府信息公开申请。",
        f"协助上级机关办理信息公开征求意见函{v.some(2, 9)}件。",
    )


def beside_management(v: Voice) -> str:
    """Files by openness: attributes of documents, no requests."""
    a, b, c = v.some(40, 600), v.some(5, 80), v.some(5, 60)
    return v.pick(
        f"全年制发公文{a + b + c}件，按公开属性分，主动公开{a}件、依申请公开{b}件、不予公开{c}"
        "件。",
        f"对{a}份公文进行公开属性复核，调整公开属性{min(a, b)}份。",
        f"清理网站历史信息{a}条，更新信息{b}条。",
        f"审查拟公开信息{a}条次，退回修改{b}条次。",
        f"动态调整主动公开基本目录{in_words(v.some(2, 4))}次，增补事项{b}项。",
        f"对{v.year - 1}年以前公开的{a}条信息开展隐私排查，屏蔽个人敏感内容{c}处。",
    )


def beside_disputes(v: Voice) -> str:
    """Reviews and suits of another kind."""
    words = v.pick(
        f"全年办理其他行政应诉案件{v.some(2, 40)}件，均与政府信息公开无关。",
        f"参加行政复议、应诉业务交流{v.some(1, 4)}次。",
        "",
    )
    if v.agency.kind == "government" and v.agency.name.endswith("人民政府"):
        return v.pick(
            words,
            f"作为行政复议机关，{v.own}全年受理各类行政复议申请{v.some(60, 400)}件，"
            "依法作出处理。",
        )
    return words


def ratio(v: Voice) -> str:
    """Published this year as a multiple of last year."""
    before = max(10, int(v.disclosed / (v.some(12, 30) / 10)))
    times = round(v.disclosed / before, 1)
    return v.pick(
        f"上年公开{mark('last', str(before))}条，"
        f"本年度公开量是上年的{mark('times', str(times))}倍。",
        f"公开数量为{v.year - 1}年（{mark('last', str(before))}"
        f"条）的{mark('times', str(times))}倍。",
    )


def beside_platform(v: Voice) -> str:
    """Years, names and set phrases that only look like slips."""
    one = v.rng.choice(v.agency.work)
    return v.pick(
        "推进决策、执行、管理、服务、结果“五公开”，打造“两微一端”传播矩阵。",
        f"自2019年新修订的《中华人民共和国政府信息公开条例》施行以来，{one}专栏一直保持更新。",
        f"始建于{v.year - 4}年的政务公开专区完成升级改造，新增自助终端{v.some(1, 6)}台。",
        "信息发布实行层层审核、件件留痕，保证发布内容准确。",
        f"“青禾发布”APP开设{one}频道，图文信息以PDF格式提供下载。",
        f"与栗阳市有关单位交流政务公开工作经验{v.some(1, 3)}次。",
        f"联合市档案馆、图书馆设置政府信息查阅点{v.some(2, 9)}处。",
        f"网站改版于{v.year}年{v.some(3, 11)}月完成，改版期间信息发布未受影响。",
        f"“{one}”专题被用户收藏{v.some(100, 900)}次，近期将继续丰富公开内容。",
    )


def beside_supervision(v: Voice) -> str:
    """Announced and listed in one breath, times of the year, other bodies."""
    months = sorted(v.rng.sample(range(2, 13), 2))
    first, second, third = v.agency.work
    return v.pick(
        f"组织公开业务培训两次，分别于{months[0]}月和{months[1]}月举行。",
        "健全信息审核、保密审查、台账管理三项公开制度。",
        "建立政府信息公开“一把手”负责制，形成主要领导亲自抓、分管领导具体抓、"
        "专人负责日常工作的格局。",
        f"围绕{first}、{second}、{third}三个领域开展公开质量抽查，抽查信息{v.some(30, 300)}条。",
        f"邀请司法行政部门和法律顾问对依申请公开工作进行指导，参加人员{v.some(10, 60)}名。",
        f"全年分四个季度通报公开工作情况{v.some(4, 8)}次。",
        f"逐步逐项对照《条例》第二十条至第二十二条要求，查漏补缺{v.some(2, 20)}项公开内容。",
    )
