"""The pages in a real Chromium: the main journeys, on a phone, without scripts, by keyboard."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.pages_site import opened

pytestmark = pytest.mark.browser


async def find_the_treaty(page: Page):
    """What a reporter does who has read no docs."""
    await page.goto("/")
    await page.get_by_label("One state").fill("Russia")
    await page.get_by_label("Another").fill("Belarus")
    await page.get_by_role("button", name="Show").click()
    await page.get_by_role("link", name="agreements").click()
    await page.get_by_label("Since").fill("1999")
    await page.get_by_role("button", name="Show").click()
    await expect(page.get_by_role("heading", level=3)).to_have_text(["Economic union treaty", "Gas accord", "Union State treaty"])
    await page.get_by_role("link", name="Union State treaty").click()
    await expect(page.locator("mark").first).to_have_text("The Union State treaty of 8 December 1999")


async def test_a_reporter_finds_the_sentence_behind_the_treaty(chromium, site):
    async with opened(chromium, site) as page:
        await find_the_treaty(page)


async def test_the_same_on_a_phone_without_scripts(chromium, site):
    async with opened(chromium, site, java_script_enabled=False, viewport={"width": 320, "height": 640}) as page:
        await find_the_treaty(page)


async def test_names_and_aliases_are_completed_by_keyboard(chromium, site):
    async with opened(chromium, site) as page:
        await page.goto("/")
        one = page.get_by_role("combobox", name="One state")
        await one.press_sequentially("Byelor")
        await expect(page.get_by_role("option")).to_have_text(["Belarus Byelorussia"])
        await one.press("ArrowDown")
        await expect(page.get_by_role("option", selected=True)).to_have_count(1)
        await one.press("Enter")
        await expect(one).to_have_value("Belarus")
        other = page.get_by_role("combobox", name="Another")
        await other.press_sequentially("Moscow")
        await page.get_by_role("option", name="Russia").click()
        await other.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Belarus and Russia")


async def test_a_question_is_read_while_it_is_typed_and_answered_on_enter(chromium, site):
    async with opened(chromium, site) as page:
        await page.goto("/")
        box = page.get_by_role("searchbox")
        await box.press_sequentially("loans to Belarus since 2020")
        await expect(page.get_by_role("status")).to_contain_text("Belarus (BLR), since 2020, towards Belarus")
        await box.press("Enter")
        await expect(page.get_by_role("heading", level=3)).to_have_text(["Loan from Russia to Belarus"])


async def test_a_bar_of_the_chart_narrows_the_list_to_its_year(chromium, site):
    async with opened(chromium, site) as page:
        await page.goto("/dyad/BLR/RUS")
        await page.get_by_role("link", name="2021: 2").press("Enter")
        await expect(page.get_by_role("heading", level=3)).to_have_text(["Loan from Russia to Belarus", "Zapad-2021"])


async def test_a_graph_is_drawn_and_a_node_leads_to_its_page(chromium, site):
    async with opened(chromium, site) as page:
        await page.goto("/dyad/BLR/RUS")
        await page.get_by_role("link", name="Graph", exact=True).click()
        await expect(page.locator(".picture")).to_have_attribute("data-drawn", "9")
        canvas = page.locator(".canvas")
        box = await canvas.bounding_box()
        assert box is not None
        for column in range(2, 40):
            await canvas.click(position={"x": box["width"] * column / 40, "y": box["height"] / 2})
            if await page.locator(".chosen a").count():
                break
        await expect(page.locator(".chosen")).to_contain_text("tied to")
        await page.locator(".chosen a").click()
        await expect(page.get_by_role("heading", level=1)).not_to_have_text("Belarus and Russia")


async def test_everything_can_be_reached_by_keyboard(chromium, site):
    async with opened(chromium, site) as page:
        await page.goto("/dyad/BLR/RUS")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        await expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()


async def tab_to(page, link):
    """Press Tab until `link` has the focus; it must be within a hundred."""
    for _ in range(100):
        await page.keyboard.press("Tab")
        if await link.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab does not get there")


async def test_the_sentence_behind_the_treaty_is_found_by_keyboard_alone(chromium, site):
    async with opened(chromium, site) as page:
        await page.goto("/")
        for box, name in (("One state", "Russia"), ("Another", "Belarus")):
            await tab_to(page, page.get_by_role("combobox", name=box))
            await page.keyboard.type(name)
            await page.keyboard.press("Escape")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/dyad/BLR/RUS")
        await tab_to(page, page.get_by_role("link", name="agreements 4"))
        await page.keyboard.press("Enter")
        await page.wait_for_url("**type=agreement")
        treaty = page.get_by_role("article").get_by_role("link", name="Union State treaty")
        await tab_to(page, treaty)
        await page.keyboard.press("Enter")
        await expect(page.locator("mark").first).to_have_text("The Union State treaty of 8 December 1999")
        await tab_to(page, page.get_by_role("heading", name="Drills").get_by_role("link"))
        await page.keyboard.press("Enter")
        label = page.get_by_role("link", name="exercise 1")
        await tab_to(page, label)
        await page.keyboard.press("Enter")
        await expect(page.locator("#f1:target")).to_have_count(1)
