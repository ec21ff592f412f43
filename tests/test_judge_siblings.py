"""What a person decided about one report holds for no other that the same article tells like it."""

import pytest
from facts import NOW, article, fact
from test_judge import BY, WHEN, tell

from graph.events import find_events
from graph.filter import EventFilter
from graph.judge import edit, merge, reject
from graph.load import load_article

FIRST, SECOND = "They signed a paper at noon.", "They signed another in the evening."


def two_agreements(names):
    """What one article tells of two agreements of one day."""
    starts = (0, len(FIRST) + 1)
    return [
        fact("agreement", "2021-09-09", party="RUS BLR", quote=quote, start=start, stop=start + len(quote), name=name)
        for quote, start, name in zip((FIRST, SECOND), starts, names, strict=True)
    ]


async def by_sentence(graph, **wanted):
    """Support and place of the event that each sentence tells of."""
    page = await find_events(graph, EventFilter(between=("RUS", "BLR"), **wanted))
    return {report.claim.quote: (event.support, event.place) for event in page.events for report in event.evidence}


@pytest.mark.parametrize("names", [("gas contract", "grain accord"), (None, None)])
@pytest.mark.parametrize(("decided", "expected"), [("merge", (2, None)), ("reject", None), ("edit", (1, "Sochi"))])
async def test_what_is_decided_about_one_agreement_leaves_another_of_its_article_and_day_alone(graph, names, decided, expected):
    told = two_agreements(names)
    one, _ = (await load_article(graph, article("a", text=f"{FIRST} {SECOND}"), told, NOW)).events
    (third,) = await tell(graph, c=fact("agreement", "2021-03-01", party="RUS BLR"))
    match decided:
        case "merge":
            await merge(graph, one, third, **BY)
        case "reject":
            await reject(graph, one, **BY)
        case "edit":
            await edit(graph, one, "place", "Sochi", **BY)
    for _ in range(2):
        for wanted in ({}, {"known_by": "2022"}):
            shown = await by_sentence(graph, **wanted)
            assert (shown.get(FIRST), shown[SECOND]) == (expected, (1, None))
        await load_article(graph, article("a", text=f"{FIRST} {SECOND} Corrected."), told, WHEN)
