"""What a client has already is not sent again, and what is sent is compressed for those who can read it."""

import pytest

from tests import relations
from tests.relations import LEARNT

FLAGSHIP = "/agreements?between=RUS,BLR&since=1999"


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell(store)


async def test_an_unchanged_answer_is_not_sent_again(client):
    first = await client.get(FLAGSHIP)
    again = await client.get(FLAGSHIP, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "content-type" not in again.headers


@pytest.mark.parametrize("known", ['"other"', 'W/"other", "another"', "nonsense"])
async def test_another_answer_is_sent(client, known):
    assert (await client.get(FLAGSHIP, headers={"If-None-Match": known})).status_code == 200


async def test_the_tag_may_be_one_of_several_or_a_star(client):
    tag = (await client.get(FLAGSHIP)).headers["etag"]
    for known in (f'"other", {tag}', tag.removeprefix("W/"), "*"):
        assert (await client.get(FLAGSHIP, headers={"If-None-Match": known})).status_code == 304


async def test_a_changed_graph_changes_the_tag(client, store):
    before = (await client.get(FLAGSHIP)).headers["etag"]
    try:
        article, facts = relations.TOLD[0]
        await relations.load_article(store, article.model_copy(update={"id": "copy", "title": "Told again"}), facts[:1], LEARNT)
        assert (await client.get(FLAGSHIP, headers={"If-None-Match": before})).status_code == 200
    finally:
        await relations.tell(store)


async def test_a_problem_has_no_tag(client):
    assert "etag" not in (await client.get("/states/Narnia", headers={"If-None-Match": "*"})).headers


@pytest.mark.parametrize("path", [FLAGSHIP, "/events?state=RUS&format=jsonl"])
async def test_answers_are_compressed_for_those_who_can_read_it(client, path):
    packed = await client.get(path, headers={"Accept-Encoding": "gzip"})
    plain = await client.get(path, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
