"""`dyad events`: events by the parameters of `/events`, as a table or in any format of an export."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, get_origin

import typer
from pydantic import ValidationError
from rich.console import Console
from starlette.datastructures import URL

from api.cli.event_table import show
from api.export.stream import exported
from api.formats import Format
from api.parameters import EventSelection
from api.routes.ask import link
from api.routes.events import page
from api.unknown import unknown
from graph.errors import Invalid, complaints
from graph.filter import EventFilter
from graph.settings import Settings
from graph.store import Store, open_store


def events(
    given: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE...", help="Parameters of /events: between=RUS,BLR since=1999 format=csv")
    ] = None,
) -> None:
    """Find events by the parameters of /events, and print a table, or with format=... every event in that format."""
    asyncio.run(_print(selection(given or ())))


def selection(given: Sequence[str]) -> EventSelection:
    """`NAME=VALUE` parts as the parameters of `/events`; a name may come again where it takes a list. Raises Invalid."""
    fields = {field.alias or name: field for name, field in EventSelection.model_fields.items()}
    values: defaultdict[str, list[str]] = defaultdict(list)
    for part in given:
        name, equals, value = part.partition("=")
        if not equals:
            raise Invalid(f"{part!r} is no parameter: write NAME=VALUE, such as between=RUS,BLR since=1999.")
        if name not in fields:
            raise unknown("events", name, list(fields))
        values[name].append(value)
    lists = {name for name in values if get_origin(fields[name].annotation) is list}
    if twice := [name for name, each in values.items() if len(each) > 1 and name not in lists]:
        raise Invalid(f"{twice[0]}: given {len(values[twice[0]])} times; it takes one value.")
    try:
        return EventSelection.model_validate({name: each if name in lists else each[0] for name, each in values.items()})
    except ValidationError as error:
        raise Invalid(complaints(error) + ".") from None


async def _print(asked: EventSelection) -> None:
    if asked.fields and not asked.format:
        raise Invalid("fields: a table has columns of its own; add format=json, jsonl, csv or parquet.")
    wanted = asked.filter()
    async with open_store(Settings()) as store:
        if asked.format is None:
            await _show(store, asked, wanted)
        elif asked.format is Format.JSON:
            sys.stdout.write((await page(store, asked, wanted, URL(link(asked)))).model_dump_json() + "\n")
        else:
            async for part in await exported(store, wanted, asked.format, tuple(asked.fields)):
                sys.stdout.buffer.write(part if isinstance(part, bytes) else part.encode())


async def _show(store: Store, asked: EventSelection, wanted: EventFilter) -> None:
    console = Console()
    found = await show(console, store, asked, wanted)
    if found.next:
        console.print(f"There are more: add cursor={found.next}", markup=False, highlight=False, soft_wrap=True)
