"""Which events may be one follows from the reports that count, whatever came before."""

import pytest
from facts import fact
from test_judge import WHEN, loan, tell

from graph.retract import restore_article, retract_article
from graph.review import BEGINNING, review

PAIR = "same participants +1.5; a few days apart +0.5"


async def pairs(graph):
    """Of each pair in doubt how many reports hang on it, and why it is."""
    return [(item.value, item.because) for item in await review(graph, 10) if item.kind == "unsure_pair"]


def meeting(day):
    return fact("meeting", f"2021-09-{day}", participant="RUS BLR")


@pytest.mark.parametrize("order", ["abcde", "edcba", "cdeab", "adebc", "bedac"])
async def test_the_same_articles_in_any_order_leave_the_same_doubts(graph, order):
    """`c` joins `a` and `b`, which are in doubt before it comes; only `b` is like `d`, and only `a` is like `e`."""
    days = {"a": "09", "b": "11", "c": "10", "d": "14", "e": "06"}
    for name in order:
        await tell(graph, **{name: meeting(days[name])})
    assert await pairs(graph) == [(4, PAIR)] * 2


async def test_all_pairs_are_listed_page_by_page_however_many_events_are_in_doubt(graph, monkeypatch):
    for number in range(6):
        await tell(graph, **{f"{name}{number}": loan(str(2000 + number)) for name in ("abc" if number == 3 else "ab")})
    whole = await review(graph, 100)
    assert len(whole) == 8
    monkeypatch.setattr("graph.review.AT_ONCE", 2)
    pages, after = [], BEGINNING
    while page := await review(graph, 3, after):
        pages.append(page)
        after = page[-1].place
    assert ([len(page) for page in pages], tuple(item for page in pages for item in page)) == ([3, 3, 2], whole)


async def doubted(graph):
    """How many events the queue of reviews would look at for doubts."""
    return (await graph.read("MATCH (event:Event) WHERE event.doubted > 0 RETURN count(event) AS count"))[0]["count"]


async def test_a_doubt_goes_with_the_report_that_gave_it_and_comes_back_with_it(graph):
    await tell(graph, a=meeting("09"), b=meeting("10"), c=meeting("13"))
    assert await pairs(graph) == [(3, PAIR)]
    await retract_article(graph, "b", "wrong", WHEN)
    assert (await pairs(graph), await doubted(graph)) == ([], 0)
    await restore_article(graph, "b", WHEN)
    assert await pairs(graph) == [(3, PAIR)]


async def test_an_event_is_not_doubted_any_more_when_the_other_is_gone(graph):
    names = dict(zip(await tell(graph, a=loan("2021"), b=loan("2021")), "ab", strict=True))
    assert await doubted(graph) == 1
    await retract_article(graph, names[max(names)], "wrong", WHEN)
    assert (await pairs(graph), await doubted(graph)) == ([], 0)
