"""What tells of very many events at once is met again like anything else."""

from facts import NOW, article, fact

from graph.load import load_article


async def test_all_events_of_a_long_list_are_met_by_the_next_article_that_tells_of_them(graph):
    members = [fact("membership", member=f"M{number}", organization="UN") for number in range(250)]
    first = await load_article(graph, article("list"), members, NOW)
    assert len(set(first.events)) == 250
    assert (await load_article(graph, article("again", "2021-09-11"), members, NOW)).events == first.events
