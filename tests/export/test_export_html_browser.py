"""The HTML report in a browser: silent, still, within its width, and readable in the dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from html_cases import make_dispute, make_hostile

from sayso.export.html import write_report

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no chromium here: apt-get update && apt-get install -y chromium"
    ),
]

VIOLATIONS = """
window.violations = [];
document.addEventListener(
  "securitypolicyviolation", event => window.violations.push(event.blockedURI)
);
"""

CONTRAST = """
() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const channel = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const light = c => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest("svg, .unseen, .skip")) continue;
    const a = light(parse(getComputedStyle(element).color)), b = light(behind(element));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.add(element.className + " " + ratio.toFixed(2));
  }
  return [...poor];
}
"""


@dataclass
class Visit:
    """A page with all that it said and asked for."""

    page: Any
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module", params=[make_dispute, make_hostile], ids=["dispute", "hostile"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    write_report(request.param(folder / "casebook"), folder / "report.html")
    return folder / "report.html"


def visit(browser: Any, report: Path, **options: Any) -> Visit:
    context = browser.new_context(**options)
    context.add_init_script(VIOLATIONS)
    seen = Visit(context.new_page())
    seen.page.on("console", lambda message: seen.messages.append(message.text))
    seen.page.on("pageerror", lambda error: seen.messages.append(str(error)))
    seen.page.on("dialog", lambda dialog: seen.messages.append(dialog.message))
    seen.page.on("request", lambda asked: seen.requests.append(asked.url))
    seen.page.goto(report.as_uri())
    return seen


def test_no_error_no_violation_and_no_request_but_the_file(browser: Any, report: Path) -> None:
    seen = visit(browser, report)
    for summary in seen.page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    assert seen.messages == []
    assert seen.page.evaluate("window.violations") == []
    assert seen.requests == [report.as_uri()]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser: Any, report: Path, width: int) -> None:
    seen = visit(browser, report, viewport={"width": width, "height": 800})
    too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert seen.page.evaluate(too_wide) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(browser: Any, report: Path, scheme: str) -> None:
    seen = visit(browser, report, color_scheme=scheme)
    seen.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    background = seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (background == "rgb(20, 22, 24)") is (scheme == "dark")
    assert seen.page.evaluate(CONTRAST) == []


def test_the_skip_link_is_first_and_leads_to_the_content(browser: Any, report: Path) -> None:
    seen = visit(browser, report)
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "main"


def test_a_printed_report_holds_what_is_folded_on_screen(
    browser: Any, report: Path, tmp_path: Path
) -> None:
    import pypdfium2

    seen = visit(browser, report)
    seen.page.pdf(path=str(tmp_path / "report.pdf"))
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        words = "".join(page.get_textpage().get_text_range() for page in pdf)
    folded = seen.page.locator("details:not([open]) blockquote").all_text_contents()
    assert folded
    printed = "".join(words.split())
    assert [text for text in folded if "".join(text.split())[:20] not in printed] == []
