"""The pages in a real Chromium: the main journeys, phone, dark, no scripts, keyboard, accessibility."""

from __future__ import annotations

import asyncio
import datetime as dt
from contextlib import asynccontextmanager

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from graph.article import Article
from graph.keys import Role, add_key
from graph.load import load_article
from tests import pages_site, relations

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong

DOUBTFUL = Article(id="cod", title="Cod", published="2003-06-01", text="Norway and Iceland may have signed a cod accord.")

PAGES = (
    "/",
    "/dyad/BLR/RUS",
    "/dyad/BLR/RUS?since=2022",
    "/dyad/BLR/RUS/graph",
    "/state/BLR",
    "/organization/CSTO",
    "/leader/BLR%3Aalexander-lukashenko",
    "/article/pacts",
    "/find?q=loans to Belarus",
    "/add",
    "/login",
    "/queue",
    "/intake",
    "/event/never",
    "/find?q=loans from Peru to Chad",
    "/neo4j-browser",
    "/state/Belorusia",
)


@pytest.fixture(scope="module")
async def site(store):
    """The service's address, serving the small world."""
    await pages_site.tell_small_world(store)
    async with pages_site.served(store) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
async def chromium():
    async with pages_site.chromium() as browser:
        yield browser


@asynccontextmanager
async def opened(chromium, site, **options):
    """A fresh page that must stay on this site and free of errors."""
    context = await chromium.new_context(base_url=site, **options)
    page = await context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else wrong.append(request.url))
    try:
        yield page
    finally:
        await context.close()
    assert [text for text in wrong if "404" not in text] == []


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
        await expect(page.get_by_role("status")).to_contain_text("Belarus (BLR)")
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


async def test_who_signs_in_adds_an_article_and_sees_what_was_found(chromium, site, store):
    key = await add_key(store, "browser", Role.LOADER, dt.datetime.now(dt.UTC))
    async with opened(chromium, site) as page:
        await page.goto("/add")
        await page.get_by_role("main").get_by_role("link", name="sign in").click()
        await page.get_by_label("Key").fill(key.key)
        await page.get_by_role("button", name="Sign in").click()
        await page.get_by_label("Text").fill("Norway and Denmark signed a ferry agreement in Oslo on Thursday.")
        await page.get_by_label("Headline").fill("Ferry pact")
        await page.get_by_label("Published").fill("2021-09-10")
        await page.get_by_role("button", name="Read and keep").click()
        await expect(page.get_by_role("status")).to_have_text("1 of 1 article read and kept.")
        await expect(page.get_by_label("Text")).to_have_value("")
        await page.get_by_role("link", name="Ferry pact").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Ferry pact")
        await page.get_by_role("link", name="Signed in").click()
        await page.get_by_role("button", name="Sign out").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


async def test_a_lost_connection_is_said_and_what_was_typed_is_sent_again_by_itself(chromium, site, store):
    key = await add_key(store, "lost", Role.LOADER, dt.datetime.now(dt.UTC))
    context = await chromium.new_context(base_url=site)
    page = await context.new_page()
    await page.goto("/login?next=/add")
    await page.get_by_label("Key").fill(key.key)
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_label("Text").fill("Spain and Chile met.")
    await page.get_by_label("Published").fill("2021-09-10")
    await page.route("**/add", lambda route: route.abort("connectionreset"))
    await page.get_by_role("button", name="Read and keep").click()
    await expect(page.get_by_role("status")).to_contain_text("The connection was lost. Going on where it stopped")
    await expect(page.get_by_label("Text")).to_have_value("Spain and Chile met.")
    await page.unroute("**/add")
    await expect(page.get_by_role("status")).to_have_text("1 of 1 article read and kept.")
    await context.close()


async def test_a_stream_that_breaks_off_is_gone_on_with_and_nothing_is_shown_twice(chromium, site, store):
    key = await add_key(store, "broken", Role.LOADER, dt.datetime.now(dt.UTC))
    context = await chromium.new_context(base_url=site)
    page = await context.new_page()
    await page.goto("/login?next=/add")
    await page.get_by_label("Key").fill(key.key)
    await page.get_by_role("button", name="Sign in").click()
    texts = [f"Spain and Chile met on Thursday, said report {number}." for number in (1, 2)]
    files = [{"name": f"{number}.txt", "mimeType": "text/plain", "buffer": text.encode()} for number, text in enumerate(texts, 1)]
    await page.get_by_label("Or files").set_input_files(files)
    await page.get_by_label("Published").fill("2021-09-10")

    async def break_off(route):
        await route.fulfill(content_type="text/event-stream", body="event: article\ndata: <section class='card'>One</section>\n\n")

    await page.route("**/add", break_off, times=1)
    await page.get_by_role("button", name="Read and keep").click()
    await expect(page.get_by_role("status")).to_have_text("2 of 2 articles read and kept.")
    await expect(page.locator("#found > section")).to_have_count(2)
    await context.close()


