"""Known facts from a data set, rather than from an article: the same events, the same rules of identity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.absorb import absorb
from graph.event import Report, Source
from graph.fact import Fact
from graph.report import report_id
from graph.store import Store, rows
from graph.when import PartialDate

KEEP: LiteralString = "MERGE (dataset:Dataset {id: $id}) SET dataset += $properties"


class Dataset(BaseModel):
    """Where known facts come from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1, max_length=1000)
    published: PartialDate | None = Field(None, description="when this edition came out")
    source: str | None = Field(None, max_length=500, description="who publishes it")
    url: str | None = Field(None, max_length=2000)


async def load_facts(store: Store, dataset: Dataset, facts: Sequence[Fact], recorded: dt.datetime) -> tuple[str, ...]:
    """Keep what `dataset` says, in one transaction; returns for each fact the id of its event.

    The same facts again change nothing, so a load that broke off is run again from anywhere. A few hundred facts a call are fastest.
    A data set has no text: where a quote stands in one is not kept.
    """
    source = Source(**dataset.model_dump())
    facts = [fact.model_copy(update={"start": None, "stop": None}) for fact in facts]
    ids = [report_id(dataset.id, "", fact) for fact in facts]
    told = {id_: Report(id=id_, article=source, claim=fact, recorded=recorded) for id_, fact in zip(ids, facts, strict=True)}

    async def work(transaction: AsyncTransaction) -> tuple[str, ...]:
        properties = {**dataset.model_dump(exclude_none=True), "name": dataset.title}
        await rows(transaction, KEEP, id=dataset.id, properties=properties)
        events = await absorb(transaction, "Dataset", told, {})
        return tuple(events[id_] for id_ in ids)

    return await store.write(work)
