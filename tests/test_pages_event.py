"""The page of an event that many articles tell of."""

from __future__ import annotations

from graph.load import load_article
from tests.facts import NOW, article, fact
from tests.test_pages import page, texts

LOAN = fact("loan", "2021-09-09", lender="RUS", borrower="BLR", amount=630e6, currency="USD", start=0, stop=17)


async def test_all_reports_of_an_event_can_be_shown(client, graph):
    for number in range(23):
        (event,) = (await load_article(graph, article(f"a{number}"), [LOAN], NOW)).events
    first = await page(client, f"/event/{event}")
    assert len(first.xpath("//section[contains(@class, 'card')]")) == 20
    (link,) = first.xpath("//p[@class='more']/a")
    assert (link.text_content(), link.get("href")) == ("Show 3 more reports", f"/event/{event}?reports=23#r21")
    whole = await page(client, f"/event/{event}?reports=23")
    assert len(set(whole.xpath("//section[contains(@class, 'card')]/h3/a/@href"))) == 23
    assert len(texts(whole, "//blockquote")) == 23
    assert whole.xpath("//*[@id='r21']")
    assert whole.xpath("//p[@class='more']") == []
    for odd in ("-1", "x", "9" * 5000, "0", "\u0663"):
        assert len((await page(client, f"/event/{event}?reports={odd}")).xpath("//section[contains(@class, 'card')]")) == 20
