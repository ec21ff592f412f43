"""`dyad review` and `dyad judge`: what needs a person, and what a person decides."""

from __future__ import annotations

import asyncio
import datetime as dt
import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from rich.console import Console
from rich.table import Table

from api.cli.shown import who
from api.decisions import Decision
from graph import judgements
from graph.errors import Invalid, complaints
from graph.judgement import EDITABLE, Judgement
from graph.review import ReviewItem
from graph.review import review as find
from graph.settings import Settings
from graph.store import open_store
from seed.judgement_file import Imported, export_judgements, import_judgements

app = typer.Typer(help="Decide about events; every decision is kept with who, when and why, and can be undone.", no_args_is_help=True)

_DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as `dyad review` shows it.")]
OtherId = Annotated[str, typer.Argument(metavar="OTHER", help="The other event's id.")]
Why = Annotated[str, typer.Option(help="The reason, kept with the decision.")]
By = Annotated[str, typer.Option(default_factory=getpass.getuser, show_default="you", help="Who decides.")]


def review(limit: Annotated[int, typer.Option(min=1, max=500, help="Things shown.")] = 20) -> None:
    """List what a person should decide, what most reports hang on first."""
    items = asyncio.run(_review(limit))
    table = Table("kind", "events", "date", "type", "who", "what", "reports", "because")
    for item in items:
        shown = [(event.id, event.date or "undated", event.type, who(event), event.name or "", str(event.support)) for event in item.events]
        table.add_row(item.kind, *("\n".join(cells) for cells in zip(*shown, strict=True)), item.because)
    Console().print(table if items else "Nothing waits for review.", markup=False)


@app.command()
def accept(event: EventId, why: Why, by: By) -> None:
    """The event holds and needs no more review."""
    _give(by, kind="accept", event=event, why=why)


@app.command()
def reject(event: EventId, why: Why, by: By) -> None:
    """The event is in no list any more."""
    _give(by, kind="reject", event=event, why=why)


@app.command()
def edit(
    event: EventId,
    field: Annotated[str, typer.Argument(help=f"One of {', '.join(EDITABLE)}.")],
    value: Annotated[
        str,
        typer.Argument(
            help="What the event shows; an empty text empties the field. Roles as 'lender=Russia|borrower=BLR;UKR', lists with semicolons."
        ),
    ],
    why: Why,
    by: By,
) -> None:
    """The event shows another value."""
    _give(by, kind="edit", event=event, field=field, value=value or None, why=why)


@app.command()
def merge(event: EventId, other: OtherId, why: Why, by: By) -> None:
    """Two events are one."""
    _give(by, kind="merge", event=event, other=other, why=why)


@app.command(name="not-same")
def not_same(event: EventId, other: OtherId, why: Why, by: By) -> None:
    """Two events are not one, whatever is alike."""
    _give(by, kind="not_same", event=event, other=other, why=why)


@app.command()
def split(
    event: EventId, reports: Annotated[list[str], typer.Argument(help="Ids of the reports that tell of another event.")], why: Why, by: By
) -> None:
    """Some reports of the event tell of another."""
    _give(by, kind="split", event=event, reports=reports, why=why)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="The judgement's id, as `dyad judge list` shows it.")], by: By
) -> None:
    """A judgement no longer holds; it stays in the list."""
    undone = asyncio.run(_undo(judgement, by))
    sys.stderr.write(f"dyad: {undone.kind} {undone.id} of {undone.by} is undone.\n")


@app.command(name="list")
def list_(limit: Annotated[int, typer.Option(min=1, max=1000, help="Judgements shown.")] = 50) -> None:
    """List what was decided, latest first."""
    table = Table("id", "kind", "when", "who", "why", "undone")
    for each in asyncio.run(_list(limit)):
        table.add_row(
            each.id, each.kind, f"{each.at:%Y-%m-%d %H:%M}", each.by, each.why, f"{each.undone:%Y-%m-%d %H:%M}" if each.undone else ""
        )
    Console().print(table, markup=False)


@app.command()
def export() -> None:
    """Print all judgements as JSON Lines."""
    sys.stdout.write(asyncio.run(_export()))


@app.command(name="import")
def import_(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `dyad judge export` printed.")]) -> None:
    """Take over judgements of another graph; a bad line is named and costs no other."""
    done = asyncio.run(_import(file.read_text(encoding="utf-8", errors="replace").splitlines()))
    for refused in done.refused:
        sys.stderr.write(f"dyad: {file}:{refused.line}: {refused.problem}\n")
    sys.stdout.write(f"{done.taken} taken over, {done.unchanged} known already, {len(done.refused)} refused.\n")
    if done.refused:
        raise typer.Exit(1)


def _give(by: str, **said: object) -> None:
    try:
        decision: Decision = _DECISION.validate_python(said)
    except ValidationError as error:
        raise Invalid(complaints(error)) from None
    given = asyncio.run(_decide(decision, by))
    sys.stdout.write(f"{given.id}\n")
    sys.stderr.write(f"dyad: kept as {given.kind} of {given.by}; `dyad judge undo {given.id}` takes it back.\n")


async def _decide(decision: Decision, by: str) -> Judgement:
    async with open_store(Settings()) as store:
        return await decision.give(store, by, dt.datetime.now(dt.UTC))


async def _review(limit: int) -> tuple[ReviewItem, ...]:
    async with open_store(Settings()) as store:
        return await find(store, limit)


async def _undo(judgement: str, by: str) -> Judgement:
    async with open_store(Settings()) as store:
        return await judgements.undo(store, judgement, by, dt.datetime.now(dt.UTC))


async def _list(limit: int) -> tuple[Judgement, ...]:
    async with open_store(Settings()) as store:
        return await judgements.latest_judgements(store, limit)


async def _export() -> str:
    async with open_store(Settings()) as store:
        return await export_judgements(store)


async def _import(lines: list[str]) -> Imported:
    async with open_store(Settings()) as store:
        return await import_judgements(store, lines)
