"""Whether a year is one in which something shall be done: 2024年，我局将……; 力争2024年底前……."""

import re

from hegui.extraction.narrative.framing import CLAUSES, MARK, Stretch

_LEAD = re.compile(
    r"下一?步|下一?阶段|今后|接下来|改进(?:计划|打算|方向)|工作(?:计划|打算|安排|思路)|打算|明年|来年|新的一年"
)
_DOING = (
    r"(?:进一步|继续|持续|着力|着重|重点(?!领域|工作|项目|任务|信息|民生|事项|单位|内容)|加强|加大|按照?|建立|完善|围绕|从|认真|严格?|不断|以(?![往前上下])|坚持|深入|切实|全面"
    r"|大力|更加|做到|做好|予以|通过|在(?![线办建职编])|针对|充分|推[进动行]|强化|健全|优化|开展|组织(?!机构)|聚焦|紧[盯扣紧密]"
    r"|积极|努力|结合|逐[步项条季月]|定期|制定|提[升高]|探索|增[加设]|扩大|拓[展宽]|丰富|加快|抓[好紧住实]|落实|实[施行]|对(?![外口应])"
    r"|把|邀请|举办|新[增建]|启用|上线|每[月季周年]|安排|补[齐录充]|细化|规范|适时|充实|着手|会同|配合|争取|力[争求]|再|于"
    r"|分[批步类]|整合|搭建|打造|引入|出台|修订|编制|梳理|召开|督促|指导|压实|明确|深化|突出|尽快|改[变进]|解决|运用|利用"
    r"|配[备齐]|设立|完成|加密|采取)"
)
# 将 before a verb that is a thing here means 把: 将落实情况纳入考核.
_TO_DO = _DOING + "(?!的|情况|性|措施|结果|成果)"
SHALL = re.compile(
    rf"将{_TO_DO}|(?<![模虚草])拟{_TO_DO}|(?<![按照年作训动项])计划{_TO_DO}|(?:^|[，,：:])要{_TO_DO}|力争"
    r"|争取(?:在|于|实现|做到|完成)"
)
_TO_BE = re.compile(
    r"(?<!原)(?<!曾)(?:力争|争取|确保|计划|拟|将|预计|打算)(?:于|在|到|至)?(?:[^，,；：]{0,2})$"
)
_DEADLINE = re.compile(r"(?:[0-9]{1,2}月)?(?:底|末|[0-9]{1,2}日)?(?:之?前|底|内)")
_TERM_GOES_ON = re.compile(rf"[0-9]{{1,2}}月|[内，,]|{_DOING}")
_PROGRAMME = re.compile(
    r"度?[^，,；：。0-9]{0,8}工作(?:打算|计划|思路|安排|设想|重点)(?:[：:，,。]|$)"
)
DONE = re.compile(r"已|完成了|取得了|实现了|原计划|提出|承诺|如期|曾")
_REACH = 80


def is_planned(hit: re.Match[str], stretch: Stretch, *, within: bool) -> bool:
    """Whether what follows a year is a plan; *within* the part for plans less has to be said."""
    follows = stretch.text[hit.end() : hit.end() + _REACH]
    if DONE.search(stretch.text):
        return False
    head = CLAUSES.split(stretch.text[: hit.start()])[-1]
    if _PROGRAMME.match(follows) and MARK.fullmatch(head):
        return True
    led = (stretch.before + stretch.text[: hit.start()])[-_REACH:]
    if SHALL.search(follows):
        return within or _LEAD.search(led) is not None
    return bool(_LEAD.search(led)) and ("将" in follows or _LEAD.search(led[-12:]) is not None)


def is_to_be_done(hit: re.Match[str], stretch: Stretch) -> bool:
    """Whether the year is a term: 力争2024年底前, 将于2024年6月."""
    if DONE.search(stretch.text) or not _TO_BE.search(stretch.text, 0, hit.start()):
        return False
    follows = stretch.text[hit.end() :]
    return bool(_DEADLINE.match(follows) or _TERM_GOES_ON.match(follows))
