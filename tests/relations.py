"""A small world of facts that API tests ask about, and how it is put into the graph."""

import datetime as dt

from graph.article import Article
from graph.fact import Fact, Roles
from graph.load import load_article
from seed.start import load_reference

LEARNT = dt.datetime(2021, 11, 6, 12, tzinfo=dt.UTC)

PACTS = Article(
    id="pacts",
    title="Old pacts and new",
    published="2021-11-05",
    source="The Herald",
    text=(
        "Russia and Belarus signed the Union State treaty in 1999. They signed a gas accord on 31 December 2006. "
        "In May 2014 Russia, Belarus and Kazakhstan signed a treaty on an economic union. Russia lent Belarus $630 million in September 2021. "
        "A customs pact between Russia and Belarus is planned. Russia and Ukraine signed a pact in 1997."
    ),
)
DRILLS = Article(
    id="drills",
    title="Drills",
    published="2021-09-10",
    text="Russian and Belarusian troops began Zapad-2021 on Friday. The Union State treaty of 8 December 1999 binds Russia and Belarus.",
)


def fact(article, quote, **fields):
    start = article.text.index(quote)
    return Fact(quote=quote, start=start, stop=start + len(quote), **{"status": "done", "confidence": 0.9, **fields})


def agreement(article, quote, *parties, **fields):
    return fact(article, quote, type="agreement", roles=Roles(party=parties), **fields)


TOLD = [
    (
        PACTS,
        [
            agreement(PACTS, "signed the Union State treaty in 1999", "RUS", "BLR", date="1999", name="Union State treaty", kind="treaty"),
            agreement(PACTS, "signed a gas accord on 31 December 2006", "RUS", "BLR", date="2006-12-31", name="gas accord"),
            agreement(PACTS, "signed a treaty on an economic union", "RUS", "BLR", "KAZ", date="2014-05", name="economic union treaty"),
            fact(
                PACTS,
                "Russia lent Belarus $630 million",
                type="loan",
                roles=Roles(lender=("RUS",), borrower=("BLR",)),
                date="2021-09",
                amount=630_000_000,
                currency="USD",
            ),
            agreement(PACTS, "A customs pact between Russia and Belarus is planned", "RUS", "BLR", status="planned", name="customs pact"),
            agreement(PACTS, "Russia and Ukraine signed a pact in 1997", "RUS", "UKR", date="1997", name="pact"),
        ],
    ),
    (
        DRILLS,
        [
            fact(
                DRILLS,
                "Russian and Belarusian troops began Zapad-2021 on Friday",
                type="exercise",
                roles=Roles(participant=("RUS", "BLR")),
                date="2021-09-10",
                name="Zapad-2021",
            ),
            agreement(
                DRILLS,
                "The Union State treaty of 8 December 1999",
                "RUS",
                "BLR",
                date="1999-12-08",
                name="Union State treaty",
                kind="treaty",
            ),
        ],
    ),
]


async def empty(store):
    """Take everything out of the graph but the keys to the service."""

    async def wipe(transaction):
        await (await transaction.run("MATCH (n) WHERE NOT n:Schema AND NOT n:Key DETACH DELETE n")).consume()

    await store.write(wipe)


async def tell(store):
    """Put the small world into an empty graph."""
    await empty(store)
    await _load(store)


async def tell_beside_reference(store):
    """The same into a graph that has the reference data."""
    await empty(store)
    await load_reference(store)
    await _load(store)


async def _load(store):
    for article, facts in TOLD:
        await load_article(store, article, facts, LEARNT)
