"""Dates that a text names are read as the codebook resolves them."""

from __future__ import annotations

from datetime import date

import pytest

from seed.when.times import find_times

FRIDAY = date(2021, 9, 10)


def told(text: str, published: date = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    return [(text[time.start : time.stop], time.date, time.end) for time in find_times(text, published)]


def dates(text: str, published: date = FRIDAY) -> list[str | None]:
    return [time.date for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The pact was signed on 9 September 2021 in Minsk.", [("9 September 2021", "2021-09-09", None)]),
        ("The treaty of Sept. 9, 2021 is in force.", [("Sept. 9, 2021", "2021-09-09", None)]),
        ("It was ratified on the 3rd of March, 1992.", [("3rd of March, 1992", "1992-03-03", None)]),
        ("Envoys met on 2021-08-30.", [("2021-08-30", "2021-08-30", None)]),
        ("Envoys met on 30.08.2021.", [("30.08.2021", "2021-08-30", None)]),
        ("The base opened in March 1999.", [("March 1999", "1999-03", None)]),
        ("The base opened in March, 1999.", [("March, 1999", "1999-03", None)]),
        ("Talks broke down on July 30 last year.", [("July 30 last year", "2020-07-30", None)]),
        ("A deal took effect in March of this year.", [("March of this year", "2021-03", None)]),
        ("The union was founded in 1999.", [("1999", "1999", None)]),
        ("Ties go back to the 1960s.", [("1960s", "1960", "1969")]),
        ("Offices were shut in the mid-1990s.", [("1990s", "1990", "1999")]),
        ("Power has been sold since the early 1950s.", []),
        ("In 2004 troops left the island.", [("2004", "2004", None)]),
        ("The 2017 drills angered Vilnius.", [("2017", "2017", None)]),
        ("They fought in the 1967 war.", [("1967", "1967", None)]),
        ("its 2014 annexation of Crimea", [("2014", "2014", None)]),
        ("Sanctions imposed since 2014 remain.", [("2014", "2014", None)]),
        ("In mid-June Islamabad received the money.", [("June", "2021-06", None)]),
        ("Zapad-2021 has begun.", [("2021", "2021", None)]),
        ("The Zapad 2017 drills ended.", [("2017", "2017", None)]),
        ("They have been there since 1978: some still serve.", [("1978", "1978", None)]),
        ("Floods came in October and November 2019.", [("October", "2019-10", None), ("November 2019", "2019-11", None)]),
        ("Floods came in December/January 2019.", [("December", "2018-12", None), ("January 2019", "2019-01", None)]),
    ],
)
def test_a_date_that_names_its_year_is_taken_as_it_stands(text: str, read: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "date_and_end"),
    [
        ("The exercise runs 10-16 September.", ("2021-09-10", "2021-09-16")),
        ("The exercise will run from September 10 to 16.", ("2021-09-10", "2021-09-16")),
        ("The summit was held on 11 and 12 July.", ("2021-07-11", "2021-07-12")),
        ("He stayed from 24 to 27 March.", ("2021-03-24", "2021-03-27")),
        ("Troops drilled from 29 July to 10 August 2020.", ("2020-07-29", "2020-08-10")),
        ("Troops drilled from 20 December to 10 January 2020.", ("2019-12-20", "2020-01-10")),
        ("Talks were held between 2015 and 2019.", ("2015", "2019")),
        ("Five rounds were held between April 2020 and April 2021.", ("2020-04", "2021-04")),
        ("Five rounds were held between April and June 2015.", ("2015-04", "2015-06")),
        ("the 1999-2004 accord", ("1999", "2004")),
        ("the 1986/87 loan", ("1986", "1987")),
        ("They met on Wednesday and Thursday.", ("2021-09-08", "2021-09-09")),
        ("They will meet from Monday to Wednesday.", ("2021-09-13", "2021-09-15")),
        ("The accord is to be signed today or tomorrow.", ("2021-09-10", "2021-09-11")),
        ("Ministers met over the weekend.", ("2021-09-04", "2021-09-05")),
        ("Ministers will meet this weekend.", ("2021-09-11", "2021-09-12")),
        ("Imports grew over the last three years.", ("2018", "2021")),
    ],
)
def test_a_stretch_of_time_has_a_first_and_a_last_day(text: str, date_and_end: tuple[str, str]) -> None:
    assert [(time.date, time.end) for time in find_times(text, FRIDAY)] == [date_and_end]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The licence is valid until 2030.", "2030"),
        ("Moscow will wait for its money until March 2027.", "2027-03"),
        ("He was the envoy until 2004.", "2004"),
        ("They will withdraw within three months.", "2021-12"),
        ("A site should open by 2025.", "2025"),
        ("The last boats are due by the end of the year.", "2021"),
        ("Agdam must be given up by 15 November.", "2021-11-15"),
        ("Washington ordered the closing by Monday, September 27.", "2021-09-27"),
        ("The order is to be lifted by Monday.", "2021-09-13"),
        ("Gas will be supplied over the next five years.", "2026"),
    ],
)
def test_a_stretch_that_only_ends_has_an_end_and_no_date(text: str, end: str) -> None:
    assert [(time.date, time.end) for time in find_times(text, FRIDAY)] == [(None, end)]


