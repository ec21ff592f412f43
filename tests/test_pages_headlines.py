"""What events are called."""

from __future__ import annotations

from typing import Any

import pytest

from api.pages.headlines import ALIKE, DIRECTED, headline, shortly
from graph.event import Event
from graph.fact import KINDS, ROLES, Fact, FactType, Status


def fact(fact_type: FactType, roles: dict[str, list[str]], **more: Any) -> Fact:
    return Fact.model_validate({"type": fact_type, "roles": roles, "status": Status.DONE, "quote": "So it is.", **more})


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}), "Agreement between Russia and Belarus"),
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}, name="28-point roadmap"), "28-point roadmap"),
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}, name="treaty"), "Agreement between Russia and Belarus"),
        (fact(FactType.LOAN, {"lender": ["RUS"]}, name="lend"), "Loan from Russia"),
        (fact(FactType.AGREEMENT, {"party": ["RUS"]}), "Agreement of Russia"),
        (fact(FactType.LOAN, {"lender": ["RUS"], "borrower": ["BLR"]}), "Loan from Russia to Belarus"),
        (fact(FactType.LOAN, {"borrower": ["BLR"]}), "Loan to Belarus"),
        (fact(FactType.LOAN, {"lender": ["CHN"], "borrower": ["PAK"]}, kind="swap"), "Currency swap between China and Pakistan"),
        (fact(FactType.AGREEMENT, {"party": ["ERI", "ETH"]}, kind="declaration"), "Joint declaration of Eritrea and Ethiopia"),
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}, kind="other"), "Agreement between Russia and Belarus"),
        (fact(FactType.MEETING, {"participant": ["RUS", "TUR"]}, kind="call"), "Phone call between Russia and Turkey"),
        (fact(FactType.ARMS_TRANSFER, {"supplier": ["RUS"], "recipient": ["TUR"]}, items=["S-400"]), "S-400 from Russia to Turkey"),
        (fact(FactType.SUPPLY, {"supplier": ["RUS"], "recipient": ["BLR"]}, items=["natural gas"]), "Natural gas from Russia to Belarus"),
        (fact(FactType.SUPPLY, {"recipient": ["BLR"]}, items=["w" * 61]), "Supplies for Belarus"),
        (
            fact(FactType.DEPLOYMENT, {"sender": ["FRA"], "host": ["MLI"]}, kind="withdrawal"),
            "Withdrawal of forces of France from Mali",
        ),
        (
            fact(FactType.DIPLOMATIC_ACTION, {"actor": ["RWA"], "target": ["BEL"]}, kind="severed"),
            "Break of relations between Rwanda and Belgium",
        ),
        (fact(FactType.DIPLOMATIC_ACTION, {"actor": ["ESP"]}, kind="recognition"), "Recognition by Spain"),
        (fact(FactType.SANCTION, {"imposer": ["EU"], "target": ["BLR"]}), "Sanctions by the European Union on Belarus"),
        (fact(FactType.MEMBERSHIP, {"member": ["FIN"], "organization": ["NATO"]}), "Membership of Finland in NATO"),
        (
            fact(FactType.LEADERSHIP, {"state": ["BLR"]}, persons=["Alexander Lukashenko"], name="president", kind="head_of_state"),
            "Alexander Lukashenko, president of Belarus",
        ),
    ],
)
def test_a_headline_says_what_and_who(told: Fact, said: str):
    assert headline(told) == said


@pytest.mark.parametrize("fact_type", [kind for kind in FactType if kind is not FactType.LEADERSHIP])
def test_every_kind_of_event_has_a_headline_whoever_is_known_to_take_part(fact_type: FactType):
    phrases = {**ALIKE, **DIRECTED}[fact_type]
    assert {kind for kind in phrases if kind} <= set(KINDS.get(fact_type, ()))
    for kind in (None, *KINDS.get(fact_type, ())):
        for roles in ([role] for role in ROLES[fact_type]):
            said = headline(fact(fact_type, {role: ["BLR"] for role in roles}, kind=kind))
            assert "Belarus" in said
            assert not set(said) & set("{}")


@pytest.mark.parametrize(
    ("name", "date", "end", "said"),
    [
        ("Union State treaty", "1999-12-08", None, "Union State treaty, 1999"),
        ("Zapad-2021", "2021-09", None, "Zapad-2021"),
        ("Treaty on the equal rights of their citizens in all matters", "1998", None, "Treaty on the equal rights of their…, 1998"),
        (None, None, "2022", "Meeting, 2022"),
        ("talks", None, None, "Meeting"),
    ],
)
def test_between_two_states_an_event_goes_by_its_name_or_type_and_its_year(name: str | None, date: str | None, end: str | None, said: str):
    told = fact(FactType.MEETING, {"participant": ["RUS", "BLR"]}, name=name, date=date, end=end)
    assert shortly(Event.model_validate({**told.model_dump(include=set(Event.model_fields)), "id": "one", "support": 1})) == said
