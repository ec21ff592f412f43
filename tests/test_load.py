"""Articles become reports of events: once each, in one transaction, whatever the order."""

import asyncio
import json
import random

from facts import GOLD, NOW, article, fact, gold
from test_identity import CROSS, reports_and_events

from graph import schema
from graph.articles import get_article
from graph.cluster import cluster
from graph.comparer import Comparer
from graph.events import get_event
from graph.fact import Fact, Roles
from graph.load import load_article, load_articles
from graph.retract import retract_article
from graph.store import rows

LOAN = fact("loan", "2021-09-09", "announced", lender="RUS", borrower="BLR", amount=630e6, currency="USD")
TREATY = fact("agreement", "1999-12-08", party="RUS BLR", kind="treaty", name="Union State treaty")


async def events_and_reports(store):
    """The graph as sets: each event with what it shows and the articles that tell of it."""
    query = """
    MATCH (event:Event) RETURN event.id AS id, event.name AS name, event.date AS date, event.status AS status, event.support AS support,
    [(event)<-[report:REPORTS]-(article) | article.id + ':' + report.id] AS reports,
    [(event)-[:BETWEEN]->(dyad) | dyad.id] AS dyads, [(event)<-[part]-(entity:Entity) | type(part) + ' ' + entity.id] AS parts LIMIT 10000
    """
    return {tuple(tuple(sorted(value)) if isinstance(value, list) else value for value in row.values()) for row in await store.read(query)}


async def test_one_loan_in_two_articles_is_one_event_with_two_reports(graph):
    first = await load_article(graph, article("a1", "2021-09-09"), [LOAN], NOW)
    second = await load_article(graph, article("a2", "2021-09-10"), [LOAN.model_copy(update={"quote": "A loan."})], NOW)
    assert first.events == second.events
    event = await get_event(graph, first.events[0])
    assert [report.article.id for report in event.reports] == ["a1", "a2"]
    assert event.support == 2


async def test_two_loans_in_one_month_are_two_events(graph):
    other = fact("loan", "2021-09-20", lender="RUS", borrower="BLR", amount=100e6, currency="USD")
    first = await load_article(graph, article("a1"), [LOAN], NOW)
    second = await load_article(graph, article("a2"), [other], NOW)
    assert first.events != second.events


async def test_a_gathering_that_an_earlier_version_kept_is_met_by_a_report_that_names_more(graph):
    async def blocks():
        query = "MATCH (node)-[:IN_BLOCK|WAS_IN]->(block:Block) RETURN labels(node) AS labels, node.id AS id, block.id AS block LIMIT 100"
        return {(*sorted(row["labels"]), row["id"], row["block"]) for row in await graph.read(query)}

    async def go_back(transaction):
        await rows(transaction, "MATCH ()-[link:IN_BLOCK|WAS_IN]->(block:Block) WHERE block.id CONTAINS '|many|' DELETE link")
        await rows(transaction, "MATCH (n:Schema) SET n.version = 4")

    few = fact("meeting", "2025-11-16", participant="KAZ KGZ UZB", place="Tashkent")
    told = await load_article(graph, article("few", "2025-11-17"), [few, TREATY], NOW)
    await load_article(graph, article("past", "2025-11-17"), [fact("exercise", "2021-09-10", participant="RUS BLR KAZ")], NOW)
    await retract_article(graph, "past", "wrong", NOW)
    before = await blocks()
    await graph.write(go_back)
    assert await blocks() < before
    await schema.apply(graph)
    assert await blocks() == before
    more = few.model_copy(update={"roles": Roles(participant=("KAZ", "KGZ", "UZB", "TJK", "TKM", "AZE"))})
    assert (await load_article(graph, article("more", "2025-11-18"), [more], NOW)).events == told.events[:1]


async def test_the_same_article_twice_changes_nothing(graph):
    await load_article(graph, article("a1"), [LOAN, TREATY], NOW)
    before = await events_and_reports(graph)
    again = await load_article(graph, article("a1"), [LOAN, TREATY], NOW)
    assert (again.outcome, again.opened, again.closed) == ("unchanged", 0, 0)
    assert await events_and_reports(graph) == before


