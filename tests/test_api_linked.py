"""What JSON-LD names can be followed: events, articles, states and organisations answer under their ids."""

from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest

from graph.dataset import Dataset, load_facts
from tests import relations
from tests.facts import fact
from tests.relations import LEARNT

TREATIES = Dataset(id="treaties", title="A list of treaties", published="2020", source="The archive")


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)
    told = [
        fact("agreement", "1928-05-01", party="FIN NOR", name="Petsamo treaty"),
        fact("membership", "2023-04-04", member="FIN", organization="NATO", start=0, stop=19),
    ]
    await load_facts(store, TREATIES, told, LEARNT)


def ids(node: object) -> Iterator[str]:
    """The addresses of ours in a document, without what follows the #."""
    match node:
        case dict():
            yield from (urldefrag(node[key]).url for key in ("@id", "wasQuotedFrom") if str(node.get(key)).startswith("/"))
            for each in node.values():
                yield from ids(each)
        case list():
            for each in node:
                yield from ids(each)


@pytest.mark.parametrize("state", ["RUS", "FIN"])
async def test_every_id_answers(client, state):
    document = (await client.get(f"/events?state={state}&format=jsonld")).json()
    named = set(ids(document["@graph"]))
    assert {name.split("/")[1] for name in named} >= {"events", "states"}
    assert {name: (await client.get(name)).status_code for name in named} == dict.fromkeys(named, 200)


async def test_what_a_data_set_says_is_part_of_it_and_of_no_article(client):
    document = (await client.get("/events?between=FIN,NOR&format=jsonld")).json()
    [quoted] = document["@graph"][0]["wasDerivedFrom"]
    assert "wasQuotedFrom" not in quoted
    assert quoted["isPartOf"] == {"@type": "Dataset", "name": "A list of treaties", "datePublished": "2020", "publisher": "The archive"}
