"""What the page of an event tells of reports that count no more, and of an event that nobody tells of any more."""

from __future__ import annotations

import datetime as dt

from graph.load import load_article
from graph.retract import restore_article, retract_article
from tests.facts import article, fact
from tests.test_pages import page, texts

MONDAY, TUESDAY, WEDNESDAY = (dt.datetime(2026, 1, day, 12, tzinfo=dt.UTC) for day in (5, 6, 7))
LOAN = fact("loan", "2021-09-09", lender="RUS", borrower="BLR", amount=630e6, currency="USD")
STEPS = "//section[@aria-labelledby='history']//li"


async def test_a_report_taken_back_stays_in_the_history_of_its_event(client, graph):
    event = (await load_article(graph, article("a", title="First"), [LOAN], MONDAY)).events[0]
    await load_article(graph, article("b", title="Second"), [LOAN], MONDAY)
    await retract_article(graph, "b", "a hoax", TUESDAY)
    told = await page(client, f"/event/{event}")
    assert texts(told, STEPS) == [
        "5 January 2026 learnt from First",
        "5 January 2026 learnt from Second",
        "6 January 2026 taken back with Second, which had said: “The text says so.” (9 September 2021, done)",
    ]
    await restore_article(graph, "b", WEDNESDAY)
    assert texts(await page(client, f"/event/{event}"), STEPS)[-1] == "7 January 2026 learnt from Second"


async def test_what_a_former_version_of_an_article_said_stays_in_the_history(client, graph):
    await load_article(graph, article("a", title="Loan", text="Old text."), [LOAN], MONDAY)
    later = fact("loan", "2022-03", lender="RUS", borrower="BLR", amount=700e6, currency="USD")
    event = (await load_article(graph, article("a", title="Loan", text="New text."), [later], TUESDAY)).events[0]
    assert "replaced by a new version of Loan, which had said: “The text says so.” (9 September 2021, done)" in " ".join(
        texts(await page(client, f"/event/{event}"), STEPS)
    )


async def test_the_history_of_one_loan_leaves_out_what_became_of_another(client, graph):
    other = fact("loan", "2011-03-01", lender="RUS", borrower="BLR", amount=5e6, currency="USD")
    event = (await load_article(graph, article("a"), [LOAN], MONDAY)).events[0]
    await load_article(graph, article("b"), [other], MONDAY)
    await retract_article(graph, "b", "a hoax", TUESDAY)
    assert len(texts(await page(client, f"/event/{event}"), STEPS)) == 1


async def test_an_event_that_no_article_tells_of_any_more_says_what_it_was(client, graph):
    event = (await load_article(graph, article("a", title="First"), [LOAN], MONDAY)).events[0]
    await retract_article(graph, "a", "a hoax", TUESDAY)
    gone = await page(client, f"/event/{event}", 410)
    assert texts(gone, "//h1") == ["Loan from Russia to Belarus"]
    assert "No article in the graph tells of this event any more" in texts(gone, "//p[@class='empty']")[0]
    assert len(texts(gone, STEPS)) == 2
    assert "no event never" in (await page(client, "/event/never", 404)).text_content()
