"""What stands around an article (credits, bylines, links, time stamps) tells nothing, whatever states it names."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.fact import Fact
from seed.extract import extract
from seed.reader.boilerplate import idle_sentences, is_boilerplate
from seed.reader.sentences import sentences

TOLD = "France and Germany signed a defence treaty in Paris on Thursday."
AROUND = [
    "(Reporting by Anna Berg in Moscow and Tom Hale in Minsk; Editing by Russian Foreign Minister Sergei Lavrov)",
    "Additional reporting by Li Wen in Beijing",
    "Read more: Russia expels two British diplomats",
    "READ ALSO: Russia and Belarus sign a union treaty",
    "Related: Japan lends Vietnam $630 million",
    "(Photo by Russian Foreign Ministry Press Service / Anadolu Agency via Getty Images)",
    "Photo: Polish Prime Minister Mateusz Morawiecki, Embassy of Poland in Germany",
    "Mikhail Klimentyev, Kremlin Pool/AP",
    "By Anna Berg in Moscow and Tom Hale in Washington",
    "By Anna Berg, Diplomatic Correspondent for Russia and Ukraine",
    "Updated 14:32 Moscow time",
    "Published: 10 September 2021 at 10:15 am GMT",
    "14:32",
    "5 minutes ago",
]


def facts(text: str) -> tuple[Fact, ...]:
    return extract(Article(id="a", published="2021-09-10", text=text)).facts


@pytest.mark.parametrize("line", AROUND)
def test_what_stands_around_an_article_gives_no_facts(line: str) -> None:
    assert is_boilerplate(line)
    assert facts(line) == ()
    assert [fact.quote for fact in facts(f"{TOLD}\n\n{line}")] == [fact.quote for fact in facts(TOLD)]


@pytest.mark.parametrize(
    "sentence",
    [
        TOLD,
        "Photos showed Russian tanks in Belarus.",
        "Reporting by the UN mission said that Russia had shelled Ukrainian towns.",
        "By Thursday, Russia and Belarus had signed 28 agreements.",
        "By Germany's count, Russia expelled 40 diplomats.",
        "On 9 September 2021 at 10:15 Russia attacked.",
        "In 1999",
        "Read the treaty: Russia says it was signed in 1999.",
        "MOSCOW, Sept 10 (Reuters) - Russia lent Belarus $630 million.",
        "Reuters reported the deal between France and Germany.",
        "France, Germany",
        "Russia Expels British Diplomats - Reuters",
        "By Sea and Air, Russia Attacks Ukraine",
    ],
)
def test_what_tells_something_is_no_boilerplate(sentence: str) -> None:
    assert not is_boilerplate(sentence)


LISTED = [
    "Russia expels two British diplomats",
    "Japan lends Vietnam $630 million: what it means",
    "Will Poland sign a treaty with Norway?",
]


@pytest.mark.parametrize("head", ["Related Articles", "READ MORE:", "More from Asia", "Most read", "You may also like", "Editors’ picks"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_headlines_of_other_articles_give_no_facts(head: str, between: str) -> None:
    text = f"{TOLD}\n\n{between.join([head, *LISTED])}\n\nItaly and Spain signed a fishing treaty in Rome on Friday."
    assert {fact.quote for fact in facts(text)} == {TOLD, "Italy and Spain signed a fishing treaty in Rome on Friday."}


def test_headlines_behind_other_words_are_read() -> None:
    text = f"{TOLD}\n\nIn brief\n{LISTED[0]}"
    assert {fact.quote for fact in facts(text)} == {TOLD, LISTED[0]}


def test_a_sentence_that_stands_twice_is_read_once() -> None:
    told = facts(f"{TOLD}\n\nItaly and Spain signed a fishing treaty in Rome on Friday.\n\n{TOLD.replace(' in ', chr(10) + 'in ')}")
    assert [fact.quote for fact in told] == [TOLD, "Italy and Spain signed a fishing treaty in Rome on Friday."]


def test_a_short_line_of_a_timeline_may_stand_twice() -> None:
    text = f"9 September\n\nPutin visits Minsk.\n\n1 May\n\nPutin visits Minsk.\n\n{TOLD}\n\n{TOLD}"
    spans = sentences(text)
    assert [text[slice(*spans[number])] for number in idle_sentences(text, spans)] == [TOLD]


def test_a_live_blog_is_read_entry_by_entry() -> None:
    entries = ["14:32 GMT", TOLD, "Read more: Russia expels British diplomats", "13:05 GMT", "Japan lent Vietnam $300 million on Thursday."]
    quotes = {fact.quote for fact in facts("\n\n".join(entries))}
    assert quotes == {entries[1], entries[4]}


def test_each_dateline_of_a_text_begins_what_is_read() -> None:
    first = "PARIS, Sept 10 (Reuters) - France and Germany signed a defence treaty on Thursday."
    second = "HANOI, Sept 10 (Reuters) - Japan lent Vietnam $300 million on Thursday."
    assert {fact.quote for fact in facts(f"{first}\n\n{second}")} == {first, second}