async def test_a_fact_no_longer_found_takes_its_event_with_it_unless_another_article_tells_it(graph):
    await load_article(graph, article("a1"), [LOAN, TREATY], NOW)
    await load_article(graph, article("a2"), [TREATY], NOW)
    report = await load_article(graph, article("a1"), [], NOW)
    assert (report.outcome, report.opened, report.closed) == ("changed", 0, 2)
    assert {(name, support) for _, name, _, _, support, *_ in await events_and_reports(graph)} == {("Union State treaty, 1999-12-08", 1)}


async def test_each_report_keeps_its_own_claim(graph):
    sought = fact("loan", None, "sought", lender="RUS", borrower="BLR", amount=630e6, currency="USD", quote="Minsk asked for it.")
    await load_article(graph, article("a1", "2021-08-01"), [sought], NOW)
    loaded = await load_article(graph, article("a2"), [LOAN], NOW)
    event = await get_event(graph, loaded.events[0])
    assert (event.status, event.date) == ("announced", "2021-09-09")
    assert [report.claim for report in event.reports] == [sought, LOAN]


async def test_any_order_and_any_groups_give_the_same_graph(graph):
    articles = [gold(path) for path in GOLD]
    shapes = []
    for seed, together in ((0, 1), (1, 7), (2, len(articles))):
        await graph.write(_forget)
        random.Random(seed).shuffle(articles)
        for start in range(0, len(articles), together):
            await load_articles(graph, articles[start : start + together], NOW)
        shapes.append(await events_and_reports(graph))
    assert len(shapes[0]) > 300
    assert shapes[0] == shapes[1] == shapes[2]


async def test_versions_and_copies_within_a_group_count_as_if_they_had_come_one_by_one(graph):
    url = "https://example.org/loan"
    told = [
        (article("a1", url=url), [LOAN]),
        (article("a2", text="Another."), [TREATY]),
        (article("a1", url=url, text="Corrected."), [LOAN, TREATY]),
        (article("a3", url=url, text="Corrected again."), [TREATY]),
        (article("taken back"), [LOAN]),
        (article("a2", text="Another."), [TREATY]),
    ]
    shapes = []
    for together in (1, len(told)):
        await graph.write(_forget)
        await load_article(graph, article("taken back"), [LOAN], NOW)
        await retract_article(graph, "taken back", "wrong", NOW)
        parts = [told[start : start + together] for start in range(0, len(told), together)]
        reports = [report for part in parts for report in await load_articles(graph, part, NOW)]
        closed = await graph.read("MATCH (past:PastReport)-[:WAS_IN]->(block) RETURN past.report AS id, block.id AS block LIMIT 100")
        versions = await graph.read("MATCH (version:ArticleVersion) RETURN version.text AS text LIMIT 100")
        shapes.append(
            (
                [(report.article, report.outcome, report.opened, report.closed) for report in reports],
                {(row["id"], row["block"]) for row in closed},
                {row["text"] for row in versions},
                await events_and_reports(graph),
            )
        )
    assert shapes[0] == shapes[1]
    assert [(article, outcome) for article, outcome, _, _ in shapes[0][0]] == [
        ("a1", "created"),
        ("a2", "created"),
        ("a1", "changed"),
        ("a1", "changed"),
        ("taken back", "retracted"),
        ("a2", "unchanged"),
    ]


async def test_the_store_finds_the_events_that_the_reports_alone_tell_of(graph):
    reports, _ = reports_and_events()
    told = list(reports)
    random.Random(3).shuffle(told)
    texts = {report.article.id: [each.claim for each in reports if each.article.id == report.article.id] for report in told}
    sources = {report.article.id: report.article for report in told}
    for id_, facts in texts.items():
        await load_article(graph, article(id_, sources[id_].published, source=sources[id_].source, text=id_), facts, NOW)
    rows = await graph.read(
        "MATCH (event:Event)<-[report:REPORTS]-(a) RETURN event.id AS event, collect(a.id + report.quote) AS told LIMIT 1000"
    )
    expected = {frozenset(report.article.id + report.claim.quote for report in group) for group in cluster(reports, Comparer())}
    assert {frozenset(row["told"]) for row in rows} == expected


