"""What an event is, in a few words: its name where it has one, else what kind of event it is and who takes part."""

from __future__ import annotations

from textwrap import shorten
from typing import Final

from api.naming import names
from api.pages.words import opening
from api.wording import TYPES, listed
from graph.event import Event
from graph.fact import ROLES, Fact, FactType
from graph.names import telling

Phrases = tuple[str, str, str]
"""With both sides known, with only the acting one `a`, with only the other `b`."""

Phrase = tuple[str, str]
"""With several who take part `all` alike, with one."""

ALIKE: Final[dict[FactType, dict[str | None, Phrase]]] = {
    FactType.AGREEMENT: {
        None: ("Agreement between {all}", "Agreement of {all}"),
        "treaty": ("Treaty between {all}", "Treaty of {all}"),
        "memorandum": ("Memorandum between {all}", "Memorandum of {all}"),
        "ceasefire": ("Ceasefire between {all}", "Ceasefire of {all}"),
        "declaration": ("Joint declaration of {all}", "Declaration of {all}"),
        "contract": ("Contract between {all}", "Contract of {all}"),
    },
    FactType.MEETING: {
        None: ("Meeting between {all}", "Meeting of {all}"),
        "summit": ("Summit of {all}", "Summit of {all}"),
        "talks": ("Talks between {all}", "Talks of {all}"),
        "call": ("Phone call between {all}", "Phone call of {all}"),
    },
    FactType.EXERCISE: {None: ("Joint exercise of {all}", "Exercise of {all}")},
}
"""Type, kind -> phrases; kinds that are not here read like none."""

DIRECTED: Final[dict[FactType, dict[str | None, Phrases]]] = {
    FactType.LOAN: {
        None: ("Loan from {a} to {b}", "Loan from {a}", "Loan to {b}"),
        "credit_line": ("Credit line from {a} to {b}", "Credit line from {a}", "Credit line for {b}"),
        "grant": ("Grant from {a} to {b}", "Grant from {a}", "Grant to {b}"),
        "aid": ("Aid from {a} to {b}", "Aid from {a}", "Aid to {b}"),
        "deposit": ("Deposit of {a} with {b}", "Deposit of {a}", "Deposit with {b}"),
        "swap": ("Currency swap between {a} and {b}", "Currency swap of {a}", "Currency swap for {b}"),
        "debt_relief": ("Debt relief by {a} for {b}", "Debt relief by {a}", "Debt relief for {b}"),
        "guarantee": ("Guarantee by {a} for {b}", "Guarantee by {a}", "Guarantee for {b}"),
    },
    FactType.ARMS_TRANSFER: {
        None: ("{what} from {a} to {b}", "{what} from {a}", "{what} for {b}"),
        "co_production": ("{what} built by {a} and {b}", "{what} built by {a}", "{what} built with {b}"),
    },
    FactType.SUPPLY: {None: ("{what} from {a} to {b}", "{what} from {a}", "{what} for {b}")},
    FactType.DEPLOYMENT: {
        None: ("Forces of {a} in {b}", "Forces of {a}", "Foreign forces in {b}"),
        "base": ("Base of {a} in {b}", "Base of {a}", "Foreign base in {b}"),
        "withdrawal": ("Withdrawal of forces of {a} from {b}", "Withdrawal of forces of {a}", "Withdrawal of forces from {b}"),
    },
    FactType.SANCTION: {
        None: ("Sanctions by {a} on {b}", "Sanctions by {a}", "Sanctions on {b}"),
        "embargo": ("Embargo by {a} on {b}", "Embargo by {a}", "Embargo on {b}"),
        "tariff": ("Tariffs by {a} on {b}", "Tariffs by {a}", "Tariffs on {b}"),
        "entry_ban": ("Entry ban by {a} on {b}", "Entry ban by {a}", "Entry ban on {b}"),
        "freeze": ("Asset freeze by {a} on {b}", "Asset freeze by {a}", "Asset freeze on {b}"),
    },
    FactType.DIPLOMATIC_ACTION: {
        None: ("Diplomatic action by {a} towards {b}", "Diplomatic action by {a}", "Diplomatic action towards {b}"),
        "expulsion": ("Expulsion of diplomats of {b} by {a}", "Expulsion of diplomats by {a}", "Expulsion of diplomats of {b}"),
        "recall": ("Recall of the envoy of {a} to {b}", "Recall of an envoy of {a}", "Recall of an envoy to {b}"),
        "summons": ("Summons of the envoy of {b} by {a}", "Summons of an envoy by {a}", "Summons of the envoy of {b}"),
        "severed": ("Break of relations between {a} and {b}", "Break of relations by {a}", "Break of relations with {b}"),
        "established": ("Relations established between {a} and {b}", "Relations established by {a}", "Relations established with {b}"),
        "recognition": ("Recognition of {b} by {a}", "Recognition by {a}", "Recognition of {b}"),
    },
    FactType.CLASH: {None: ("Attack by {a} on {b}", "Attack by {a}", "Attack on {b}")},
    FactType.MEMBERSHIP: {None: ("Membership of {a} in {b}", "Membership of {a}", "Membership in {b}")},
}

