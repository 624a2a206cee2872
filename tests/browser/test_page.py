"""The HTML report in a browser: it folds, filters, prints, and can be read by everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lawcheck import pipeline
from lawcheck.cli.pages import page as page_of
from lawcheck.report.report import Report
from tests.browser.conftest import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def visible(page: Page, what: str) -> int:
    """How many of these the reader sees."""
    return page.locator(f"{what}:visible").count()


def filtered(page: Page) -> None:
    """Comes back once the page has said how many rules it shows."""
    page.locator(".filter output:not(:empty)").wait_for()


def test_a_justification_folds_and_unfolds_by_mouse_and_keyboard(opened: Page) -> None:
    first = opened.locator("details.why").first
    tree = first.locator("> .tree")

    assert not tree.is_visible()
    first.locator("> summary").click()
    assert tree.is_visible()
    first.locator("> summary").focus()
    opened.keyboard.press("Enter")
    assert not tree.is_visible()


def test_the_filter_keeps_what_fits_and_says_how_many(opened: Page) -> None:
    everything = visible(opened, "[data-rule]")

    opened.locator("select[name=outcome]").select_option("violated")
    filtered(opened)

    kept = visible(opened, "[data-rule]")
    assert 0 < kept < everything
    assert kept == visible(opened, "[data-rule].violated")
    assert f"{kept}" in opened.locator(".filter output").inner_text()
    assert opened.locator(".matrix .faded").count() > 0

    opened.locator("button[type=reset]").click()
    opened.locator(".filter output:empty").wait_for(state="attached")
    assert visible(opened, "[data-rule]") == everything


def test_the_search_goes_by_words_in_any_case(opened: Page) -> None:
    rule = opened.locator("[data-rule]").first.locator("code").first.inner_text()

    opened.locator("input[name=text]").fill(rule.upper())
    filtered(opened)

    assert visible(opened, "[data-rule]") >= 1
    assert rule in opened.locator("[data-rule]:visible").first.inner_text()

    opened.locator("input[name=text]").fill("there is no such word")
    opened.locator("[data-rule]:visible").first.wait_for(state="detached")
    assert visible(opened, "[data-rule]") == 0


@pytest.mark.parametrize(
    "typed", ["lica", "LICA", "лица", "uredjaj", "uredaj", "uređaj", "уређај", "dzep njuskanje", "sccz"]
)
def test_the_search_finds_one_script_by_the_other_and_without_signs(
    browser: Browser, tmp_path: Path, serbian: Report, typed: str
) -> None:
    case = serbian.cases[0]
    first, *others = case.findings
    titled = replace(first, title="Уређај препознаје лица, а џеп њушкање, šćčž")
    file = tmp_path / "report.html"
    file.write_text(page_of(replace(serbian, cases=(replace(case, findings=(titled, *others)),))), encoding="utf-8")
    window = browser.new_context()
    page = window.new_page()
    page.goto(file.as_uri())

    page.locator("input[name=text]").fill(typed)
    filtered(page)

    assert "Уређај препознаје" in page.locator("[data-rule]:visible").first.inner_text()
    window.close()


def test_a_shared_step_opens_where_it_is_named_and_closes_again(browser: Browser, tmp_path: Path) -> None:
    rules = pipeline.load_rules()
    case = pipeline.load_case("bridges_dc_2019", rules)
    file = tmp_path / "report.html"
    file.write_text(page_of(pipeline.check(case, rules, today=date(2026, 1, 1))), encoding="utf-8")
    window = browser.new_context()
    page = window.new_page()
    page.goto(file.as_uri())
    page.locator("details.why:has(a.step) > summary").first.click()
    link = page.locator(".why a.step").first
    opened = page.locator(".why li:has(> a.step) > .inner").first

    assert link.get_attribute("aria-expanded") == "false"
    link.click()
    assert opened.is_visible()
    assert link.get_attribute("aria-expanded") == "true"
    link.click()
    assert not opened.is_visible()

    aim = str(link.get_attribute("href"))
    page.goto(f"{file.as_uri()}{aim}")
    assert page.locator(aim).is_visible()
    window.close()


def test_severity_filters_too(opened: Page) -> None:
    opened.locator("select[name=severity]").select_option("minor")
    filtered(opened)

    assert visible(opened, "[data-rule]") == visible(opened, "[data-rule=minor]") > 0


def test_a_box_of_the_matrix_opens_its_rule(opened: Page) -> None:
    box = opened.locator(".matrix a.not_applicable, .matrix a.compliant, .matrix a.undetermined").first
    aim = str(box.get_attribute("href"))[1:]

    box.click()

    opened.locator(f"#{aim}[open]").wait_for(timeout=5000)
    assert opened.locator(f"#{aim}[open]").is_visible()


def test_no_box_is_without_a_name(opened: Page) -> None:
    # The boxes by family are named by those by rulebook.
    names = opened.locator(".matrix a").evaluate_all(
        "boxes => boxes.map(box => (document.getElementById(box.getAttribute('aria-labelledby')) ?? box.querySelector('.unseen')).textContent)"
    )

    assert len(names) == opened.locator(".matrix a").count() > 0
    assert all(name.strip() for name in names)


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_reaches_over_the_edge(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})

    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing(opened: Page) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/browser")
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    for fold in opened.locator("details").all():
        fold.evaluate("fold => fold.open = true")

    found = opened.evaluate("axe.run()")

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_it_prints_on_a4_with_justifications_unfolded(opened: Page) -> None:
    opened.emulate_media(media="print")

    assert opened.locator("details.why > .tree").first.is_visible()
    assert not opened.locator(".filter").is_visible()

    printed = opened.pdf(prefer_css_page_size=True, tagged=True)

    assert printed.startswith(b"%PDF")
    boxes = [part.split(b"]")[0] for part in printed.split(b"/MediaBox [")[1:]]
    sizes = {tuple(round(float(n)) for n in box.split()[2:]) for box in boxes}
    assert sizes == {(595, 842)}


def test_without_script_all_is_there_and_nothing_pretends(browser: Browser, report_file: Path) -> None:
    window = browser.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(report_file.as_uri())

    assert not page.locator(".filter").is_visible()
    assert visible(page, "[data-rule]") == page.locator("[data-rule]").count()
    page.locator("details.why > summary").first.click()
    assert page.locator("details.why > .tree").first.is_visible()
    window.close()


def test_a_script_that_is_not_the_pages_own_does_not_run(browser: Browser, report_file: Path, tmp_path: Path) -> None:
    attack = "<img src=x onerror='document.title=\"run\"'><script>document.title='run'</script></main>"
    file = tmp_path / "attacked.html"
    file.write_text(report_file.read_text(encoding="utf-8").replace("</main>", attack, 1), encoding="utf-8")
    window = browser.new_context()
    page = window.new_page()
    page.goto(file.as_uri())

    assert page.title() != "run"
    window.close()
