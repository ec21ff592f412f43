"""Numbers are read with the noun that they count; names, measures, dates and money are no counts."""

from __future__ import annotations

import pytest

from seed.amounts.counts import find_counts


def counted(text: str) -> list[tuple[int, str]]:
    return [(count.value, count.noun) for count in find_counts(text)]


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("They may send up to 200,000 troops.", 200_000, "troops"),
        ("Both signed 51 agreements on trade.", 51, "agreements"),
        ("It will buy 132 warplanes.", 132, "warplanes"),
        ("It will buy two dozen jets.", 24, "jets"),
        ("It will buy a dozen jets.", 12, "jets"),
        ("It will buy half a dozen jets.", 6, "jets"),
        ("It sold a pair of frigates to Chile.", 2, "frigates"),
        ("It sent 1,960 Russian servicemen.", 1_960, "servicemen"),
        ("It ordered 64 F-35A multi-role fighters from them.", 64, "fighters"),
        ("It ordered 18 Russian embassy staff out.", 18, "staff"),
        ("It told twenty Czechs to leave.", 20, "Czechs"),
        ("It has twenty-five tanks there.", 25, "tanks"),
        ("It ordered 80 Rafales from France.", 80, "Rafales"),
        ("It took nine MiG-29s back.", 9, "MiG-29s"),
        ("It got five L-39 jets.", 5, "jets"),
        ("It ordered three shore-based anti-ship missile batteries.", 3, "batteries"),
        ("It sent 20 Russian and Belarusian aircraft.", 20, "aircraft"),
        ("It keeps about 5000 U.S. troops now.", 5_000, "troops"),
        ("Nearly three dozen United States Coast Guard members came.", 36, "members"),
        ("It left a 3,000-strong monitoring force there.", 3_000, "force"),
        ("It withdrew a hundred or so commandos days later.", 100, "commandos"),
        ("It houses 2.5 million refugees.", 2_500_000, "refugees"),
        ("It houses two hundred and fifty thousand people.", 250_000, "people"),
        ("It arrested 49 of its soldiers.", 49, "soldiers"),
        ("It lent 10-12 helicopters to Mali.", 10, "helicopters"),
        ("He has been there three times.", 3, "times"),
        ("It sent 2000 soldiers.", 2_000, "soldiers"),
    ],
)
def test_a_number_is_read_with_the_noun_that_it_counts(text: str, value: int, noun: str) -> None:
    assert counted(text) == [(value, noun)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Three of the nine accords cover ore.", [(3, "accords"), (9, "accords")]),
        ("The first six of 24 Rafale fighters landed.", [(6, "fighters"), (24, "fighters")]),
        ("It sent 90 carriers and 380 other vehicles.", [(90, "carriers"), (380, "vehicles")]),
        ("It ordered 80 Rafales, 12 Caracal helicopters and 3 ships.", [(80, "Rafales"), (12, "helicopters"), (3, "ships")]),
    ],
)
def test_several_numbers_keep_their_own_nouns(text: str, read: list[tuple[int, str]]) -> None:
    assert counted(text) == read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Athens ordered 18 of them in January.", 18),
        ("It later added six more.", 6),
        ("Around 2,500 are to stay in the region.", 2_500),
        ("The garrison now stands at about 1,700, a paper says.", 1_700),
        ("Some 20 arrived, about 30 arriving by sea.", 30),
        ("Britain has 42,000 in Germany.", 42_000),
        ("The others sent a thousand or so, by air.", 1_000),
        ("Italy is to bring home 650.", 650),
    ],
)
def test_a_number_may_stand_without_its_noun(text: str, value: int) -> None:
    assert counted(text)[-1] == (value, "")


@pytest.mark.parametrize(
    "text",
    [
        "Ten-year plans for the Su-30 and the Mi-24 exist.",
        "Dozens of jets and hundreds of troops came.",
        "On 28 June, June 29 and 2021-06-30 they met.",
        "In 1999 ministers met; in 2004 troops left.",
        "The war of 1914 and the 1990s wars are past.",
        "They lent $630 million, 55 mln stg and 3 billion yen.",
        "Prices rose 10 percent, 5 pct and 3.5 points.",
        "The base is 45 km (28 miles) away and 300 metres long.",
        "It ships 50,000 barrels and 20 tonnes a day.",
        "For five years and three months nothing moved.",
        "Article 5 states little; Resolution 1701 says less; Chapter 7 talks.",
        "The Group of Seven ministers met.",
        "A 28-point roadmap and a four-point plan exist.",
        "The 65-year-old minister, aged 65, left.",
        "At 10:30 envoys came on the 3rd of many days.",
        "He won 2-1.",
        "One official said that one of the ships sank.",
        "Some 1/3 of ships left.",
        "",
    ],
)
def test_what_names_measures_dates_or_prices_is_no_count(text: str) -> None:
    assert counted(text) == []


def test_offsets_are_those_of_the_whole_text_and_only_the_part_asked_for_is_read() -> None:
    text = "Десять: 12 jets, then \u00ad30\u00a0Polish\u00a0tanks and 9 ships."
    assert [(text[c.start : c.stop], c.value) for c in find_counts(text, start=16, stop=43)] == [("30\u00a0Polish\u00a0tanks", 30)]


@pytest.mark.parametrize("piece", ["9", "(", "9 ", "two ", "twenty-", "hundred ", "12 big ", "12 and ", "a ", "1,", "12 of 12 ", "U.S. "])
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + ". They sent 31 ships"
    assert counted(text)[-1] == (31, "ships")
