"""The largest loans of a pair are looked for among all that it has, each currency for itself."""

import datetime as dt

from graph.dataset import Dataset, load_facts
from graph.judge import reject
from graph.largest import largest_loans
from graph.load import load_article
from tests.facts import NOW, article, fact

SUMS = [(5e6, "USD"), (9e9, "USD"), (7e6, "USD"), (8e9, "EUR"), (2e6, "USD"), (6e9, "EUR"), (None, None), (0, "USD"), (99e9, "USD")]


def loan(date, amount, currency="USD"):
    return fact("loan", str(date), amount=amount, currency=currency, lender="IND", borrower="NPL")


async def test_sums_in_different_currencies_are_not_compared_and_what_was_rejected_is_left_out(graph, client):
    told = [loan(f"20{number:02}-01-01", *sum_) for number, sum_ in enumerate(SUMS)]
    loaded = await load_article(graph, article("loans"), told, NOW)
    await reject(graph, loaded.events[-1], "tester", "a slip of the pen", NOW)
    answer = (await client.get("/dyads/India-Nepal")).json()
    assert [(each["amount"], each["currency"]) for each in answer["largest_loans"]] == [
        (9e9, "USD"),
        (7e6, "USD"),
        (5e6, "USD"),
        (2e6, "USD"),
        (8e9, "EUR"),
    ]
    assert {each["evidence"][0]["article"]["id"] for each in answer["largest_loans"]} == {"loans"}


async def test_the_largest_may_be_older_than_a_thousand_others(graph):
    first = dt.date(1970, 1, 1)
    told = [loan(first + dt.timedelta(days=20 * number), 1e6 + number) for number in range(1, 1002)]
    await load_facts(graph, Dataset(id="many", title="Many"), [loan(first, 5e9), *told], NOW)
    assert [each.amount for each in await largest_loans(graph, "NPL", "IND", 3)] == [5e9, 1e6 + 1001, 1e6 + 1000]


async def test_a_pair_without_loans_has_none(graph):
    assert await largest_loans(graph, "NPL", "FJI", 5) == []
