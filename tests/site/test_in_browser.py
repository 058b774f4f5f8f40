"""The site as people use it: from disk, with a keyboard, on paper, without script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hegui.reporting.as_site import write as writing
from tests.site.making import Looked, chromium, hostile, launched, two_years, wanted, write

pytestmark = [
    pytest.mark.skipif(
        chromium() is None and not wanted(),
        reason="没有 chromium：装上，或者用 HEGUI_CHROMIUM 指明它在哪里",
    ),
    # Playwright leaves its own transports to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

AGENCIES = 90  # 180 findings of 2022 and 60 of 2023: three pages of a list


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert chromium() is not None, "CI 里要有 chromium：apt-get install -y chromium"
    yield from launched()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("审核 网站")
    write(folder, two_years(AGENCIES))
    return folder


@pytest.fixture
def looked(browser: Browser, root: Path) -> Iterator[Looked]:
    yield from _looked(browser, root)


def _looked(browser: Browser, root: Path, *, script: bool = True) -> Iterator[Looked]:
    context = browser.new_context(java_script_enabled=script)
    looked = Looked(context.new_page(), root)
    yield looked
    context.close()
    assert looked.asked == []
    assert looked.said == []


def shown(page: Page) -> str:
    return page.inner_text("#shown")


def rows(page: Page) -> list[str]:
    return page.locator("#table tbody tr").all_inner_texts()


def test_filters_leave_what_fits_all_of_them(looked: Looked) -> None:
    page = looked.ready("findings.html")
    before = shown(page)

    page.select_option("[name=severity]", "warning")
    page.select_option("[name=year]", "2023")
    page.fill("[name=agency]", "第000")
    expect(page.locator("#table tbody tr")).to_have_count(4)

    assert before == "共 240 处，现在显示第 1～100 处。"
    assert shown(page) == "共 240 处，符合条件的 4 处。"
    assert all("警告" in row and "2023" in row for row in rows(page))
    page.fill("[name=q]", "没有这样的字")
    page.wait_for_selector("tr.none")
    assert shown(page) == "共 240 处，符合条件的 0 处。"
    page.click("#clear")
    assert shown(page) == before


def test_a_head_sorts_up_then_down_and_says_so(looked: Looked) -> None:
    page = looked.ready("findings.html")
    head = page.locator("th[data-column=agency]")

    head.get_by_role("button").click()
    up, first = head.get_attribute("aria-sort"), rows(page)[0]
    head.get_by_role("button").click()

    assert (up, head.get_attribute("aria-sort")) == ("ascending", "descending")
    assert "第0000局" in first
    assert "第0089局" in rows(page)[0]
    assert page.locator("th[aria-sort]").count() == 1


def test_pages_of_a_list_are_turned(looked: Looked) -> None:
    page = looked.ready("findings.html")
    page.get_by_role("button", name="下一页").click()
    page.get_by_role("button", name="下一页").click()

    assert shown(page) == "共 240 处，现在显示第 201～240 处。"
    assert page.get_by_role("button", name="下一页").is_disabled()


def test_the_address_keeps_what_was_filtered(looked: Looked) -> None:
    page = looked.ready("findings.html")
    page.select_option("[name=severity]", "error")
    page.fill("[name=q]", "第0012局")
    expect(page).to_have_url(re.compile("q="))
    page.locator("th[data-column=year]").get_by_role("button").click()
    address, told, listed = page.url, shown(page), rows(page)

    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")

    assert (shown(page), rows(page)) == (told, listed)
    assert "2 处" in told
    assert page.input_value("[name=q]") == "第0012局"
    assert page.locator("th[data-column=year]").get_attribute("aria-sort") == "ascending"


def test_an_unknown_rule_in_the_address_finds_nothing_rather_than_all(looked: Looked) -> None:
    page = looked.ready("findings.html#rule=XXX-99")

    assert shown(page) == "共 240 处，符合条件的 0 处。"


def test_a_finding_leads_to_its_place_on_the_page_of_its_agency(looked: Looked) -> None:
    page = looked.ready("findings.html#agency=第0007局&severity=error")
    message = page.locator("#table tbody th a").first.inner_text()

    page.locator("#table tbody th a").first.click()

    assert re.search(r"/agencies/[0-9a-f]{12}\.html#ARI-2022$", page.url)
    target = page.locator(".finding:target")
    assert message in target.inner_text()
    assert target.is_visible()
    assert page.inner_text("h1") == "第0007局"


def test_every_page_is_reached_and_every_link_arrives(looked: Looked, root: Path) -> None:
    seen: set[str] = set()
    left = ["index.html"]
    while left:
        name = left.pop()
        if name in seen or (name.startswith("agencies/") and len(seen) > 15):
            continue
        seen.add(name)
        page = looked.open(name)
        ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
        assert len(ids) == len(set(ids)), name
        for href in page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"):
            path, _, anchor = href.removeprefix(root.as_uri() + "/").partition("#")
            assert (root / path).is_file(), f"{name} → {path}"
            if path == name and anchor:
                assert anchor in ids, f"{name}#{anchor}"
            left.append(path)

    assert {"index.html", "agencies.html", "findings.html", "rules.html"} <= seen
    assert {"unreadable.html", "rules/ARI-01.html"} <= seen


def test_the_keyboard_reaches_the_text_the_filters_and_the_list(looked: Looked) -> None:
    page = looked.ready("findings.html")
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    box = page.locator(".skip").bounding_box()
    page.keyboard.press("Enter")
    main = page.evaluate("document.activeElement.id")
    order = []
    for _ in range(8):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.name || document.activeElement.id"))

    assert skip == "跳到正文"
    assert box is not None
    assert box["y"] >= 0
    assert main == "main"
    assert order[:7] == ["severity", "year", "group", "rule", "agency", "q", "clear"]
    page.locator("th[data-column=agency] button").focus()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")
    assert outline != "none"
    assert page.locator("th[data-column=agency]").get_attribute("aria-sort") == "ascending"


def test_what_a_screen_reader_goes_by_is_there(looked: Looked) -> None:
    page = looked.ready("findings.html")

    for role in ("banner", "navigation", "main", "search", "status", "contentinfo"):
        assert page.get_by_role(role).count() >= 1, role
    unnamed = page.eval_on_selector_all(
        "select, input", "all => all.filter(one => !one.labels.length).length"
    )
    assert unnamed == 0
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("[aria-current=page]").inner_text() == "问题"


@pytest.mark.parametrize("name", ["index.html", "agencies.html", "findings.html", "rules.html"])
def test_a_narrow_screen_needs_no_sideways_scrolling(looked: Looked, name: str) -> None:
    looked.page.set_viewport_size({"width": 400, "height": 800})
    page = looked.open(name)
    if name in {"agencies.html", "findings.html"}:
        page.wait_for_selector("html[data-ready=yes]")

    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_words_stand_out_from_their_ground(looked: Looked, root: Path) -> None:
    first = sorted((root / "agencies").iterdir())[0].name
    for name in ("index.html", f"agencies/{first}", "rules.html"):
        assert looked.open(name).evaluate(_CONTRAST) == [], name


def test_paper_has_all_rows_and_no_controls(looked: Looked) -> None:
    page = looked.ready("findings.html")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    listed, told = len(rows(page)), shown(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")

    assert (listed, told) == (240, "共 240 处，这里是 240 处。")
    assert len(rows(page)) == 100
    for control in ("#filters", "nav[aria-label=各页]", "#pages"):
        assert not page.locator(control).is_visible()
    assert page.locator("#table").is_visible()
    assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"


def test_without_script_all_can_be_read(browser: Browser, root: Path) -> None:
    for looked in _looked(browser, root, script=False):
        page = looked.open("findings.html")
        assert len(rows(page)) == 240
        assert not page.locator("#filters").is_visible()
        page.locator("#table tbody th a").first.click()
        assert page.locator(".finding:target").is_visible()
        assert len(rows(looked.open("agencies.html"))) == AGENCIES


def test_many_findings_without_script_are_said_to_stand_elsewhere(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PLAIN", 3)
    write(tmp_path, two_years(5))

    for looked in _looked(browser, tmp_path, script=False):
        told = looked.open("findings.html").locator("main").inner_text()
        assert "问题有 14 处，这里的列表要用脚本才能显示" in told
        looked.open("agencies.html").get_by_role("link", name="第0003局").click()
        assert looked.page.inner_text("h1") == "第0003局"
    for looked in _looked(browser, tmp_path):
        assert len(rows(looked.ready("findings.html"))) == 14
        assert len(rows(looked.ready("agencies.html"))) == 5


def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, hostile())

    for looked in _looked(browser, tmp_path):
        pages = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.html"))
        for name in pages:
            page = looked.open(name.as_posix())
            assert page.locator("script:not([src]), img, main svg[onload]").count() == 0
        page = looked.ready("findings.html")
        assert "<script>alert(1)</script>" in page.locator("#table").inner_text()
        page.fill("[name=q]", "<script>")
        expect(page).to_have_url(re.compile("q="))


# Text whose colour differs too little from its ground: less than 4.5 to 1.
_CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(one => one / 255)
    .map(one => one <= .03928 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [.2126, .7152, .0722][at], 0);
  const ground = node => {
    for (; node; node = node.parentElement) {
      const [r, g, b, a] = rgb(getComputedStyle(node).backgroundColor);
      if (a === undefined || a > 0) { return [r, g, b]; }
    }
    return [255, 255, 255];
  };
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || node.closest('svg, script, noscript')) { continue; }
    const [x, y] = [light(rgb(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
    if (ratio < 4.5) { found.add(node.className + ' ' + ratio.toFixed(2)); }
  }
  return [...found];
}"""
