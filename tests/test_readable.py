"""Text as the rules read it: nothing moves, and lines broken to a width are joined."""

from __future__ import annotations

import textwrap

import pytest

from graph.article import Article
from seed.extract import extract
from seed.reader.readable import readable

TEXT = (
    "Ministers sign ferry pact\n\n"
    "Norway and Latvia signed an agreement on ferries in Riga on Thursday, the Norwegian foreign ministry said. "
    "Prime Minister Anna Berg of Norway called it a first step. "
    "The United Kingdom, which had sent two observers, welcomed the pact, and the European Union did so on Friday.\n\n"
    "Oslo will also lend Riga $40 million for a new quay, of which half is to be paid in May 2024. "
    "The two states had last agreed on ferries in 1998, when President Ole Lund of Norway visited Latvia."
)


def broken(width: int, after: str = "\n") -> str:
    return after.join(
        line
        for paragraph in TEXT.split("\n")
        for line in textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) or [""]
    )


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_lines_broken_to_a_width_are_joined(width: int) -> None:
    assert readable(broken(width)) == TEXT


def test_the_facts_are_those_of_the_text_that_is_not_broken() -> None:
    whole, lines = (extract(Article(id="a", published="2023-03-03", text=text)) for text in (TEXT, broken(60)))
    assert whole.facts
    assert [fact.model_dump(exclude={"quote"}) for fact in lines.facts] == [fact.model_dump(exclude={"quote"}) for fact in whole.facts]
    assert all(fact.quote == broken(60)[fact.start : fact.stop] for fact in lines.facts)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Norway signs pact\nLatvia expels two\nPoland lends money\nFrance and Germany agree on cables\nSpain recalls its envoy",
        "Signed by\n- the Kingdom of Norway, which\n- the Republic of Latvia, and\n- the Republic of Poland, too\n- the French Republic, so",
        "    OSLO, March 3 - A pact\n    was signed on Thursday in Oslo\n    by two ministers who had\n    come from afar.",
        "One line",
        "",
        "\n\n\n",
    ],
    ids=["paragraphs", "headlines", "list", "indented", "one line", "nothing", "breaks"],
)
def test_other_lines_stay(text: str) -> None:
    assert readable(text) == text


def test_a_list_below_stays_a_list() -> None:
    heads = "Related articles\nNorway signs pact\nPoland lends money"
    assert readable(f"{broken(60)}\n\n{heads}") == f"{TEXT}\n\n{heads}"


def test_names_broken_over_two_lines_are_told_on_one() -> None:
    text = "President Ole\nLund of Norway met President Anna\nBerg of Latvia on Thursday."
    persons = {person for fact in extract(Article(id="a", published="2023-03-03", text=text)).facts for person in fact.persons}
    assert persons == {"Ole Lund", "Anna Berg"}


def test_marks_of_footnotes_are_passed_over() -> None:
    noted = (
        "Norway[1] and Latvia signed a pact.[12][note 3] It holds until 2030.[citation needed] Row [4] of the list stays, as does a[i + 1]."
    )
    assert " ".join(readable(noted).split()) == (
        "Norway and Latvia signed a pact. It holds until 2030. Row [4] of the list stays, as does a[i + 1]."
    )


def test_addresses_of_links_are_passed_over() -> None:
    text = "[Norway](https://example.org/a?b=c) and [Latvia](/latvia) signed [a pact] (in Riga)."
    assert " ".join(readable(text).split()) == "Norway and Latvia signed [a pact] (in Riga)."


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\u00a0b", "a\ud800b", broken(50), broken(50, "\r\n"), "a.[1] b", "[a](http://b) c", "NORWAY AND LATVIA " * 20]
)
def test_nothing_moves(text: str) -> None:
    assert len(readable(text)) == len(text)
