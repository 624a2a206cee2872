"""The documentation of the rules in a browser: it is searched in either script, follows links into what is folded, and
can be read by everybody."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import AXE, DATA

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation of the small rules, in English and Serbian."""
    folder = tmp_path_factory.mktemp("doc") / "site"
    command = [sys.executable, "-m", "lawcheck", "doc", "--rules", str(DATA / "rules"), "--output", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A tab in which nothing is complained of, and nothing but files is asked for."""
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []


def _page(site: Path) -> Path:
    return next(path for path in sorted(site.glob("*.html")) if path.name != "index.html")


def test_a_rule_is_found_by_a_word_of_its_title_in_either_script(tab: Page, site: Path) -> None:
    tab.goto((site / "sr" / "index.html").as_uri())
    everything = tab.locator("li:visible").count()
    title = tab.locator(".instrument li a").first.text_content() or ""
    word = max(title.split(), key=len)
    tab.fill("#words", word)
    by_cyrillic = tab.locator(".instrument li:visible").count()

    from lawcheck.script import to_latin

    tab.fill("#words", to_latin(word).upper())
    assert tab.locator(".instrument li:visible").count() == by_cyrillic > 0
    assert str(by_cyrillic) in tab.locator("output").inner_text()
    tab.fill("#words", "nothing has these words")
    assert tab.locator(".instrument li:visible").count() == 0
    tab.fill("#words", "")
    assert tab.locator("li:visible").count() == everything


def test_the_picture_is_seen_once_unfolded(tab: Page, site: Path) -> None:
    tab.goto(_page(site).as_uri())
    picture = tab.locator("svg.picture").first
    assert not picture.is_visible()

    tab.locator("details:has(svg.picture) > summary").first.click()

    assert picture.is_visible()
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] > 200
    assert box["height"] > 50


def test_the_other_language_is_one_click_away(tab: Page, site: Path) -> None:
    tab.goto(_page(site).as_uri())
    tab.get_by_role("link", name="Српски").click()
    assert tab.locator("html").get_attribute("lang") == "sr"
    tab.get_by_role("link", name="English").click()
    assert tab.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("language", ["", "sr"])
@pytest.mark.parametrize("index", [True, False])
def test_everybody_can_read_it(tab: Page, site: Path, language: str, index: bool) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/browser")
    page = site / language / ("index.html" if index else _page(site).name)
    tab.goto(page.as_uri())
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]] == []
