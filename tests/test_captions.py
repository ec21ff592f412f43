"""What stands for an event in a line: its name, or who acts and whom it is done to."""

import pytest
from facts import NOW, article, fact

from api.cli.shown import who
from graph import schema
from graph.load import load_article
from graph.store import rows


@pytest.mark.parametrize(
    ("told", "arrow"),
    [
        (fact("clash", actor="TUR", target="RUS"), "TUR → RUS"),
        (fact("sanction", target="RUS BLR"), "? → RUS, BLR"),
        (fact("agreement", party="RUS BLR"), "RUS, BLR"),
    ],
)
def test_arrows_of_tables_go_from_who_acts_to_whom(told, arrow):
    assert who(told) == arrow


async def test_captions_of_a_graph_of_an_earlier_version_name_the_acting_side_first(graph):
    told = [
        fact("clash", "2015-11-24", actor="TUR", target="RUS"),
        fact("sanction", "2014", target="RUS BLR"),
        fact("agreement", "1999-12-08", party="RUS BLR", name="Union State treaty"),
    ]
    await load_article(graph, article("a1"), told, NOW)

    async def go_back(transaction):
        await rows(transaction, "MATCH (event:Clash) SET event.name = 'Clash RUS > TUR, 2015-11-24'")
        await rows(transaction, "MATCH (n:Schema) SET n.version = 3")

    await graph.write(go_back)
    await schema.apply(graph)
    found = await graph.read("MATCH (event:Event) RETURN event.name AS name")
    assert {row["name"] for row in found} == {
        "Clash TUR > RUS, 2015-11-24",
        "Sanction ? > BLR, RUS, 2014",
        "Union State treaty, 1999-12-08",
    }
