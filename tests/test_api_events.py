"""Events over HTTP: the flagship question, its siblings, windows, pages, and evidence."""

import pytest

from tests import relations


@pytest.fixture(scope="module", autouse=True)
async def small_world(store):
    await relations.tell(store)


async def found(client, path):
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()["events"]


def names(events):
    return [event["name"] for event in events]


async def test_all_agreements_between_russia_and_belarus_since_1999(client):
    events = await found(client, "/agreements?between=RUS,BLR&since=1999")
    assert names(events) == ["economic union treaty", "gas accord", "Union State treaty"]
    treaty = events[2]
    assert (treaty["status"], treaty["roles"], treaty["support"]) == ("done", {"party": ["BLR", "RUS"]}, 2)
    assert {(report["article"]["id"], report["claim"]["quote"]) for report in treaty["evidence"]} == {
        ("pacts", "signed the Union State treaty in 1999"),
        ("drills", "The Union State treaty of 8 December 1999"),
    }


@pytest.mark.parametrize(
    "pair", ["RUS,BLR", "BLR,RUS", "rus,by", "Russia,Belarus", "Moscow,Byelorussia", "RUS&between=BLR", "%20Russia%20,%20Belarus"]
)
async def test_a_pair_may_be_named_in_any_way_and_order(client, pair):
    assert len(await found(client, f"/agreements?between={pair}&since=1999")) == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("since=2006", {"economic union treaty", "gas accord"}),
        ("until=2006", {"gas accord", "Union State treaty"}),
        ("since=2014-06", set()),
        ("since=2014-05-20", {"economic union treaty"}),
        ("since=2007&until=2013", set()),
        ("status=planned", {"customs pact"}),
        ("status=planned,done&until=2000", {"Union State treaty"}),
    ],
)
async def test_a_window_is_inclusive_and_a_coarse_date_may_fall_into_it(client, query, expected):
    assert set(names(await found(client, f"/agreements?between=RUS,BLR&{query}"))) == expected


async def test_a_date_coarser_than_the_window_is_marked(client):
    marked = {event["name"]: event["imprecise"] for event in await found(client, "/agreements?between=RUS,BLR&since=2014-05-20")}
    assert marked == {"economic union treaty": True}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/loans?between=RUS,BLR", ["loan"]),
        ("/exercises?state=Belarus", ["exercise"]),
        ("/arms-transfers?between=RUS,BLR", []),
        ("/events?between=RUS,BLR&type=loan,exercise", ["loan", "exercise"]),
        ("/events?between=RUS,BLR&type=loan&type=exercise", ["loan", "exercise"]),
        ("/events?state=UKR", ["agreement"]),
        ("/events?state=KAZ&type=loan", []),
    ],
)
async def test_siblings_fix_the_type_that_events_take_as_a_parameter(client, path, expected):
    assert sorted(event["type"] for event in await found(client, path)) == sorted(expected)


async def test_pages_follow_each_other_by_their_link_until_the_last(client):
    seen, link = [], "/events?between=RUS,BLR&limit=2"
    while link:
        page = (await client.get(link)).json()
        assert len(page["events"]) <= 2
        seen += [event["id"] for event in page["events"]]
        link = page["next"]
    assert len(seen) == len(set(seen)) == 6


async def test_one_event_comes_with_every_report_of_it_and_its_offsets(client):
    treaty = (await found(client, "/agreements?between=RUS,BLR&until=2000"))[0]
    event = (await client.get(f"/events/{treaty['id']}")).json()
    for report in event["reports"]:
        article = (await client.get(f"/articles/{report['article']['id']}")).json()["article"]
        claim = report["claim"]
        assert article["text"][claim["start"] : claim["stop"]] == claim["quote"]
    assert {report["claim"]["date"] for report in event["reports"]} == {"1999", "1999-12-08"}


async def test_an_article_comes_with_its_facts_and_their_events(client):
    kept = (await client.get("/articles/drills")).json()
    assert kept["article"]["title"] == "Drills"
    assert {told["fact"]["name"] for told in kept["facts"]} == {"Zapad-2021", "Union State treaty"}
    for told in kept["facts"]:
        assert (await client.get(f"/events/{told['event']}")).status_code == 200


async def test_a_question_is_answered_like_the_request_it_links_to(client):
    answer = (await client.get("/ask", params={"q": "all agreements between Russia and Belarus since 1999"})).json()
    assert answer["link"] == "/events?type=agreement&between=RUS,BLR&since=1999"
    assert answer["reading"]["confidence"] == 1.0
    assert answer["events"]["events"] == await found(client, answer["link"])
    assert len(answer["events"]["events"]) == 3


async def test_the_next_page_of_an_answer_is_reached_by_its_link(client):
    first = (await client.get("/ask", params={"q": "agreements between Russia and Belarus", "limit": 3})).json()["events"]
    second = (await client.get(first["next"])).json()
    assert len(first["events"]) == 3
    assert {event["id"] for event in first["events"]}.isdisjoint(event["id"] for event in second["events"])
