"""`dyad keys`: who may write."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph.keys import Key, NewKey, Role, add_key, list_keys, revoke_key
from graph.settings import Settings
from graph.store import open_store

app = typer.Typer(help="Keys to the service: make, list and revoke them.", no_args_is_help=True)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose it is or what it is for.")],
    role: Annotated[Role, typer.Option(help="What it may do; each role may do all that those before it may.")] = Role.LOADER,
) -> None:
    """Make a key and print it; it cannot be shown again."""
    made = asyncio.run(_add(name, role))
    sys.stdout.write(f"{made.key}\n")
    sys.stderr.write(f"dyad: key {made.id} of {made.name!r} has the role {made.role}. It is shown only now.\n")


@app.command(name="list")
def list_() -> None:
    """List the keys that are valid, without their secrets."""
    table = Table("id", "role", "made", "name")
    for key in asyncio.run(_list()):
        table.add_row(key.id, key.role, f"{key.created:%Y-%m-%d %H:%M}", key.name)
    Console().print(table, markup=False)


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `dyad keys list` shows it.")]) -> None:
    """End a key and all sessions that were opened with it."""
    asyncio.run(_revoke(key_id))
    sys.stderr.write(f"dyad: key {key_id} is revoked.\n")


async def _add(name: str, role: Role) -> NewKey:
    async with open_store(Settings()) as store:
        return await add_key(store, name, role, dt.datetime.now(dt.UTC))


async def _list() -> tuple[Key, ...]:
    async with open_store(Settings()) as store:
        return await list_keys(store)


async def _revoke(key_id: str) -> None:
    async with open_store(Settings()) as store:
        await revoke_key(store, key_id)