def two_hundred():
    """Articles that tell of few events: those annotated across each other, as three outlets bring them, and five long ones."""
    short = [json.loads(line) for line in CROSS.read_text().splitlines()]
    brought = [
        (
            article(f"{told['id']}-{outlet}", told["published"], source=f"{told['source']} {outlet}", text=f"{told['text']} ({outlet})"),
            [Fact.model_validate(each["fact"]) for each in told["facts"]],
        )
        for told in short
        for outlet in range(3)
    ]
    return [*brought, *(gold(path) for path in GOLD[:5])]


async def test_eight_writers_of_the_same_articles_give_the_graph_of_one(graph):
    articles = two_hundred()
    assert len(articles) >= 200
    for read, facts in articles:
        await load_article(graph, read, facts, NOW)
    alone = await events_and_reports(graph)
    await graph.write(_forget)

    async def writer(seed):
        mine, together = list(articles), 1 + 10 * (seed % 2)
        random.Random(seed).shuffle(mine)
        for start in range(0, len(mine), together):
            await load_articles(graph, mine[start : start + together], NOW)

    await asyncio.gather(*(writer(seed) for seed in range(8)))
    assert await events_and_reports(graph) == alone


async def _forget(transaction):
    result = await transaction.run(
        "MATCH (n) WHERE n:Event OR n:Article OR n:ArticleVersion OR n:PastReport OR n:Block OR n:Dyad OR n:Leader DETACH DELETE n"
    )
    await result.consume()


async def test_an_annotated_article_comes_back_as_it_went_in(graph):
    read, facts = gold(GOLD[0])
    await load_article(graph, read, facts, NOW)
    kept = await get_article(graph, read.id)
    assert kept.article == read
    assert kept.recorded == NOW
    assert {told.fact for told in kept.facts} == set(facts)
    assert all(read.text[told.fact.start : told.fact.stop] == told.fact.quote for told in kept.facts)


async def test_text_of_any_characters_is_kept_exactly(graph):
    odd = article("odd", text="Zażółć gęślą jaźń \x01 \u202e 'quotes\" \\ 你好 🛰")
    await load_article(graph, odd, [], NOW)
    assert (await get_article(graph, "odd")).article == odd


async def test_an_organisation_may_lend(graph):
    await load_article(graph, article("a1"), [fact("loan", "2020", lender="IMF", borrower="UKR")], NOW)
    assert await graph.read("MATCH (o:Organization)-[:LENT]->(:Loan)<-[:BORROWED]-(s:State) RETURN o.name AS lender, s.id AS borrower") == [
        {"lender": "International Monetary Fund", "borrower": "UKR"}
    ]


async def test_an_entity_that_is_in_no_list_is_taken_for_an_organisation(graph):
    await load_article(graph, article("a1"), [fact("membership", member="RUS", organization="TURKIC-COUNCIL")], NOW)
    assert await graph.read("MATCH (o:Organization {id: 'TURKIC-COUNCIL'}) RETURN o.name AS name") == [{"name": "TURKIC-COUNCIL"}]


async def test_an_event_of_three_states_lies_between_each_pair_of_them(graph):
    await load_article(graph, article("a1"), [fact("exercise", "2019", participant="RUS BLR KAZ")], NOW)
    found = await graph.read("MATCH (:Exercise)-[:BETWEEN]->(dyad:Dyad) RETURN dyad.id AS id, dyad.name AS name")
    assert {(row["id"], row["name"]) for row in found} == {
        ("BLR-RUS", "Belarus and Russia"),
        ("BLR-KAZ", "Belarus and Kazakhstan"),
        ("KAZ-RUS", "Kazakhstan and Russia"),
    }


async def test_two_states_and_what_lies_between_them_is_a_picture_with_a_name_on_every_node(graph):
    await load_article(graph, article("a1"), [LOAN, TREATY], NOW)
    found = await graph.read(
        "MATCH path = (:State {id: 'RUS'})--(middle)--(:State {id: 'BLR'}) RETURN labels(middle) AS labels, middle.name AS name LIMIT 100"
    )
    assert {(tuple(sorted(row["labels"])), row["name"]) for row in found} == {
        (("Dyad",), "Belarus and Russia"),
        (("Event", "Loan"), "Loan RUS > BLR, 2021-09-09"),
        (("Agreement", "Event"), "Union State treaty, 1999-12-08"),
    }
    assert await graph.read("MATCH (n) WHERE n.name IS NULL RETURN labels(n) AS labels LIMIT 5") == []