@pytest.mark.parametrize(("text", "day"), [("By 2014 trade had doubled.", "2014"), ("The envoy had left by Tuesday.", "2021-09-07")])
def test_what_was_done_by_a_day_has_that_day_as_its_date(text: str, day: str) -> None:
    assert dates(text) == [day]


def test_what_did_not_happen_until_a_day_happened_on_it() -> None:
    assert [(time.date, time.end) for time in find_times("The pact did not take effect until August 5.", FRIDAY)] == [("2021-08-05", None)]


@pytest.mark.parametrize(
    ("text", "published", "read"),
    [
        ("Xi visited Riyadh in December.", date(2023, 3, 10), "2022-12"),
        ("They met in October.", FRIDAY, "2020-10"),
        ("Athens took delivery on 25 November.", date(2022, 1, 24), "2021-11-25"),
        ("A new leader takes over on January 1.", date(2006, 12, 1), "2007-01-01"),
        ("They are to sign in June.", date(1997, 4, 30), "1997-06"),
        ("The loan will now be paid in July.", date(2023, 6, 24), "2023-07"),
        ("Ban, who is to take office in January, spoke.", date(2006, 11, 6), "2007-01"),
        ("A congress is scheduled for Nov. 4-5.", date(2006, 11, 2), "2006-11-04"),
        ("The visit to Ankara in November of the crown prince was noted.", date(2022, 1, 24), "2021-11"),
        ("Talks on Dec. 15, at which a truce was to have been signed, were called off.", date(2025, 3, 19), "2024-12-15"),
        ("Once the truce became effective on February 3, the guns fell silent.", date(2016, 5, 9), "2016-02-03"),
        ("June's meeting in Singapore was brief.", date(2018, 9, 1), "2018-06"),
        ("The yard has sold them arms under an accord of May and will sell more.", date(2024, 7, 8), "2024-05"),
        ("The chamber unveiled the plan in November.", date(1987, 3, 17), "1986-11"),
        ("Talks were put off till January.", date(2013, 12, 18), "2014-01"),
        ("The paper was signed in Oslo in June. It will be kept.", date(2021, 9, 10), "2021-06"),
    ],
)
def test_a_date_without_a_year_takes_the_nearest_one_that_its_sentence_allows(text: str, published: date, read: str) -> None:
    assert dates(text, published) == [read]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LONDON, March 22 - Britain said no.", "2021-03-22"),
        ("BEIJING, Sept. 9 (Agency) -- China said yes.", "2021-09-09"),
        ("Sept. 9 (Agency) -- China said yes.", "2021-09-09"),
        ("MINSK/MOSCOW, Sept 10 — Both agreed.", "2021-09-10"),
    ],
)
def test_a_dateline_is_marked_as_one(text: str, day: str) -> None:
    assert [(time.date, time.rule) for time in find_times(text, FRIDAY)] == [(day, "dateline")]


