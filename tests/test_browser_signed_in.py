"""What who is signed in does in a real Chromium: adding articles, also over a bad connection, and reviewing."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.async_api import expect

from graph.article import Article
from graph.keys import Role, add_key
from graph.load import load_article
from graph.webhooks import add_webhook
from tests import relations
from tests.facts import article, fact
from tests.pages_site import opened, sign_in

pytestmark = pytest.mark.browser

DOUBTFUL = Article(id="cod", title="Cod", published="2003-06-01", text="Norway and Iceland may have signed a cod accord.")


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
    await sign_in(page, key.key, "/add")
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
    await sign_in(page, key.key, "/add")
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


async def test_files_that_are_too_large_are_said_to_be_so(chromium, site, store):
    key = await add_key(store, "large", Role.LOADER, dt.datetime.now(dt.UTC))
    context = await chromium.new_context(base_url=site)
    page = await context.new_page()
    await sign_in(page, key.key, "/add")
    large = {"name": "large.txt", "mimeType": "text/plain", "buffer": b"Spain and Chile met. " * 600_000}
    await page.get_by_label("Or files").set_input_files([large])
    await page.get_by_role("button", name="Read and keep").click()
    await expect(page.get_by_role("status")).to_have_text(
        "The body may have 12,000,000 bytes at most: send fewer articles at a time. What you typed is still here."
    )
    await context.close()


async def test_who_signs_in_anew_in_another_tab_sends_what_was_typed_before(chromium, site, store):
    key = await add_key(store, "tabs", Role.LOADER, dt.datetime.now(dt.UTC))
    context = await chromium.new_context(base_url=site)
    page, other = await context.new_page(), await context.new_page()
    await sign_in(page, key.key, "/add")
    await page.get_by_label("Text").fill("Peru and Chad met.")
    await page.get_by_label("Published").fill("2021-09-10")
    await context.clear_cookies()
    await page.get_by_role("button", name="Read and keep").click()
    await expect(page.get_by_role("status")).to_contain_text("You are no longer signed in.")
    await sign_in(other, key.key, "/")
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
        await page.wait_for_load_state()  # before, no script listens to the keys
        await page.keyboard.press("j")  # the focus is not in the list yet: the keys are the reader's own
        assert await page.evaluate("document.activeElement === document.body")
        await page.locator(".item a").first.focus()
        await page.keyboard.press("k")
        await expect(page.locator(".item").first).to_be_focused()
        mine = page.locator(".item", has=page.get_by_role("link", name="Cod accord"))
        while not await mine.evaluate("item => item === document.activeElement"):
            assert await page.locator(".item").last.evaluate("item => item !== document.activeElement"), "the list has ended"
            await page.keyboard.press("j")
        await page.keyboard.press("y")
        await expect(page.get_by_role("status")).to_contain_text("Decided.")
        await expect(page.get_by_role("link", name="Cod accord")).to_have_count(0)


async def test_a_value_is_chosen_in_the_queue_and_nobody_is_asked_again(chromium, site, store):
    for name, amount in (("one", 100e6), ("two", 103e6)):
        told = fact("loan", "1993-05-05", lender="ISL", borrower="NOR", amount=amount, currency="NOK")
        await load_article(store, article(name), [told], relations.LEARNT)
    key = await add_key(store, "chooser", Role.REVIEWER, dt.datetime.now(dt.UTC))
    async with opened(chromium, site) as page:
        await sign_in(page, key.key, "/queue")
        mine = page.locator(".item", has=page.get_by_role("link", name="Loan from Iceland to Norway"))
        await mine.get_by_role("button", name="Show this").click()
        await expect(page.get_by_role("status")).to_contain_text("Decided.")
        await expect(mine).to_have_count(0)


async def test_webhooks_are_changed_by_keyboard_and_without_scripts(chromium, site, store):
    now = dt.datetime.now(dt.UTC)
    await add_webhook(store, "https://desk.example/dyad", (), (), "desk", now)
    key = await add_key(store, "admin", Role.ADMIN, now)
    context = await chromium.new_context(base_url=site, java_script_enabled=False)
    page = await context.new_page()
    await sign_in(page, key.key, "/intake/webhooks")
    await page.get_by_label("Address on the public web").fill("http://10.0.0.1/hook")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("not one of the public web")
    await expect(page.get_by_label("Address on the public web")).to_have_value("http://10.0.0.1/hook")
    await page.get_by_role("button", name="Send a test to https://desk.example/dyad").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Nobody is told yet.")).to_be_visible()
    await context.close()


async def test_a_decision_pressed_twice_is_sent_once(chromium, site, store):
    weak = relations.agreement(DOUBTFUL, DOUBTFUL.text, "NOR", "ISL", date="2003", name="cod accord", confidence=0.3)
    (event,) = (await load_article(store, DOUBTFUL, [weak], relations.LEARNT)).events
    key = await add_key(store, "twice", Role.REVIEWER, dt.datetime.now(dt.UTC))
    async with opened(chromium, site) as page:
        await sign_in(page, key.key, f"/event/{event}")
        sent = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        await page.get_by_label("Why").first.fill("read it")
        await page.get_by_role("button", name="It holds").dblclick()
        await expect(page.get_by_text("confirmed by a reviewer")).to_be_visible()
        assert len(sent) == 1