GOODS: Final = {FactType.ARMS_TRANSFER: "Arms", FactType.SUPPLY: "Supplies"}
"""What is delivered, where the reports do not say."""

SHORT: Final = 40
"""Characters of a name in a drawing."""

LONGEST_GOODS: Final = 60
"""Characters of goods in a headline; a longer list of them is left to the event's page."""


def headline(event: Event | Fact) -> str:
    """What an event is: 'Union State treaty', 'S-400 from Russia to Turkey', 'Recognition of Kosovo by Spain'."""
    if event.type is FactType.LEADERSHIP:
        office = event.name or "in office"
        return f"{listed(event.persons)}, {office} {'in' if office == 'in office' else 'of'} {names(event.roles.state)}"
    if event.name and _says_which(event.name):
        return opening(event.name)
    return opening(_directed(event) if event.type in DIRECTED else _alike(event))


def shortly(event: Event) -> str:
    """What an event is where it is plain who takes part: its name or its type, and the year."""
    name = _cut(headline(event)) if named(event) else TYPES[event.type][0].capitalize()
    said = (event.date or event.end or "")[:4]
    return name if not said or said in name else f"{name}, {said}"


def _cut(name: str) -> str:
    """At most 40 characters of a name, whole words where it has any."""
    return name if len(name) <= SHORT else (shorten(name, SHORT, placeholder="…") if " " in name[:SHORT] else f"{name[: SHORT - 1]}…")


def named(event: Event | Fact) -> bool:
    """Whether the headline is the event's own name, so that it does not say who takes part."""
    return bool(event.name) and event.type is not FactType.LEADERSHIP and _says_which(event.name or "")


def _says_which(name: str) -> bool:
    """Whether a name tells this event from others of its type: not 'treaty' or 'loan agreement'."""
    return bool(telling(name)) and (" " in name or name != name.lower())


def _alike(event: Event | Fact) -> str:
    phrases = ALIKE[event.type]
    several, one = phrases.get(event.kind) or phrases[None]
    everyone = event.roles.everyone()
    return (one if len(everyone) == 1 else several).format(all=names(everyone))


def _directed(event: Event | Fact) -> str:
    phrases = DIRECTED[event.type]
    both, only_first, only_second = phrases.get(event.kind) or phrases[None]
    first, second = (names(getattr(event.roles, role)) for role in ROLES[event.type])
    phrase = both if first and second else only_first if first else only_second
    return phrase.format(a=first, b=second, what=_goods(event))


def _goods(event: Event | Fact) -> str:
    goods = listed(event.items)
    return goods if 0 < len(goods) <= LONGEST_GOODS else GOODS.get(event.type, "")