async def test_who_signs_in_anew_in_another_tab_sends_what_was_typed_before(chromium, site, store):
    key = await add_key(store, "tabs", Role.LOADER, dt.datetime.now(dt.UTC))
    context = await chromium.new_context(base_url=site)
    page, other = await context.new_page(), await context.new_page()

    async def sign_in(tab, after):
        await tab.goto(f"/login?next={after}")
        await tab.get_by_label("Key").fill(key.key)
        await tab.get_by_role("button", name="Sign in").click()

    await sign_in(page, "/add")
    await page.get_by_label("Text").fill("Peru and Chad met.")
    await page.get_by_label("Published").fill("2021-09-10")
    await context.clear_cookies()
    await page.get_by_role("button", name="Read and keep").click()
    await expect(page.get_by_role("status")).to_contain_text("You are no longer signed in.")
    await sign_in(other, "/")
    await expect(other.get_by_role("link", name="Signed in")).to_be_visible()
    await page.get_by_role("button", name="Read and keep").click()
    await expect(page.get_by_role("status")).to_have_text("1 of 1 article read and kept.")
    await context.close()


async def test_the_queue_is_worked_through_by_keyboard(chromium, site, store):
    weak = relations.agreement(DOUBTFUL, DOUBTFUL.text, "NOR", "ISL", date="2003", name="cod accord", confidence=0.3)
    await load_article(store, DOUBTFUL, [weak], relations.LEARNT)
    key = await add_key(store, "desk", Role.REVIEWER, dt.datetime.now(dt.UTC))
    async with opened(chromium, site) as page:
        await page.goto("/login?next=/queue")
        await page.get_by_label("Key").fill(key.key)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("link", name="Cod accord")).to_be_visible()
        await page.keyboard.press("j")
        await expect(page.locator(".item").first).to_be_focused()
        await page.keyboard.press("y")
        await expect(page.get_by_role("status")).to_contain_text("Decided.")
        await expect(page.get_by_role("link", name="Cod accord")).to_have_count(0)


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


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(chromium, site, path, scheme):
    async with opened(chromium, site, color_scheme=scheme) as page:
        await page.goto(path)
        found = (await Axe().run(page)).response["violations"]
        serious = {
            (each["id"], node["html"][:200]) for each in found if each["impact"] in ("serious", "critical") for node in each["nodes"]
        }
        assert serious == set()


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_is_wider_than_a_small_phone(chromium, site, path):
    async with opened(chromium, site, viewport={"width": 320, "height": 640}) as page:
        await page.goto(path)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320


LONG = "Donaudampfschifffahrt" * 15
ODD = Article(
    id="odd",
    title=f"\u202eاتفاق الصيد بين النرويج وأيسلندا {LONG}",
    published="2004-05-01",
    source=LONG,
    text=f"وقعت النرويج وأيسلندا اتفاق {LONG} يوم السبت.\n\n{LONG}",
)


@pytest.fixture(scope="module")
async def odd_event(store, site):
    """The event of an article from right to left, with words of 300 letters in all that it says; it waits for review."""
    quote = ODD.text.split("\n")[0]
    told = relations.agreement(ODD, quote, "NOR", "ISL", date="2004-05-01", name=f"اتفاق {LONG}", place=LONG, speaker=LONG, confidence=0.2)
    return (await load_article(store, ODD, [told], relations.LEARNT)).events[0]


@pytest.mark.parametrize(
    "path", ["/event/{}", "/article/odd", "/dyad/ISL/NOR", "/dyad/ISL/NOR/graph", "/state/ISL", "/queue", "/find?q=events of Iceland"]
)
async def test_right_to_left_texts_and_very_long_words_break_no_page(chromium, site, odd_event, path):
    async with opened(chromium, site, viewport={"width": 320, "height": 640}) as page:
        await page.goto(path.format(odd_event))
        await expect(page.get_by_text("اتفاق").first).to_be_attached()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320
        overlong = """[...document.querySelectorAll('main :is(h1, h2, h3, p, li, dd)')]
            .filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.closest('.scroll, svg')).map((one) => one.outerHTML.slice(0, 99))"""
        assert await page.evaluate(overlong) == []


async def test_dark_is_dark(chromium, site):
    async with opened(chromium, site, color_scheme="dark") as page:
        await page.goto("/")
        colour = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert max(map(int, colour.removeprefix("rgb(").removesuffix(")").split(","))) < 40


async def test_the_first_page_is_light(chromium, site):
    sizes = []
    context = await chromium.new_context(base_url=site)
    page = await context.new_page()
    page.on("response", lambda response: sizes.append(asyncio.ensure_future(response.body())))
    await page.goto("/", wait_until="networkidle")
    assert sum(map(len, await asyncio.gather(*sizes))) < 200_000
    await context.close()
