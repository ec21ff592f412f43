"""How the pages look in a real Chromium: accessible, light and dark, on small screens, with odd texts, and light to load."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from api.feeding.work import refused_item
from graph.article import Article
from graph.fact import FactType
from graph.feeds import add_feed
from graph.jobs import add_job
from graph.keys import Role, add_key
from graph.load import load_article
from graph.webhooks import add_webhook, keep_webhook
from seed.sources import SourceError
from tests import relations
from tests.facts import article, fact
from tests.pages_site import opened, sign_in

pytestmark = pytest.mark.browser

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
    "/intake/webhooks",
    "/event/never",
    "/find?q=loans from Peru to Chad",
    "/neo4j-browser",
    "/state/Belorusia",
    "/nowhere",
    "/find?q=the weather",
    "/docs",
)


LONG = "Donaudampfschifffahrt" * 15
DESK = (
    "/add",
    "/intake",
    "/intake/jobs/{job}",
    "/intake/webhooks",
    "/queue",
    "/event/{weak}",
    "/event/{doubted}",
    "/event/{disputed}",
    "/login",
)
"""Pages that say more to who may change something."""

UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true })"


@pytest.fixture(scope="module")
async def desk(chromium, site, store):
    """The session of an admin, and the events, the job and the webhook that the pages of DESK show."""
    loan = {"lender": "SWE", "borrower": "FIN"}
    told = {
        "doubted": fact("loan", "2001", **loan),
        "doubtful": fact("loan", "2001", **loan),
        "disputed": fact("loan", "1995-05-05", amount=100e6, currency="EUR", **loan),
        "disputing": fact("loan", "1995-05-05", amount=103e6, currency="EUR", **loan),
        "weak": fact("loan", "1991-02-02", confidence=0.3, **loan),
    }
    ids = {name: (await load_article(store, article(name), [each], relations.LEARNT)).events[0] for name, each in told.items()}
    now = dt.datetime.now(dt.UTC)
    refused = [refused_item(SourceError(f"{LONG}.txt", "not a kind of file that can be read")), refused_item(SourceError("b", "empty"))]
    ids["job"] = (await add_job(store, "2 files", refused, "desk", now)).id
    await add_feed(store, "http://127.0.0.1:9/news.rss", 30, "desk", now)
    hook = await add_webhook(store, f"http://127.0.0.1:9/{LONG}", (FactType.LOAN,), ("SWE", "FIN"), "desk", now)
    await keep_webhook(store, hook.model_copy(update={"failures": 3, "problem": "the answer was 500."}))
    key = await add_key(store, "desk", Role.ADMIN, now)
    async with opened(chromium, site) as page:
        await sign_in(page, key.key, "/")
        await expect(page.get_by_role("link", name="Signed in")).to_be_visible()
        return {"storage_state": await page.context.storage_state()}, ids


async def serious(page):
    """What axe finds that keeps people out."""
    await page.evaluate(UNFOLD)
    found = (await Axe().run(page)).response["violations"]
    return {(each["id"], node["html"][:200]) for each in found if each["impact"] in ("serious", "critical") for node in each["nodes"]}


async def width(page):
    await page.evaluate(UNFOLD)
    return await page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(chromium, site, path, scheme):
    async with opened(chromium, site, color_scheme=scheme) as page:
        await page.goto(path, wait_until="networkidle")
        assert await serious(page) == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious_where_a_request_of_the_api_is_tried(chromium, site, scheme):
    async with opened(chromium, site, color_scheme=scheme) as page:
        page.set_default_timeout(60_000)  # a busy machine is slow, not wrong
        await page.goto("/docs")
        await page.locator("#operations-events-list_agreement_agreements_get button.opblock-summary-control").click()
        await page.get_by_role("button", name="Try it out").click()
        await page.get_by_role("button", name="Execute").click()
        await expect(page.get_by_text("Server response")).to_be_visible()
        assert await serious(page) == set()
        await page.get_by_role("button", name="Authorize").first.click()
        await expect(page.get_by_role("heading", name="Available authorizations")).to_be_visible()
        assert await serious(page) == set()


@pytest.mark.parametrize("path", DESK)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious_where_something_is_changed(chromium, site, desk, path, scheme):
    session, ids = desk
    async with opened(chromium, site, color_scheme=scheme, **session) as page:
        await page.goto(path.format(**ids))
        assert await serious(page) == set()


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_is_wider_than_a_small_phone(chromium, site, path):
    async with opened(chromium, site, viewport={"width": 320, "height": 640}) as page:
        await page.goto(path, wait_until="networkidle")
        assert await width(page) <= 320


@pytest.mark.parametrize("path", DESK)
async def test_no_page_where_something_is_changed_is_wider_than_a_small_phone(chromium, site, desk, path):
    session, ids = desk
    async with opened(chromium, site, viewport={"width": 320, "height": 640}, **session) as page:
        await page.goto(path.format(**ids))
        assert await width(page) <= 320


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


@pytest.mark.parametrize(("width", "first"), [(320, "chart"), (1280, "filters")])
async def test_a_narrow_page_shows_the_chart_before_the_filters(chromium, site, width, first):
    async with opened(chromium, site, viewport={"width": width, "height": 800}) as page:
        await page.goto("/dyad/BLR/RUS")
        chart, filters = [await page.locator(part).bounding_box() for part in ("main figure", ".filters")]
        assert first == ("chart" if chart["y"] + chart["height"] <= filters["y"] else "filters")
        assert await page.locator(".between > aside").evaluate("aside => aside.getBoundingClientRect().height > 0")


async def test_on_paper_a_page_says_what_it_shows_and_offers_nothing_to_press(chromium, site):
    async with opened(chromium, site, viewport={"width": 1000, "height": 600}) as page:
        await page.emulate_media(media="print")
        await page.goto("/dyad/BLR/RUS?type=agreement&since=1999")
        text = await page.locator("body").inner_text()
        assert "3 of 6 events fit: agreements, since 1999" in text
        assert {"The numbers as a table", "Type", "Stage", "Told by", "Show everything", "List", "Ask"}.isdisjoint(text.splitlines())
        assert await page.locator("button:visible, input:visible").count() == 0
        for path, aside in (("/dyad/BLR/RUS", ".columns > aside"), ("/article/pacts", ".beside > aside")):
            await page.goto(path)
            style = await page.locator(aside).evaluate("one => [getComputedStyle(one).position, getComputedStyle(one).maxHeight]")
            assert style == ["static", "none"]


async def test_the_first_page_is_light(chromium, site):
    sizes = []
    context = await chromium.new_context(base_url=site)
    page = await context.new_page()
    page.on("response", lambda response: sizes.append(asyncio.ensure_future(response.body())))
    await page.goto("/", wait_until="networkidle")
    assert sum(map(len, await asyncio.gather(*sizes))) < 200_000
    await context.close()
