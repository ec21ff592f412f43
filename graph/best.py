"""The values of an event that its reports support best.

A value counts once for each independent source that gives it; then the surer and the later published count. Participants are all that any report
names; the stage is the furthest that any report tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from graph.copies import voices
from graph.event import Event, Report
from graph.fact import ROLES, Fact, Roles, Status
from graph.identity_when import STAGE
from graph.names import folded, telling
from graph.persons import one_each
from graph.treaty_stages import treaty_stage
from graph.when import precision

T = TypeVar("T")


def best_event(reports: Sequence[Report]) -> Event:
    """The event that `reports` tell of, named after the first of them."""
    claims = [report.claim for report in reports]
    heard = voices(reports) if len(reports) > 1 else {reports[0].id: reports[0].article.id}  # most events have one report
    vote = Vote(heard)
    status = max((claim.status for claim in claims), key=STAGE.__getitem__)
    date, end = _dates(reports, status, vote)
    money = vote.best(reports, lambda fact: (fact.amount, fact.currency) if fact.amount is not None else None)
    published = [report.article.published for report in reports if report.article.published]
    return Event(
        id=reports[0].id,
        type=claims[0].type,
        roles=_roles(reports, vote),
        date=date,
        end=end,
        precision=precision(date) if date else None,
        status=status,
        name=vote.best(reports, _telling_name) or vote.best(reports, lambda fact: fact.name),
        amount=money[0] if money else None,
        currency=money[1] if money else vote.best(reports, lambda fact: fact.currency),
        count=vote.best(reports, lambda fact: fact.count),
        items=_gathered(fact.items for fact in claims),
        persons=one_each(person for fact in claims for person in fact.persons),
        place=vote.best(reports, lambda fact: fact.place),
        kind=vote.best(reports, lambda fact: fact.kind),
        confidence=max(claim.confidence for claim in claims),
        support=len(reports),
        outlets=len(set(heard.values())),
        first_report=min(published, default=None),
        last_report=max(published, default=None),
        recorded=min(report.recorded for report in reports),
    )


def _telling_name(fact: Fact) -> str | None:
    """The name where it tells which thing it is: "declaration on integration" comes before a mere "declaration"."""
    return fact.name if fact.name and telling(fact.name) else None


class Vote:
    """Which value is best supported: by most voices, then by the surest report, then by the latest published."""

    def __init__(self, voices: Mapping[str, str]) -> None:
        self._voices = voices

    def best(self, reports: Sequence[Report], value: Callable[[Fact], T | None]) -> T | None:
        """The best supported value; None where no report gives any."""
        if len(reports) == 1:  # most events have one report
            return value(reports[0].claim)
        given: dict[Hashable, tuple[T, list[Report]]] = {}
        for report in reports:
            found = value(report.claim)
            if found is not None:
                same = folded(found) if isinstance(found, str) else found
                given.setdefault(same, (found, []))[1].append(report)
        return max(given.values(), key=lambda each: (self.support(each[1]), str(each[0])))[0] if given else None

    def support(self, reports: Sequence[Report]) -> tuple[int, float, str]:
        """How well a value that these reports give is supported: the more, the better."""
        return (
            len({self._voices[report.id] for report in reports}),
            max(report.claim.confidence for report in reports),
            max(report.article.published or "" for report in reports),
        )


def _dates(reports: Sequence[Report], status: Status, vote: Vote) -> tuple[str | None, str | None]:
    """When the event itself was, not its announcement or its end, as far as any report tells; a treaty is dated by its signing."""
    if len(reports) == 1:
        return reports[0].claim.date, reports[0].claim.end
    dated = [report for report in reports if report.claim.date]
    before_end = [report for report in dated if report.claim.status is not Status.ENDED] or dated
    stages = [(STAGE[report.claim.status], -treaty_stage(report.claim)) for report in before_end]
    telling_when = max(stages, default=None)
    deciding = [report for report, stage in zip(before_end, stages, strict=True) if stage == telling_when]
    date = _finest(deciding, vote.best(deciding, lambda fact: fact.date), vote)
    end = vote.best(reports, lambda fact: fact.end)
    if end is None and status is Status.ENDED and before_end is not dated:
        ended = [report for report in dated if report.claim.status is Status.ENDED]
        end = _finest(ended, vote.best(ended, lambda fact: fact.date), vote)
    return date, end if end and date and end >= date[: len(end)] else (end if not date else None)


def _finest(reports: Sequence[Report], date: str | None, vote: Vote) -> str | None:
    """The best supported more precise date within `date`, if any report gives one."""
    finer = [report for report in reports if date and (report.claim.date or "").startswith(date) and report.claim.date != date]
    return _finest(finer, vote.best(finer, lambda fact: fact.date), vote) if finer else date


def _roles(reports: Sequence[Report], vote: Vote) -> Roles:
    """All that take part. Where reports differ on which side, the fuller report is believed, then the better supported one."""
    if len(reports) == 1:
        return Roles(**{name: tuple(sorted(set(ids))) for name, ids in reports[0].claim.roles.filled().items()})
    alike: defaultdict[Roles, list[Report]] = defaultdict(list)
    for report in reports:
        alike[report.claim.roles].append(report)
    ordered = sorted(alike, key=lambda roles: (len(roles.everyone()), vote.support(alike[roles]), alike[roles][0].id), reverse=True)
    found: dict[str, dict[str, None]] = {name: {} for name in ROLES[reports[0].claim.type]}
    taken: set[str] = set()
    for roles in ordered:
        for name, ids in roles.filled().items():
            found[name].update(dict.fromkeys(entity for entity in ids if entity not in taken or entity in found[name]))
        taken.update(roles.everyone())
    return Roles(**{name: tuple(sorted(ids)) for name, ids in found.items() if ids})


def _gathered(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for texts in lists:
        for text in texts:
            found.setdefault(folded(text), text)
    return tuple(found.values())
