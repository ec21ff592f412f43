"""What tells of very many events at once is met again like anything else."""

from facts import NOW, article, fact

from graph import schema
from graph.load import load_article
from graph.retract import retract_article
from graph.store import rows


async def test_all_events_of_a_long_list_are_met_by_the_next_article_that_tells_of_them(graph):
    members = [fact("membership", member=f"M{number}", organization="UN") for number in range(250)]
    first = await load_article(graph, article("list"), members, NOW)
    assert len(set(first.events)) == 250
    assert (await load_article(graph, article("again", "2021-09-11"), members, NOW)).events == first.events


FILED = (
    "MATCH (kept)-[link:IN_BLOCK|WAS_IN]->(block:Block) RETURN kept.id AS kept, type(link) AS link, block.id AS block ORDER BY kept, block"
)


async def test_what_a_graph_of_an_earlier_schema_forgot_to_file_is_filed(graph):
    members = [fact("membership", member=f"M{number}", organization="UN") for number in range(5)]
    await load_article(graph, article("list"), members, NOW)
    await load_article(graph, article("wrong"), [fact("membership", member="M9", organization="UN")], NOW)
    await retract_article(graph, "wrong", "it was no article", NOW)
    whole = await graph.read(FILED)
    assert {row["link"] for row in whole} == {"IN_BLOCK", "WAS_IN"}

    async def forget(transaction):
        await rows(transaction, "MATCH (block:Block) WHERE block.id CONTAINS 'M3' OR block.id CONTAINS 'M9' DETACH DELETE block")
        await rows(transaction, "MATCH (n:Schema) SET n.version = 7")

    await graph.write(forget)
    assert await graph.read(FILED) != whole
    await schema.apply(graph)
    assert await graph.read(FILED) == whole
