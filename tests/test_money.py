"""Sums of money are read with their currency; prices of one thing are told apart from amounts."""

from __future__ import annotations

import pytest

from seed.amounts.money import find_money


def sums(text: str) -> list[tuple[str, float, str]]:
    return [(text[money.start : money.stop], money.amount, money.currency) for money in find_money(text)]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$630 million", 630e6, "USD"),
        ("630 mln dlrs", 630e6, "USD"),
        ("US$1.5bn", 1.5e9, "USD"),
        ("US$ 1 billion", 1e9, "USD"),
        ("U.S.\n$1.95 billion", 1.95e9, "USD"),
        ("$300-million", 300e6, "USD"),
        ("$2,000,000,000", 2e9, "USD"),
        ("22 million U.S. dollars", 22e6, "USD"),
        ("half a billion dollars", 5e8, "USD"),
        ("two and a half million dollars", 2.5e6, "USD"),
        ("one-billion-dollar", 1e9, "USD"),
        ("a hundred million dollars", 1e8, "USD"),
        ("five billion stg", 5e9, "GBP"),
        ("41.2 mln stg", 41.2e6, "GBP"),
        ("£34 million", 34e6, "GBP"),
        ("200,000 pounds", 2e5, "GBP"),
        ("two million pounds sterling", 2e6, "GBP"),
        ("EUR 2.1 billion", 2.1e9, "EUR"),
        ("€400m", 400e6, "EUR"),
        ("2bn euros", 2e9, "EUR"),
        ("35-million-euro", 35e6, "EUR"),
        ("500 EUR", 500, "EUR"),
        ("¥10 billion", 10e9, "JPY"),
        ("100 billion yen", 100e9, "JPY"),
        ("40 billion Euroyen", 40e9, "JPY"),
        ("130-billion-yuan", 130e9, "CNY"),
        ("RMB 3 billion", 3e9, "CNY"),
        ("1.2 trillion rubles", 1.2e12, "RUB"),
        ("50 million Belarusian rubles", 50e6, "BYN"),
        ("120 million Swiss francs", 120e6, "CHF"),
        ("100 mln Swiss Francs", 100e6, "CHF"),
        ("10 mln marks", 10e6, "DEM"),
        ("160 billion Czech crowns", 160e9, "CZK"),
        ("5 billion Swedish crowns", 5e9, "SEK"),
        ("Rs 500 crore", 5e9, "INR"),
        ("Rs. 2,00,000", 2e5, "INR"),
        ("3 lakh crore rupees", 3e12, "INR"),
        ("A$50 million", 50e6, "AUD"),
        ("C$3bn", 3e9, "CAD"),
        ("HK$7 million", 7e6, "HKD"),
        ("300 million Canadian dollars", 300e6, "CAD"),
        ("12.5 billion N.Z. Dlrs", 12.5e9, "NZD"),
        ("SDR 978.2 million", 978.2e6, "XDR"),
        ("200 mln Special Drawing Rights", 200e6, "XDR"),
        ("1.5 billion ECUs", 1.5e9, "XEU"),
        ("5 million Kuwaiti dinars", 5e6, "KWD"),
        ("30 million shekels", 30e6, "ILS"),
        ("64 billion lira", 64e9, "TRY"),
        ("720 billion naira", 720e9, "NGN"),
        ("15 million Swedish kronor", 15e6, "SEK"),
        ("30 million Israeli shekels", 30e6, "ILS"),
        ("40 million kina", 40e6, "PGK"),
        ("6 million pa'anga", 6e6, "TOP"),
        ("2.5 billion ngultrums", 2.5e9, "BTN"),
        ("8 million Costa Rican colones", 8e6, "CRC"),
        ("FJ$12 million", 12e6, "FJD"),
    ],
)
def test_a_sum_is_read_whole_with_its_currency(text: str, amount: float, currency: str) -> None:
    assert sums(f"They agreed on {text} for the port.") == [(text, amount, currency)]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Egypt received 500 million pounds.", "EGP"),
        ("Lebanon will repay 90 billion pounds.", "LBP"),
        ("The grant is 500 million pounds.", "GBP"),
        ("France gave Togo 90 mln francs.", "FRF"),
        ("Switzerland gave 440 million francs.", "CHF"),
        ("Senegal borrowed 9 billion CFA francs.", "XOF"),
        ("The Philippines spent 20 million pesos.", "PHP"),
        ("Argentina spent 20 million pesos.", "ARS"),
        ("Pakistan spent 20 million rupees.", "PKR"),
        ("The ministry spent 20 million rupees.", "INR"),
        ("Jordan got 20 million dinars.", "JOD"),
        ("Canada lent 20 million dollars.", "USD"),
        ("Beijing lent ¥20 million.", "CNY"),
    ],
)
def test_a_currency_of_several_states_is_told_by_the_state_in_its_sentence(text: str, currency: str) -> None:
    assert [money.currency for money in find_money(text)] == [currency]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$4.5 to $5 billion", 4.5e9),
        ("$4.5-5 billion", 4.5e9),
        ("between $4 and $5 billion", 4e9),
        ("between 10 and 12 mln dlrs", 10e6),
        ("4.5 to 5 billion dollars", 4.5e9),
        ("800m to 850m Indian rupees", 800e6),
        ("21-22 U.S. Dlrs", 21),
    ],
)
def test_a_stretch_of_money_counts_as_its_first_sum(text: str, read: float) -> None:
    assert [money.amount for money in find_money(text)] == [read]


