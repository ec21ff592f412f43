"""A dump into an empty store, checked by count and checksum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import LiteralString

from neo4j import AsyncTransaction

from graph import schema
from graph.dump import FORMAT, Count, Line, Tally, tally
from graph.dump_shape import KNOWN_BY, LABELS, LINKS, PAGE, Links, read
from graph.errors import Conflict, Invalid
from graph.rows import Row
from graph.store import Store, rows

BATCH = 1000
"""Lines written in one transaction."""

CREATE: dict[str, LiteralString] = {
    ":".join(sorted(labels.split(":"))): "UNWIND $rows AS row CREATE (node:" + labels + ") SET node = row" for labels in LABELS
}


def _create(links: Links, type_: LiteralString, other: LiteralString) -> LiteralString:
    """From the end with few relationships, like every write."""
    arrow = "-[link:" + type_ + "]->" if links.way == "out" else "<-[link:" + type_ + "]-"
    return (
        "UNWIND $rows AS row MATCH (home:" + links.home + " {id: row.home}) MATCH (other:" + other + " {id: row.other}) "
        "CREATE (home)" + arrow + "(other) SET link = row.properties RETURN count(link) AS count"
    )


JOIN: dict[tuple[str, str, str], LiteralString] = {
    (type_, *((links.home, other) if links.way == "out" else (other, links.home))): _create(links, type_, other)
    for links in LINKS
    for type_ in links.types.split("|")
    for other in links.others
}
OUTWARD = {
    (type_, links.home, other) for links in LINKS if links.way == "out" for type_ in links.types.split("|") for other in links.others
}

HELD: tuple[LiteralString, ...] = tuple("MATCH (node:" + label + ") RETURN count(node) AS count" for label in KNOWN_BY)


def checked(lines: Iterable[Line]) -> Tally:
    """Read a whole dump; Invalid when it is none, was cut off or changed, or was written by a newer program."""
    count, foot = Count(), None
    for number, line in enumerate(lines, 1):
        if number == 1:
            _check_head(line)
        elif foot is not None:
            raise Invalid(f"line {number} comes after the dump's end")
        elif "checksum" in line:
            foot = Tally.model_validate(line)
        else:
            count.add(line)
    if foot is None:
        raise Invalid("the dump has no end: it was cut off")
    if foot != count.tally():
        raise Invalid("the dump was changed: its lines do not add up to its checksum")
    return foot


def _check_head(line: Line) -> None:
    if line.get("dyad") != "dump":
        raise Invalid("this is no dump of Dyad: its first line says what it is")
    if line["format"] > FORMAT or line["schema"] > schema.VERSION:
        raise Invalid(f"the dump has format {line['format']} and schema {line['schema']}; this program reads {FORMAT} and {schema.VERSION}")


async def restore(store: Store, lines: Callable[[], Iterator[Line]]) -> Tally:
    """Write the dump that each call of `lines` reads from its beginning; returns what it holds.

    Raises Invalid for a dump that is not whole, before anything is written; Conflict when the store is not empty, or holds something
    else afterwards.
    """
    said = checked(lines())
    held = sum([(await store.read(query))[0]["count"] for query in HELD])
    if held:
        raise Conflict(f"a dump goes into an empty store; this one holds {held:,} nodes. Name another folder (DYAD_DATA) or database")
    waiting: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for line in lines():
        if "node" not in line and "link" not in line:
            continue
        kind, row = _row(line)
        waiting[kind].append(row)
        if len(waiting[kind]) == PAGE.get(kind[0], BATCH):
            await _flush(store, waiting, kind)
    for kind in sorted(waiting, key=len):  # nodes before relationships
        await _flush(store, waiting, kind)
    found = await tally(store)
    if found != said:
        raise Conflict("the restored graph is not the one that was dumped; empty the store and try again")
    await schema.upgrade(store, next(lines())["schema"])  # a dump may be of an older schema
    return found


def _row(line: Line) -> tuple[tuple[str, ...], Row]:
    if "node" in line:
        return (line["node"],), read(line["properties"])
    (start, start_id), (end, end_id) = line["from"], line["to"]
    kind = (line["link"], start, end)
    home, other = (start_id, end_id) if kind in OUTWARD else (end_id, start_id)
    return kind, {"home": home, "other": other, "properties": read(line["properties"])}


async def _flush(store: Store, waiting: dict[tuple[str, ...], list[Row]], kind: tuple[str, ...]) -> None:
    if len(kind) > 1:
        for each in [each for each in waiting if len(each) == 1]:
            await _write(store, each, waiting.pop(each))
    await _write(store, kind, waiting.pop(kind))


async def _write(store: Store, kind: tuple[str, ...], batch: list[Row]) -> None:
    query = CREATE.get(kind[0]) if len(kind) == 1 else JOIN.get(kind)  # type: ignore[arg-type]
    if query is None:
        raise Invalid(f"the dump has {' '.join(kind)}, which this program does not know")

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, query, rows=batch)

    await store.write(work)
