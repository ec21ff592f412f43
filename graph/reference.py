"""The reference graph: states, organisations, memberships and terms of office. Writing again changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.entity import Membership, Organization, State, Term
from graph.names import slug
from graph.rows import Row
from graph.shape import leader_id
from graph.store import Store, rows

BATCH = 1000
"""Rows in one transaction."""

KNOWN: LiteralString = "UNWIND $ids AS id MATCH (known:Entity {id: id}) RETURN id"

NEW_STATES: LiteralString = "UNWIND $rows AS row CREATE (state:Entity:State) SET state = row"
NEW_ORGANIZATIONS: LiteralString = "UNWIND $rows AS row CREATE (organization:Entity:Organization) SET organization = row"
CHANGED: LiteralString = "UNWIND $rows AS row MATCH (entity:Entity {id: row.id}) SET entity = row"

MEMBERS: LiteralString = """
UNWIND $rows AS row
MATCH (state:Entity {id: row.state})
MATCH (organization:Entity {id: row.organization})
MERGE (state)-[member:MEMBER_OF {id: row.properties.id}]->(organization) SET member = row.properties
"""

LEADERS: LiteralString = """
UNWIND $rows AS row
MERGE (leader:Leader {id: row.id}) SET leader.name = row.name, leader.aliases = row.aliases
"""

SPELLINGS: LiteralString = """
UNWIND $rows AS row
MERGE (alias:Alias {id: row.id}) SET alias.leader = row.leader, alias.name = row.id + ' is ' + row.leader
"""
"""Ids that a leader would have by other spellings of the name."""

TERMS: LiteralString = """
UNWIND $rows AS row
MATCH (leader:Leader {id: row.leader})
MATCH (state:Entity {id: row.state})
MERGE (leader)-[term:LEADS {id: row.properties.id}]->(state) SET term = row.properties
"""


async def write_states(store: Store, states: Iterable[State]) -> int:
    """Write states; returns how many."""
    return await _write_entities(store, NEW_STATES, (state.model_dump(exclude_none=True) for state in states))


async def write_organizations(store: Store, organizations: Iterable[Organization]) -> int:
    """Write organisations; returns how many."""
    return await _write_entities(store, NEW_ORGANIZATIONS, (each.model_dump(exclude_none=True) for each in organizations))


async def write_memberships(store: Store, memberships: Iterable[Membership]) -> int:
    """Write `MEMBER_OF` between states and organisations that exist; returns how many."""
    return await _write(store, MEMBERS, (_member(each) for each in memberships))


async def write_terms(store: Store, terms: Iterable[Term]) -> int:
    """Write leaders and their `LEADS`; returns how many terms."""
    kept = list(terms)
    leaders = {leader_id(term.state, term.person): {"name": term.person, "aliases": list(term.aliases)} for term in kept}
    await _write(store, LEADERS, ({"id": id_, **leader} for id_, leader in leaders.items()))
    await _write(store, SPELLINGS, _spellings(kept))
    return await _write(store, TERMS, (_term(term) for term in kept))


def _spellings(terms: Sequence[Term]) -> Iterator[Row]:
    """Those that mean one leader of the state, and are no leader's own."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        for alias in term.aliases:
            meant[leader_id(term.state, alias)].add(leader_id(term.state, term.person))
    own = {leader_id(term.state, term.person) for term in terms}
    return ({"id": id_, "leader": min(leaders)} for id_, leaders in meant.items() if len(leaders) == 1 and id_ not in own)


def _member(membership: Membership) -> Row:
    shown = membership.model_dump(include={"status", "start", "end"}, exclude_none=True)
    return {
        "state": membership.state,
        "organization": membership.organization,
        "properties": {**_from_to(shown), "id": f"{membership.status}:{membership.start or ''}"},
    }


def _term(term: Term) -> Row:
    shown = term.model_dump(include={"office", "role", "start", "end", "last_seen"}, exclude_none=True)
    properties = {**_from_to(shown), "id": f"{slug(term.office)}:{term.role}:{term.start or ''}"}
    return {"leader": leader_id(term.state, term.person), "state": term.state, "properties": properties}


def _from_to(shown: Row) -> Row:
    """On relationships a stretch of time reads `from` and `to`."""
    names = {"start": "from", "end": "to"}
    return {names.get(key, key): value for key, value in shown.items()}


async def _write_entities(store: Store, create: LiteralString, records: Iterable[Row]) -> int:
    """Entities are made or set, not merged: with two labels a MERGE on the embedded store would look at every node."""
    count = 0
    for batch in _batches(records):

        async def work(transaction: AsyncTransaction, batch: Sequence[Row] = batch) -> None:
            known = {row["id"] for row in await rows(transaction, KNOWN, ids=[record["id"] for record in batch])}
            await rows(transaction, create, rows=[record for record in batch if record["id"] not in known])
            await rows(transaction, CHANGED, rows=[record for record in batch if record["id"] in known])

        await store.write(work)
        count += len(batch)
    return count


async def _write(store: Store, query: LiteralString, records: Iterable[Row]) -> int:
    count = 0
    for batch in _batches(records):

        async def work(transaction: AsyncTransaction, batch: Sequence[Row] = batch) -> None:
            await rows(transaction, query, rows=batch)

        await store.write(work)
        count += len(batch)
    return count


def _batches(records: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        yield batch