def test_two_sums_side_by_side_are_two() -> None:
    assert sums("70 billion yuan (nearly $10bn)") == [("70 billion yuan", 70e9, "CNY"), ("$10bn", 10e9, "USD")]
    assert sums("It gave $500 and 2 million people came.") == [("$500", 500, "USD")]
    assert sums("in 2014 and 300 million dollars later") == [("300 million dollars", 300e6, "USD")]


@pytest.mark.parametrize(
    ("text", "is_price"),
    [
        ("$500 per 1,000 cubic metres", True),
        ("18 dlrs a barrel", True),
        ("16.25 dlrs per barrel", True),
        ("32 U.S. Dlrs a tonne", True),
        ("$2 apiece", True),
        ("$90/barrel", True),
        ("$1.3 billion a year", False),
        ("$1.3 billion per year", False),
        ("$3 million a spokesman said", False),
        ("$3 million for barrels", False),
    ],
)
def test_the_price_of_one_thing_is_marked(text: str, is_price: bool) -> None:
    assert [money.unit_price for money in find_money(text)] == [is_price]


@pytest.mark.parametrize(
    "text",
    [
        "billions of dollars",
        "a multi-billion-dollar deal",
        "2,000 pounds of explosives",
        "a 500-pound bomb",
        "ten marks out of ten",
        "three crowns and two pounds",
        "It has won 3 medals and 5 won gold.",
        "5 million dinars",
        "the euro zone of 19 states",
        "April 8 - The U.S. dollar fell",
        "the $ sign",
        "European Union of 27 members",
        "",
    ],
)
def test_what_only_looks_like_money_is_left_alone(text: str) -> None:
    assert sums(text) == []


def test_offsets_are_those_of_the_whole_text_and_only_the_part_asked_for_is_read() -> None:
    text = "Паи: $5 million… then \u00ad€7\u00a0million, then £9 million."
    assert [(text[m.start : m.stop], m.amount) for m in find_money(text, start=10, stop=40)] == [("€7\u00a0million", 7e6)]


@pytest.mark.parametrize("piece", ["9", "$", "$9 ", "9 to ", "two hundred ", "million ", "dollars ", "1,", "U.S. "])
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + ". They lent €9 million"
    assert find_money(text)[-1].amount == 9e6


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Japan lent $300 million, the World Bank another 200 million.", [(300e6, "USD"), (200e6, "USD")]),
        ("Norway gave 30 million kroner in May. Sweden had given 45 million in April.", [(30e6, "NOK"), (45e6, "NOK")]),
        ("They promised €2 billion, and a further billion after 2030.", [(2e9, "EUR"), (1e9, "EUR")]),
        ("Of the $9 billion, two and a half billion went to the army.", [(9e9, "USD"), (2.5e9, "USD")]),
        ("It got 250 mln dlrs, up from 75 mln.", [(250e6, "USD"), (75e6, "USD")]),
        ("It has 90 million yen and 3 million dinars of Kuwait, and asks for 5 million more.", [(90e6, "JPY"), (3e6, "KWD"), (5e6, "KWD")]),
    ],
)
def test_millions_of_nothing_named_are_of_the_currency_before_them(text: str, read: list[tuple[float, str]]) -> None:
    assert [(money.amount, money.currency) for money in find_money(text)] == read


@pytest.mark.parametrize(
    "text",
    [
        "It paid $5 million for 2 million barrels.",
        "It gave $5 million to a country of seven million.",
        "Half a billion, it said, would do.",
        "For $3 million it took in two million refugees.",
        "It lent $3 million to feed 40 thousand.",
    ],
)
def test_millions_of_something_or_beside_no_sum_are_no_sum(text: str) -> None:
    assert len(find_money(text)) == text.count("$")