def test_a_date_in_running_text_is_no_dateline() -> None:
    assert [time.rule for time in find_times("They met in London on March 22 - and failed.", FRIDAY)] == ["date"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,960 servicemen will stay.",
        "About 2000 troops took part.",
        "They sent 2,000 troops and 1999 tonnes of wheat.",
        "A contingent of 2000 soldiers landed.",
        "The loan runs for five years.",
        "He spoke at 10:30 GMT and at 2000 GMT.",
        "The session begins at 3 p.m. (1900 gmt).",
        "The 65-year-old minister resigned.",
        "Resolution 1701 was read out.",
        "It paid $1999 a tonne.",
        "Flight 1990 was late; room 2014 was empty.",
        "Ten Su-30 jets and the Mi-24 came.",
        "They may march on the town.",
        "It took 20 years of talks.",
        "Some 2014.5 points were lost.",
        "It is the first visit in seven years.",
        "The ship is 300 metres long.",
        "At present and currently nothing moves.",
        "",
    ],
)
def test_counts_durations_ages_and_clock_times_are_no_dates(text: str) -> None:
    assert told(text) == []


def test_offsets_are_those_of_the_whole_text_and_only_the_part_asked_for_is_read() -> None:
    text = "Signed in 1999.\u00ad Вчера — ended in\u00a02004, reopened in 2010."
    assert [(text[time.start : time.stop], time.date) for time in find_times(text, FRIDAY, start=16, stop=len(text) - 6)] == [
        ("2004", "2004")
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "(",
        "in the ",
        "2014-",
        "Monday ",
        "12 May - ",
        "two hundred ",
        "the following day ",
        "LONDON, ",
        "On Monday a two-day visit begins ",
    ],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + ". They signed in 1999"
    assert find_times(text, FRIDAY)[-1].date == "1999"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("In May 2012 Tehran recalled its man, and sent him back in June.", "2012-06"),
        ("Slovenia joined NATO on 29 March 2004 and the Union on 1 May.", "2004-05-01"),
        ("In 2014 three of them kept their envoys away from March.", "2014-03"),
        ("They fought in the war of 1971, when Delhi recognised it on 6 December.", "1971-12-06"),
        ("Kilo submarines that were bought in 2009 came in June.", "2016-06"),
        ("Iran, which has been a member since 2005, lent the money in March.", "2016-03"),
        ("Last year they signed it; a team was in Oslo in March.", "2016-03"),
        ("A summit is fixed for January.", "2017-01"),
        ("They agreed to meet again in Oslo in January.", "2017-01"),
        ("A sale that they agreed on was made in January.", "2016-01"),
        ("He was toppled on 11 December.", "2015-12-11"),
        ("Under an accord of 20 December they will meet.", "2015-12-20"),
        ("On the last day of 1977 they broke with each other.", "1977-12-31"),
        ("It will lapse on the first day of January.", "2017-01-01"),
        ("A memorandum was signed last Dec. 1.", "2015-12-01"),
        ("It was signed last July.", "2015-07"),
        ("It was signed last March.", "2016-03"),
        ("They met on Sunday, and on Monday they parted.", "2016-09-05"),
        ("It begins on Monday week.", "2016-09-19"),
        ("It came on the twentieth of June.", "2016-06-20"),
    ],
)
def test_a_year_or_a_day_is_what_the_sentence_goes_on_from(text: str, read: str) -> None:
    assert find_times(text, date(2016, 9, 9))[-1].date == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They met on 29 February.", "2020-02-29"),
        ("They met last Feb. 29.", "2020-02-29"),
        ("They met on the thirty-first of June.", None),
        ("They met last Feb. 30.", None),
        ("THEY WILL MEET IN A FORTNIGHT.", "2022-06"),
        ("They will meet in a fortnight.", "2022-06"),
    ],
)
def test_days_that_few_years_have_or_none_cost_no_article(text: str, read: str | None) -> None:
    """All but the last were errors that cost the whole article, in a year like this one."""
    assert [time.date for time in find_times(text, date(2022, 6, 4))] == ([read] if read else [])
