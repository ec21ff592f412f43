"""The whole graph goes into one file and comes out of it on any engine the same."""

import datetime as dt

import pytest
from facts import article, fact
from typer.testing import CliRunner

from api.cli.dump import read_lines
from api.cli.main import app
from graph import judge, schema
from graph.dump import as_json, dump, head, tally
from graph.dump_shape import KNOWN_BY
from graph.errors import Conflict, Invalid
from graph.events import find_events
from graph.filter import EventFilter
from graph.load import load_article
from graph.restore import restore
from graph.settings import Settings
from graph.store import open_store
from tests import relations
from tests.relations import LEARNT

NO_GRAPH = {"Schema", "Key", "Session", "Audit", "Job", "JobItem", "Feed", "Webhook", "Change", "Clock"}
"""Labels of what belongs to an installation."""


@pytest.fixture
async def told(store):
    """A graph with history: a version superseded, a judgement, a doubt or two, leaders and memberships."""
    await relations.tell_beside_reference(store)
    pact = fact("agreement", "2001-03", party="RUS BLR", name="grain accord", place="Minsk")
    await load_article(store, article("a", text="First."), [pact], LEARNT)
    await load_article(store, article("a", text="Second."), [pact.model_copy(update={"date": "2001-04"})], LEARNT + dt.timedelta(days=1))
    found = (await find_events(store, EventFilter(between=("RUS", "BLR"), types=("loan",)))).events[0]
    await judge.edit(store, found.id, "place", "Sochi", "me", "said so", LEARNT)
    return store


async def lines(store):
    return [line async for line in dump(store)]


def whole(body, tally_):
    return [head(LEARNT), *body, tally_.model_dump()]


async def carried(lines_, store):
    """`lines_` in `store`, and what a dump of it then has: its lines and its tally."""
    await restore(store, lambda: iter(lines_))
    return whole(await lines(store), await tally(store))


async def test_a_graph_goes_from_an_embedded_store_to_this_one_and_to_an_embedded_one_again_unchanged(told, tmp_path):
    """In the Neo4j suite this store is a Neo4j: by count, by checksum and line by line."""
    begun = whole(await lines(told), await tally(told))
    async with open_store(Settings(uri=None, data=tmp_path / "one")) as one:
        first = await carried(begun, one)
    await relations.empty(told)
    second = await carried(first, told)
    async with open_store(Settings(uri=None, data=tmp_path / "two")) as two:
        third = await carried(second, two)
    assert first[-1] == second[-1] == third[-1] == begun[-1]
    assert {as_json(line) for line in begun} == {as_json(line) for line in first} == {as_json(line) for line in third}


async def test_what_was_dumped_comes_back_the_same_on_another_store(told, tmp_path):
    body, said = await lines(told), await tally(told)
    assert set(said.nodes) >= {"Article", "ArticleVersion", "Block", "Dyad", "Judgement", "Leader", "PastReport"}
    assert set(said.links) >= {
        "BETWEEN",
        "EARLIER",
        "IN_BLOCK",
        "IN_DYAD",
        "LEADS",
        "MEMBER_OF",
        "PARTY_TO",
        "REPORTS",
        "RULES_ON",
        "WAS_IN",
    }
    async with open_store(Settings(uri=None, data=tmp_path / "other")) as other:
        assert await restore(other, lambda: iter(whole(body, said))) == said
        for wanted in (
            {"between": ("RUS", "BLR")},
            {"between": ("RUS", "BLR"), "known_by": "2021-09-30"},
            {"state": "BLR", "recorded_by": LEARNT},
        ):
            assert await find_events(other, EventFilter(**wanted)) == await find_events(told, EventFilter(**wanted))
        back, kept = await lines(other), {as_json(line) for line in body}
        assert {as_json(line) for line in back} == kept
        await load_article(
            other, article("b"), [fact("loan", "2021-09", lender="RUS", borrower="BLR", amount=6.3e8, currency="USD")], LEARNT
        )
    await relations.empty(told)
    assert await restore(told, lambda: iter(whole(back, said))) == said


async def test_a_store_that_holds_something_is_left_alone(told):
    body, said = await lines(told), await tally(told)
    with pytest.raises(Conflict, match="empty store"):
        await restore(told, lambda: iter(whole(body, said)))
    assert await tally(told) == said


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda lines: lines[:-1], "cut off"),
        (lambda lines: lines[1:], "no dump of Dyad"),
        (lambda lines: [*lines[:2], *lines[3:]], "was changed"),
        (lambda lines: [*lines, lines[1]], "after the dump's end"),
        (lambda lines: [{**lines[0], "schema": schema.VERSION + 1}, *lines[1:]], "this program reads"),
    ],
)
async def test_a_dump_that_is_not_whole_is_refused_before_anything_is_written(store, spoil, said):
    await relations.tell(store)
    body = whole(await lines(store), await tally(store))
    await relations.empty(store)
    with pytest.raises(Invalid, match=said):
        await restore(store, lambda: iter(spoil(body)))
    assert not (await tally(store)).nodes


def test_every_kind_of_node_is_dumped_or_belongs_to_an_installation():
    assert set(schema.UNIQUE) - {"State", "Organization"} <= set(KNOWN_BY) | NO_GRAPH


def test_the_command_dumps_and_restores(tmp_path, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", "")
    file, run = tmp_path / "graph.gz", CliRunner().invoke
    monkeypatch.setenv("DYAD_DATA", str(tmp_path / "one"))
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Norway and Denmark signed a ferry agreement in Oslo on Thursday.", "published": "2021-09-10"}'
    )
    assert run(app, ["load", str(tmp_path / "a.jsonl")]).exit_code == 0
    first = run(app, ["dump", str(file)])
    assert first.exit_code == 0, first.output
    assert "dumped; checksum " in first.output
    assert next(read_lines(file))["dyad"] == "dump"
    monkeypatch.setenv("DYAD_DATA", str(tmp_path / "two"))
    second = run(app, ["restore", str(file)])
    assert second.output == first.output.replace("dumped", "restored")
    assert isinstance(run(app, ["dump", str(file)]).exception, Conflict)
    file.write_bytes(file.read_bytes()[:200])
    assert isinstance(run(app, ["restore", str(file)]).exception, Invalid)
