"""The filters of a pair's page as chips: each a link that switches one condition on or off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from api import wording
from api.pages.render import query, without
from graph.fact import FactType, Status
from graph.filter import EventFilter
from graph.timeline import YearCount

Pairs = list[tuple[str, str]]

REPORTS: Final = ("2", "3", "5")
"""Least numbers of reports that can be asked for."""

WINDOW: Final = ("since", "until")


@dataclass(frozen=True)
class Chip:
    """One filter that can be switched on or off."""

    text: str
    href: str
    on: bool
    css: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Chips:
    """Chips that ask about the same thing."""

    title: str
    chips: tuple[Chip, ...]


def chips(path: str, asked: Pairs, counts: list[YearCount], wanted: EventFilter) -> list[Chips]:
    """The groups of chips of the page `path` under the filters `asked`; groups without any are left out."""
    groups = (
        Chips("Type", _types(path, asked, counts)),
        Chips("Stage", _statuses(path, asked, counts)),
        Chips("Told by", _reports(path, asked)),
        Chips("Time", _window(path, asked, wanted)),
    )
    return [group for group in groups if group.chips]


def toggled(asked: Pairs, pair: tuple[str, str]) -> Pairs:
    """The same filters with `pair` added, or taken away where it is there."""
    return [kept for kept in asked if kept != pair] if pair in asked else [*asked, pair]


def _types(path: str, asked: Pairs, counts: list[YearCount]) -> tuple[Chip, ...]:
    by_type = {kind: sum(row.count for row in counts if row.type is kind) for kind in FactType}
    return tuple(
        Chip(
            wording.TYPES[kind][1],
            path + query(toggled(asked, ("type", kind.value))),
            ("type", kind.value) in asked,
            f"t-{kind.value}",
            count,
        )
        for kind, count in by_type.items()
        if count
    )


def _statuses(path: str, asked: Pairs, counts: list[YearCount]) -> tuple[Chip, ...]:
    by_status = {status: sum(row.count for row in counts if row.status is status) for status in Status}
    return tuple(
        Chip(wording.STATUSES[status], path + query(toggled(asked, ("status", status.value))), ("status", status.value) in asked, "", count)
        for status, count in by_status.items()
        if count
    )


def _reports(path: str, asked: Pairs) -> tuple[Chip, ...]:
    """Of these one at a time: five reports are two as well."""
    return tuple(
        Chip(
            f"{least}+ reports",
            path + query(toggled(without(asked, "min_sources") if ("min_sources", least) not in asked else asked, ("min_sources", least))),
            ("min_sources", least) in asked,
        )
        for least in REPORTS
    )


def _window(path: str, asked: Pairs, wanted: EventFilter) -> tuple[Chip, ...]:
    """The window that was chosen, to be taken away; it is chosen in a form."""
    told = []
    if wanted.since or wanted.until:
        text = wording.when(wanted.since, wanted.until) if wanted.until else f"since {wording.day(wanted.since or '')}"
        told.append(Chip(text, path + query(without(asked, *WINDOW)), on=True))
    if wanted.in_force_on:
        told.append(Chip(wording.in_force(wanted.in_force_on), path + query(without(asked, "in_force_on")), on=True))
    return tuple(told)
