"""The embedded store lives in one folder, belongs to one process, and outlives neither."""

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
import time

import psutil
import pytest
from facts import NOW, article, fact
from neo4j.exceptions import IncompleteCommit

from graph.embedded import USER, embedded
from graph.errors import Conflict, SchemaTooNew, StoreLocked, StoreUnavailable
from graph.load import load_article
from graph.settings import Settings
from graph.store import PATIENCE, open_store, rows

HOLD = """
import asyncio, sys
from graph.settings import Settings
from graph.store import open_store
async def hold():
    async with open_store(Settings(uri=None, data=sys.argv[1])) as store:
        print("open", flush=True)
        await asyncio.sleep(600)
asyncio.run(hold())
"""


@pytest.fixture
def folder(tmp_path):
    """The settings of an embedded store of its own."""
    return Settings(uri=None, data=tmp_path / "data")


@pytest.fixture
def holder(folder):
    """Another process that has the folder's store open."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(folder.data)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def java_of(process):
    """The store's own process below `process`."""
    return next(child for child in psutil.Process(process).children(recursive=True) if child.name() == "java")


async def test_what_was_written_is_there_when_the_store_is_opened_again(folder):
    async with open_store(folder) as store:
        await load_article(store, article("a1"), [fact("loan", "2021-09-09", lender="RUS", borrower="BLR")], NOW)
    async with open_store(folder) as store:
        assert await store.read("MATCH (event:Loan) RETURN event.date AS date") == [{"date": "2021-09-09"}]


async def test_only_the_owner_may_read_the_password_and_the_folder(folder):
    async with open_store(folder):
        private = [folder.data / "password", folder.data / "arguments"]
        assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}
        assert stat.S_IMODE(folder.data.stat().st_mode) == 0o700


async def test_the_password_is_in_no_command_line(folder):
    async with open_store(folder):
        password = (folder.data / "password").read_text()
        shown = [" ".join(process.cmdline()) for process in psutil.Process().children(recursive=True)]
        assert shown
        assert not any(password in line for line in shown)


async def test_it_listens_on_loopback_only(folder):
    async with open_store(folder):
        listening = {each.laddr.ip for each in java_of(os.getpid()).net_connections() if each.status == psutil.CONN_LISTEN}
        assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


async def test_a_second_process_is_told_who_has_the_folder(folder, holder):
    with pytest.raises(StoreLocked, match=rf"in use by process {holder.pid}.*DYAD_DATA"):
        async with open_store(folder):
            pass


async def test_the_store_ends_when_the_process_that_opened_it_is_killed(folder, holder):
    java = java_of(holder.pid)
    holder.send_signal(signal.SIGKILL)
    assert psutil.wait_procs([java], timeout=30)[0] == [java]


async def test_a_folder_is_free_again_after_its_process_was_killed(folder, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    async with open_store(folder) as store:
        await store.ping()


async def test_the_store_is_started_again_when_it_dies(folder):
    async with open_store(folder) as store:
        await load_article(store, article("a1"), [fact("loan", "2021-09-09", lender="RUS", borrower="BLR")], NOW)
        first = java_of(os.getpid())
        first.kill()
        await asyncio.to_thread(first.wait, 30)
        assert await _eventually(store, "MATCH (event:Loan) RETURN count(*) AS loans") == [{"loans": 1}]
        assert java_of(os.getpid()) != first


async def _eventually(store, query):
    deadline = time.monotonic() + 60
    while True:
        try:
            return await store.read(query)
        except StoreUnavailable:
            if time.monotonic() > deadline:
                raise


async def test_a_store_that_is_left_at_once_is_ended(tmp_path):
    async with embedded(tmp_path, "256m"):
        pass  # nothing is waited for in between
    async with embedded(tmp_path, "256m"):
        pass


async def test_nothing_is_left_running_when_the_store_is_closed(folder):
    async with open_store(folder):
        started = psutil.Process().children(recursive=True)
        mine = [process for process in started if str(folder.data) in " ".join(process.cmdline())]
        assert len(mine) == 2
    assert not [process for process in mine if process.is_running()]


async def test_a_graph_of_a_newer_program_is_refused(folder):
    async def newer(transaction):
        await rows(transaction, "MATCH (n:Schema) SET n.version = 99")

    async with open_store(folder) as store:
        await store.write(newer)
    with pytest.raises(SchemaTooNew, match="schema 99"):
        async with open_store(folder):
            pass


async def test_a_server_that_is_not_there_is_named():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StoreUnavailable, match=f"no graph store at {uri}.*NEO4J_URI"):
        async with open_store(Settings(uri=uri)):
            pass


async def test_an_address_that_is_none_is_named():
    with pytest.raises(StoreUnavailable, match="NEO4J_URI 'nowhere'"):
        async with open_store(Settings(uri="nowhere")):
            pass


async def test_a_database_that_is_not_there_is_named(folder):
    async with embedded(folder.data, folder.heap) as endpoint:
        elsewhere = Settings(uri=endpoint.uri, user=USER, password=endpoint.password, database="nowhere")
        with pytest.raises(StoreUnavailable, match=r"'nowhere'.*NEO4J_DATABASE"):
            async with open_store(elsewhere):
                pass


async def test_a_read_that_would_write_is_refused(store):
    with pytest.raises(ValueError, match="a read may not write"):
        await store.read("MATCH (n:Event) DETACH DELETE n")


async def test_opening_again_changes_no_schema(store, settings):
    async def constraints():
        return {row["name"] for row in await store.read("SHOW CONSTRAINTS YIELD name RETURN name")}

    before = await constraints()
    from graph import schema

    await schema.apply(store)
    assert await constraints() == before
    assert await store.read("MATCH (n:Schema) RETURN n.version AS version") == [{"version": schema.VERSION}]


async def test_work_whose_commit_may_have_been_lost_is_done_again(graph):
    runs = []

    async def lose_the_first(transaction):
        runs.append(transaction)
        await rows(transaction, "MERGE (block:Block {id: 'lost'}) SET block.name = 'lost'")
        if len(runs) == 1:
            raise IncompleteCommit("the connection broke")

    await graph.write(lose_the_first)
    assert len(runs) == 2
    assert await graph.read("MATCH (block:Block {id: 'lost'}) RETURN count(*) AS found") == [{"found": 1}]


async def test_what_stays_refused_is_told_as_a_conflict(graph, monkeypatch):
    monkeypatch.setitem(PATIENCE, "WRITE", 0.2)

    async def twice(transaction):
        await rows(transaction, "UNWIND [1, 2] AS time CREATE (block:Block {id: 'twice'}) SET block.name = toString(time)")

    with pytest.raises(Conflict, match="refuses"):
        await graph.write(twice)
    assert await graph.read("MATCH (block:Block {id: 'twice'}) RETURN count(*) AS found") == [{"found": 0}]


async def test_a_lost_race_is_run_again(graph):
    async def count(transaction):
        await rows(transaction, "MERGE (block:Block {id: 'race'}) SET block.name = 'race', block.runs = coalesce(block.runs, 0) + 1")

    await asyncio.gather(*(graph.write(count) for _ in range(40)))
    assert await graph.read("MATCH (block:Block {id: 'race'}) RETURN block.runs AS runs") == [{"runs": 40}]
