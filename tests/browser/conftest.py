"""Chromium from the system, and the page of the small case in it. Where one is missing, these tests say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lawcheck import pipeline
from lawcheck.cli.pages import page
from lawcheck.report.report import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DATA = Path(__file__).parent.parent / "cli" / "data"
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium. It has an event loop running as long as it is open, beside which no other can be started."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    path = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


def judged(language: str) -> Report:
    """What the small rules come to in the small case."""
    rules = pipeline.load_rules([DATA / "rules"])
    case = pipeline.load_case(DATA / "cases" / "square.yaml", rules)
    return pipeline.check(case, rules, today=date(2026, 1, 1), language=language)


@pytest.fixture(scope="session")
def serbian() -> Report:
    """The same in Serbian."""
    return judged("sr")


@pytest.fixture(scope="session", params=["en", "sr"])
def report_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small case, in each language, as a file on disk."""
    report = judged(request.param)
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(page(report), encoding="utf-8")
    return file


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window with nothing in it."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def opened(context: BrowserContext, report_file: Path) -> Iterator[Page]:
    """The report in the browser. At the end, nothing was complained of and nothing else was asked for."""
    tab = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(report_file.as_uri())
    yield tab
    assert said == []
    assert {address.partition("#")[0] for address in asked} == {report_file.as_uri()}
