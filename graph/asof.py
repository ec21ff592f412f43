"""Events as they were known: the reports that counted then, clustered as they are now.

Events follow from their reports alone, so what was known on a day, or held at a moment, follows from the reports of then, exactly.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection
from itertools import combinations
from typing import LiteralString

from pydantic import BaseModel, ConfigDict

from graph.blocks import keys
from graph.cluster import Group, cluster
from graph.comparer import Comparer
from graph.errors import Invalid
from graph.event import Event, Report
from graph.filter import EventFilter
from graph.judgement import Judgement, Target
from graph.rows import SOURCE, Row, moment, report_from
from graph.rulings import Rulings
from graph.shape import TAKES_PART, dyad_id
from graph.store import Store
from graph.when import latest

MOST = 20_000
"""Reports that one such question may have to look at."""

NARROWER = "ask for one type, for a state or for a pair of states"

_LIVE: LiteralString = (
    """
WITH DISTINCT event LIMIT $most
MATCH (event)<-[report:REPORTS]-(source)
RETURN properties(report) AS report, """
    + SOURCE
    + " AS source LIMIT $most"
)
_PAST: LiteralString = " WITH DISTINCT past RETURN properties(past) AS report, null AS source LIMIT $most"

LIVE_OF_A_PAIR: LiteralString = "MATCH (:Dyad {id: $id})<-[link:BETWEEN]-(event:Event) WHERE $types IS NULL OR link.type IN $types" + _LIVE
PAST_OF_A_PAIR: LiteralString = (
    "MATCH (:Dyad {id: $id})<-[link:WAS_BETWEEN]-(past:PastReport) WHERE $types IS NULL OR link.type IN $types" + _PAST
)
LIVE_OF_A_STATE: LiteralString = (
    "MATCH (:Entity {id: $id})-[link:" + TAKES_PART + "]->(event:Event) WHERE $types IS NULL OR link.type IN $types" + _LIVE
)
PAST_OF_A_STATE: LiteralString = (
    "MATCH (:Entity {id: $id})-[link:WAS_IN_REPORT]->(past:PastReport) WHERE $types IS NULL OR link.type IN $types" + _PAST
)
LIVE_OF_PAIRS: LiteralString = (
    "UNWIND $ids AS id MATCH (:Dyad {id: id})<-[link:BETWEEN]-(event:Event) WHERE $types IS NULL OR link.type IN $types" + _LIVE
)
PAST_OF_PAIRS: LiteralString = (
    "UNWIND $ids AS id MATCH (:Dyad {id: id})<-[link:WAS_BETWEEN]-(past:PastReport) WHERE $types IS NULL OR link.type IN $types" + _PAST
)
LIVE_OF_ALL: LiteralString = "MATCH (event:Event) WHERE $types IS NULL OR event.type IN $types" + _LIVE
PAST_OF_ALL: LiteralString = "MATCH (past:PastReport)" + _PAST
LIVE_OF_BLOCKS: LiteralString = "UNWIND $keys AS key MATCH (:Block {id: key})<-[:IN_BLOCK]-(event:Event)" + _LIVE
PAST_OF_BLOCKS: LiteralString = "UNWIND $keys AS key MATCH (:Block {id: key})<-[:WAS_IN]-(past:PastReport)" + _PAST

LIVE_OF_ARTICLES: LiteralString = "UNWIND $ids AS id MATCH (:Article {id: id})-[:REPORTS]->(event:Event)" + _LIVE
PAST_OF_ARTICLES: LiteralString = "UNWIND $ids AS id MATCH (:Article {id: id})-[:REPORTED]->(past:PastReport)" + _PAST

MOVING: LiteralString = """
MATCH (judgement:Judgement)
WHERE (judgement.at > $moment OR judgement.undone > $moment) AND (judgement.name STARTS WITH 'edit ' OR judgement.name STARTS WITH 'reject ')
RETURN judgement.said AS said LIMIT $most
"""

RULINGS: LiteralString = """
UNWIND $keys AS key
MATCH (:Block {id: key})<-[:RULES_ON]-(judgement:Judgement)
RETURN DISTINCT judgement.id AS id, judgement.said AS said
"""


class TooMuch(Invalid):
    """More reports would have to be looked at than one question may cost."""


class Lifetime(BaseModel):
    """A report and the time for which it counted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Report
    closed: dt.datetime | None = None
    until: dt.date | None = None

    def held_at(self, when: dt.datetime) -> bool:
        """Whether the graph counted it at that moment."""
        return self.report.recorded <= when and (self.closed is None or self.closed > when)

    def known_on(self, day: dt.date) -> bool:
        """Whether a reader of all that was published by that day would have believed it."""
        published = self.report.article.published
        first = latest(published) if published else self.report.recorded.date()
        return first <= day and (self.until is None or self.until > day)


async def events_as_of(store: Store, wanted: EventFilter) -> list[tuple[Event, Group]]:
    """All events of the pair, pairs or state of `wanted`, or of all, as of its `known_by` and `recorded_by`, each with its reports.

    Its other conditions, but for types, are unheeded. Raises TooMuch when more than 20,000 reports would have to be looked at.
    """
    groups, rulings = await groups_as_of(store, wanted)
    return [(rulings.shown(group), group) for group in groups]


