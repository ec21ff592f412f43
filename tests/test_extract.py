"""Reading whole articles: exact quotes, the same bytes every time, and no harm from hostile text."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import seed.extract
from graph.article import Article
from seed.extract import LONGEST, extract
from seed.paths import DATA
from seed.reader.candidate import Candidate
from seed.who.mentions import find_cast

GOLD = Path(__file__).parent / "gold"
SEED_ARTICLE = Path(__file__).parents[2] / "shared" / "seed-article.txt"


def article(text: str, published: str = "2023-03-03") -> Article:
    return Article(id="a", published=published, text=text)


def gold_articles() -> list[Article]:
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(GOLD.glob("d*.json"))]
    return [Article(id=row["id"], published=row["published"], text=row["text"]) for row in rows]


def test_every_quote_is_the_text_at_its_offsets() -> None:
    for one in gold_articles()[:8]:
        for fact in extract(one).facts:
            assert fact.quote == one.text[fact.start : fact.stop]
            assert fact.rule


READ_ALL = """
import sys
from graph.article import Article
from seed.extract import extract

for line in sys.stdin:
    print(extract(Article.model_validate_json(line)).model_dump_json())
"""


def test_the_order_of_sets_decides_nothing() -> None:
    """Each process has another order of sets; two people who share a surname, of names as long, are where it once told."""
    two = (
        "Polish Foreign Minister Anna Berg and Polish Trade Minister Emma Berg flew to Berlin on Thursday. "
        "Poland expelled two Russian diplomats, Berg said. Poland imposed sanctions on Belarus, Berg said."
    )
    given = "\n".join(each.model_dump_json() for each in (*gold_articles()[:2], article(two)))

    def printed(seed: int) -> str:
        environ = os.environ | {"PYTHONHASHSEED": str(seed)}
        return subprocess.run([sys.executable, "-c", READ_ALL], input=given, env=environ, capture_output=True, text=True, check=True).stdout

    first = printed(0)
    assert '"speaker":"Emma Berg"' in first
    assert {printed(seed) for seed in (1, 2, 3)} == {first}


def test_the_weights_are_the_ones_that_were_measured() -> None:
    for line in (DATA / "model" / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((DATA / "model" / name).read_bytes()).hexdigest() == digest, name


HOSTILE = {
    "nothing but space": " \n \t ",
    "brackets": "(" * 10_000,
    "one long line": "Russia and Belarus signed a treaty in Minsk on Thursday and then talked on " * 1500,
    "no sentence ends": "the president of France met the chancellor of Germany " * 400,
    "NUL and control characters": "France\x00 and Germany\x07 signed a treaty\x1b on Thursday.",
    "soft hyphens and hard spaces": "Fran\u00adce and Ger\u00admany signed a\u00a0treaty on Thursday.",
    "mixed scripts": "Россия и Беларусь подписали договор. Russia signed a treaty with Belarus. 俄罗斯",
    "right to left": "وقعت روسيا " * 50,
    "bullets": "- France signs treaty with Germany\n- Italy expels two Russian diplomats\n* Norway lends Latvia $5 million\n",
    "digits": "1" * 20_000,
    "an impossible sum": "Russia lent Belarus $5,000,000,000 trillion on Thursday.",
    "an impossible count": "Russia and Belarus signed 5,000,000,000,000,000 agreements in Minsk on Thursday.",
    "an endless name": f"France and Germany signed the Treaty on {'Friendship and ' * 60}Peace in Paris on Thursday.",
    "an endless place": f"The presidents of Russia and Belarus met in {'Upper ' * 140}Minsk on Thursday.",
    "an endless office": f"Polish Foreign Minister {'Marek' * 1200} Zielinski met Chancellor Angela Merkel of Germany in Warsaw.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_without_harm(text: str) -> None:
    one = article(text)
    for fact in extract(one).facts:
        assert fact.quote == text[fact.start : fact.stop]


OFTEN = ["agreement on the", "and", ", which", "a", "of", "proposed", "U.S.", "$5 billion", "2019"]
"""Words with which a pattern may end where it should not."""


def test_words_in_any_order_do_no_harm() -> None:
    order = random.Random(5)
    words = [word for one in gold_articles() for word in one.text.split()]
    for _ in range(60):
        some = order.choices([*order.sample(words, 40), *OFTEN], k=120)
        text = order.choice((" ", "\n")).join(some)
        reading = extract(article(text))
        assert not any("left out" in note for note in reading.notes), text
        assert all(fact.quote == text[fact.start : fact.stop] for fact in reading.facts)


def test_a_fact_in_which_reading_fails_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "President Vladimir Putin of Russia signed a treaty with Belarus in Minsk on Thursday. France expelled two Russian diplomats on Friday."
    whole = extract(article(text))

    def fails(candidate: Candidate, *_: object) -> str | None:
        if candidate.type == "agreement":
            raise StopIteration
        return None

    monkeypatch.setattr(seed.extract, "event_name", fails)
    reading = extract(article(text))
    assert {fact.type.value for fact in whole.facts} - {fact.type.value for fact in reading.facts} == {"agreement"}
    assert reading.notes == ("a fact was left out: StopIteration",)


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d"], ids=["soft hyphen", "space", "non-joiner", "joiner"])
def test_a_mark_that_is_not_seen_breaks_no_name(mark: str) -> None:
    text = "Ger|many and the United King|dom sent Geor|gia and the U.|S. a note; Mos|cow and the Euro|pean Un|ion did not."

    def named(text: str) -> list[tuple[str, str]]:
        return [(text[each.start : each.stop].replace(mark, ""), each.id) for each in find_cast(text, "2023-03-03").mentions]

    assert len(named(text.replace("|", ""))) == 6
    assert named(text.replace("|", mark)) == named(text.replace("|", ""))


def test_what_is_not_english_is_said_and_not_guessed() -> None:
    reading = extract(
        article("La Russie et le Bélarus ont signé jeudi un traité à Minsk, ont annoncé les deux présidents après un sommet. " * 5)
    )
    assert reading.facts == ()
    assert any("English" in note for note in reading.notes)


def test_an_article_beyond_the_cap_is_read_up_to_it_with_a_note() -> None:
    reading = extract(article("France and Germany signed a treaty.\n" + "x " * (LONGEST // 2)))
    assert any(f"{LONGEST:,}" in note for note in reading.notes)


def test_capitals_throughout_are_read_like_other_text() -> None:
    text = (
        "France and Germany signed a defence treaty in Paris on Thursday. "
        "President Emmanuel Macron of France received Chancellor Olaf Scholz of Germany for talks."
    )
    assert {(f.type, f.roles) for f in extract(article(text)).facts} == {(f.type, f.roles) for f in extract(article(text.upper())).facts}


@pytest.mark.skipif(not SEED_ARTICLE.exists(), reason="the user's own first article lies in ../shared, which is absent")
def test_the_first_article_loads_well() -> None:
    text = SEED_ARTICLE.read_text(encoding="utf-8")
    facts = extract(Article(id="seed", published="2021-09-10", text=text)).facts
    found = {(f.type.value, tuple(sorted(f.roles.everyone())), f.date, f.status.value) for f in facts}
    pair = ("BLR", "RUS")
    assert ("meeting", pair, "2021-09-09", "done") in found
    assert any(
        (f.type, f.date, f.status, f.amount, f.currency) == ("loan", "2021-09-09", "announced", 630e6, "USD")
        and (f.roles.lender, f.roles.borrower) == (("RUS",), ("BLR",))
        for f in facts
    )
    assert any(f.type == "agreement" and f.date == "1999" for f in facts)
    assert any(f.type == "agreement" and "roadmap" in (f.name or "") and f.status == "announced" for f in facts)
    assert any(f.type == "supply" and f.roles.supplier == ("RUS",) and f.roles.recipient == ("BLR",) for f in facts)
    assert any(f.type == "exercise" and (f.date, f.end, f.count) == ("2021-09-10", "2021-09-16", 200_000) for f in facts)
    assert any(f.type == "exercise" and f.date == "2017" for f in facts)
    assert any(f.type == "arms_transfer" and f.status == "sought" and f.roles.recipient == ("BLR",) for f in facts)
    assert any("Su-30" in f.quote and (f.roles.sender or f.roles.supplier) == ("RUS",) for f in facts)
    assert not any(f.type == "deployment" and "Su-30" not in f.quote for f in facts)
    leaders = {(f.persons[0], f.kind) for f in facts if f.type == "leadership"}
    assert {("Vladimir Putin", "head_of_state"), ("Alexander Lukashenko", "head_of_state")} <= leaders
    agreements = [f for f in facts if f.type == "agreement"]
    assert not any("common currency" in (f.name or "") or "political union" in (f.name or "") for f in agreements)


def test_only_what_is_said_to_last_so_long_ends_then() -> None:
    text = (
        "Turkey keeps several hundred soldiers at a base in western Libya.\n\n"
        "Libya asked its partner on Wednesday to build three hospitals by the end of next year.\n\n"
        "The United States will keep 900 soldiers in Syria until 2026."
    )
    found = extract(Article(id="ends", published="2023-07-06", text=text)).facts
    stay = {fact.roles.sender: fact.end for fact in found if fact.type == "deployment"}
    assert stay == {("TUR",): None, ("USA",): "2026"}


def test_an_agreement_does_not_end_with_the_visit_on_which_it_was_signed() -> None:
    text = "China and Pakistan signed a treaty on Monday as President Xi Jinping began a two-day visit to Islamabad."
    found = extract(Article(id="visit", published="2015-04-20", text=text)).facts
    assert {(fact.type.value, fact.end) for fact in found} >= {("agreement", None), ("meeting", "2015-04-21")}
