"""How two states stand to each other counts only what one did to the other, or both together."""

import pytest

from graph.load import load_article
from tests.facts import NOW, article, fact

TOLD = [
    fact("sanction", "2014", imposer="USA", target="RUS BLR"),
    fact("sanction", "2015", target="RUS BLR"),
    fact("loan", "2016", lender="CHN JPN", borrower="KEN"),
    fact("agreement", "1999", party="RUS BLR"),
]


@pytest.mark.parametrize(
    ("pair", "events", "cooperative", "hostile"),
    [("RUS-BLR", 3, 1, 0), ("RUS-USA", 1, 0, 1), ("USA-BLR", 1, 0, 1), ("CHN-JPN", 1, 0, 0), ("KEN-CHN", 1, 1, 0)],
)
async def test_those_on_one_side_of_an_event_are_neither_friends_nor_foes_by_it(graph, client, pair, events, cooperative, hostile):
    await load_article(graph, article("told"), TOLD, NOW)
    view = (await client.get(f"/dyads/{pair}")).json()
    assert (view["events"], view["quads"]["cooperative"], view["quads"]["hostile"]) == (events, cooperative, hostile)
    assert [(year["cooperative"], year["hostile"]) for year in view["tone"]] == [(cooperative, hostile)] * (cooperative + hostile)