async def groups_as_of(store: Store, wanted: EventFilter) -> tuple[list[Group], Rulings]:
    """The reports of each of those events, and the judgements that held."""
    types = [type_.value for type_ in wanted.types] or None
    if wanted.between:
        lifetimes = await _lifetimes(store, LIVE_OF_A_PAIR, PAST_OF_A_PAIR, id=dyad_id(*wanted.between), types=types)
    elif wanted.pairs is not None:
        ids = sorted({pair.dyad for pair in wanted.pairs})
        lifetimes = await _lifetimes(store, LIVE_OF_PAIRS, PAST_OF_PAIRS, ids=ids, types=types)
    elif wanted.state:
        lifetimes = await _lifetimes(store, LIVE_OF_A_STATE, PAST_OF_A_STATE, id=wanted.state, types=types)
    else:
        found = await _lifetimes(store, LIVE_OF_ALL, PAST_OF_ALL, types=types)
        lifetimes = {id_: life for id_, life in found.items() if not wanted.types or life.report.claim.type in wanted.types}
    moved: dict[str, Lifetime] = {}
    if wanted.recorded_by and (wanted.between or wanted.pairs is not None or wanted.state):
        moved = await _moved_since(store, wanted, wanted.recorded_by)
    lifetimes |= moved
    await _widen(store, lifetimes, moved.keys())
    compare = Comparer(await _rulings(store, lifetimes, wanted.recorded_by))
    counted = {life.report.id: life.report for life in lifetimes.values() if _counts(life, wanted)}
    groups = cluster(counted.values(), compare)
    return [group for group in groups if not compare.rulings.rejects(group[0])], compare.rulings


async def _moved_since(store: Store, wanted: EventFilter, moment: dt.datetime) -> dict[str, Lifetime]:
    """What hung on other pairs and states at that moment: reports of articles whose roles a person has corrected, or that were rejected, since."""
    found = [Judgement.model_validate_json(row["said"]) for row in await store.read(MOVING, moment=moment, most=MOST + 1)]
    given = [each for each in found if each.field == "roles" or (each.kind == "reject" and _concerns(each, wanted))]
    targets: defaultdict[str, list[Target]] = defaultdict(list)
    for target in (target for judgement in given for target in judgement.left):
        if not wanted.types or target.type in wanted.types:
            targets[target.article].append(target)
    lifetimes = await _lifetimes(store, LIVE_OF_ARTICLES, PAST_OF_ARTICLES, ids=sorted(targets)) if targets else {}
    return {id_: life for id_, life in lifetimes.items() if any(target.names(life.report) for target in targets[life.report.article.id])}


def _concerns(judgement: Judgement, wanted: EventFilter) -> bool:
    """Whether the reports that it is about name the pair, one of the pairs, or the state."""
    everyone = {entity for target in judgement.left for entity in target.roles.everyone()}
    if wanted.pairs is not None:
        return not {dyad_id(*pair) for pair in combinations(everyone, 2)}.isdisjoint(pair.dyad for pair in wanted.pairs)
    return everyone.issuperset(wanted.between or (wanted.state,))


async def _rulings(store: Store, lifetimes: dict[str, Lifetime], moment: dt.datetime | None) -> Rulings:
    """The judgements that held at that moment (null: that hold now); adds to `lifetimes` what a person joined to them."""
    found = await store.read(RULINGS, keys=sorted({key for life in lifetimes.values() for key in keys(life.report.claim)}))
    given = [Judgement.model_validate_json(row["said"]) for row in found]
    held = [judgement for judgement in given if (judgement.holds_at(moment) if moment else judgement.undone is None)]
    joined = sorted({key for judgement in held if judgement.kind == "same" for key in judgement.blocks})
    if joined:
        lifetimes |= await _lifetimes(store, LIVE_OF_BLOCKS, PAST_OF_BLOCKS, keys=joined)
    return Rulings(held)


def _counts(life: Lifetime, wanted: EventFilter) -> bool:
    if wanted.recorded_by and not life.held_at(wanted.recorded_by):
        return False
    if wanted.known_by:
        return life.known_on(latest(wanted.known_by))
    return wanted.recorded_by is not None or life.closed is None


async def _widen(store: Store, lifetimes: dict[str, Lifetime], moved: Collection[str]) -> None:
    """Adds reports that name other states but may tell of the same events: those that share a block with a report of more than two, or with
    one of those in `moved`, which a person's correction had put on another pair."""
    read: set[str] = set()
    while wanted := _blocks(lifetimes, moved) - read:
        lifetimes |= await _lifetimes(store, LIVE_OF_BLOCKS, PAST_OF_BLOCKS, keys=sorted(wanted))
        read |= wanted
        if len(lifetimes) > MOST:
            raise TooMuch(f"more than {MOST:,} reports would have to be looked at: {NARROWER}")


def _blocks(lifetimes: dict[str, Lifetime], moved: Collection[str]) -> set[str]:
    wide = (life.report.claim for id_, life in lifetimes.items() if id_ in moved or len(life.report.claim.roles.everyone()) > 2)
    return {key for claim in wide for key in keys(claim)}


async def _lifetimes(store: Store, live: LiteralString, past: LiteralString, **parameters: object) -> dict[str, Lifetime]:
    found = [*await store.read(live, **parameters, most=MOST + 1), *await store.read(past, **parameters, most=MOST + 1)]
    if len(found) > MOST:
        raise TooMuch(f"more than {MOST:,} reports would have to be looked at: {NARROWER}")
    return {row["report"]["id"]: _lifetime(row["report"], row["source"]) for row in found}


def _lifetime(properties: Row, source: Row | None) -> Lifetime:
    if source is not None:
        return Lifetime(report=report_from(properties, source))
    report = report_from({**properties, "id": properties["report"]}, json.loads(properties["article"]))
    return Lifetime(report=report, closed=moment(properties["closed"]), until=properties["until"].to_native())
