"""政府信息管理, 平台建设 and 监督保障 in words."""

from tests.generator.prose_lists import Part, closed
from tests.generator.prose_nearby import beside_management, beside_platform, beside_supervision
from tests.generator.prose_outcomes import outcomes
from tests.generator.prose_voice import Voice, in_words, mark

_ORDER = "一二三四五"
_TASKS = (
    "清理网站已失效的公开信息",
    "完善公文公开属性认定流程",
    "更新政府信息公开指南",
    "规范公开目录编排",
    "建立公开信息动态调整台账",
    "梳理并公开政策文件汇编",
    "健全信息发布保密审查记录",
)


def management(v: Voice) -> list[str]:
    """Sentences on the management of information."""
    body = v.pick(
        "加强政府信息管理，落实信息发布审核制度，公文拟制时同步确定公开属性，严格保密审查，"
        "先审后发。",
        f"{v.own}建立政府信息管理台账，对已公开的信息定期清理、动态调整，保证信息准确有效。",
        "健全信息公开审查机制，实行拟稿、审核、签发三级把关；规范性文件及时清理，"
        "政府信息管理更加规范。",
        "严格执行“三审三校”，做到未经审核的信息不发布、内容存疑的信息不发布。",
        "明确公文公开属性源头认定要求，主动公开类公文印发后及时在专栏发布。",
        f"修订《{v.agency.name}政府信息公开指南》，明确政府信息的制作、获取、保存和公开责任。",
    )
    return [s for s in (body, _announced(v), _review_count(v)) if s]


def _announced(v: Voice) -> str:
    if not v.chance(0.4):
        return ""
    count = v.some(2, 4)
    tasks = v.sample(_TASKS, count)
    number = mark("announced", in_words(count) if v.chance(0.8) else str(count))
    listed = v.pick("；", "；", "，").join(f"{_ORDER[i]}是{task}" for i, task in enumerate(tasks))
    return v.pick(
        f"重点做好{number}项信息管理工作：{listed}。",
        f"政府信息管理主要抓了{number}个方面：{listed}。",
        f"围绕信息全生命周期管理开展以下{number}项工作：{listed}。",
    )


def _review_count(v: Voice) -> str:
    return v.maybe(0.5, beside_management(v))


def platform(v: Voice) -> list[str]:
    """Sentences on sites, columns and accounts."""
    body = v.pick(
        "用好政府门户网站政府信息公开专栏，优化栏目设置，做好政务新媒体内容更新和日常维护。",
        f"依托政府网站、微信公众号等平台集中发布信息，在{v.agency.work[0]}"
        "服务场所设置公开查阅点，方便群众查询。",
        "加强政府信息公开平台建设，完善检索功能，专人负责网站栏目维护，定期检查错链、断链。",
        "推进网站与政务新媒体联动发布，重要信息同步转载，方便公众阅读。",
        f"在服务大厅设置政务公开专区，提供信息查询、政策咨询等服务，专区由{v.own}专人值守。",
    )
    near = v.maybe(0.4, beside_platform(v))
    return [s for s in (body, _accounts(v), _visits(v), near) if s]


def _accounts(v: Voice) -> str:
    if not v.chance(0.45):
        return ""
    a, b = v.some(1, 6), v.some(1, 5)
    total = v.n("accounts", a + b)
    columns = v.n("columns", v.some(6, 40))
    parts = [Part("微信公众号", a, "个"), Part("政务微博", b, "个")]
    return v.pick(
        f"现有政务新媒体账号{total}个{closed(v, parts, 'accounts.part')}。",
        f"政府信息公开专栏设置{columns}个栏目，新增专题{v.some(1, 5)}个。",
        f"完成{columns}个栏目的内容巡检，整改错链{v.some(1, 20)}处。",
        f"建成政务公开专区{v.some(1, 12)}个，配备自助查询设备{v.some(1, 20)}台。",
    )


def _visits(v: Voice) -> str:
    if not v.chance(0.4):
        return ""
    shown = v.some(1, max(1, v.disclosed // 3))
    return v.pick(
        f"公众号关注用户近{v.some(2, 9)}万人，单篇最高阅读量超过{v.some(1, 9)}千次。",
        f"网站独立用户访问总量{v.some(3, 90)}万余次。",
        f"公众号转载网站信息{shown}条。",
        f"公众号总粉丝数{v.some(900, 80_000)}人，比年初净增{v.some(20, 800)}人。",
    )


def supervision(v: Voice) -> list[str]:
    """Sentences on guidance, training, appraisal; for governments all three outcomes."""
    body = v.pick(
        "明确分管领导和专职人员，主动接受社会监督。",
        "把政府信息公开纳入年度考核内容，强化监督检查，发现问题及时整改。",
        "加强对政府信息公开工作的组织领导，公布监督电话，广泛听取群众意见。",
        "定期开展政府信息公开自查，形成问题清单并逐项销号。",
    )
    lines = [body, _training(v)]
    if v.agency.kind in ("government", "township") and "街道" not in v.agency.name:
        lines += outcomes(v)
    else:
        lines.append(
            v.pick(
                "",
                "未发生因政府信息公开被责任追究的情况。",
                "本年度没有因政府信息公开工作被问责的情形。",
                "开展社会评议，群众对公开工作总体满意。",
            )
        )
    return [s for s in lines if s]


def _training(v: Voice) -> str:
    times, heads = v.some(1, 4), v.some(12, 260)
    number = v.n("training", times)
    if not v.chance(0.7):
        return v.maybe(0.7, beside_supervision(v))
    return v.pick(
        f"组织政府信息公开业务培训{number}次，参训{heads}人次。",
        f"{v.span}举办政务公开培训{number}期，覆盖工作人员{heads}人次。",
        f"召开政府信息公开工作推进会{number}次，开展业务指导{v.some(3, 30)}次。",
        f"制定年度信息公开培训计划，共开展培训{number}场、{heads}人参加。",
        f"对照《{v.year}年{v.pick('', '云岭省')}政务公开工作要点》分解任务{heads}项，"
        f"并组织培训{number}次。",
    )
