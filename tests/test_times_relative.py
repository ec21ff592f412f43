"""Weekdays, weeks, years ago and days later are counted from the publication or from the time told before."""

from __future__ import annotations

from datetime import date

import pytest

from seed.when.times import find_times

FRIDAY = date(2021, 9, 10)


def dates(text: str, published: date = FRIDAY) -> list[str | None]:
    return [time.date for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The queen starts a four-day tour of Ghana on Tuesday.", [("2021-09-14", "2021-09-17")]),
        ("The premier landed in Oslo on Tuesday for a three-day working visit.", [("2021-09-07", "2021-09-09")]),
        ("The 10-day manoeuvres opened on 2 September.", [("2021-09-02", "2021-09-11")]),
        ("He arrives on Monday, at the start of a two-day tour.", [("2021-09-13", "2021-09-14")]),
        ("He left Lima yesterday at the end of a five-day visit.", [("2021-09-09", None), ("2021-09-05", "2021-09-09")]),
        ("Delegates ended two days of talks on Wednesday.", [("2021-09-07", "2021-09-08"), ("2021-09-08", None)]),
        ("Three days of secret talks which ended on Thursday came to nothing.", [("2021-09-07", "2021-09-09"), ("2021-09-09", None)]),
        ("The pope left Oslo on Thursday after two days as the king's guest.", [("2021-09-09", None), ("2021-09-08", "2021-09-09")]),
        ("She returned on Thursday from three days in Lima.", [("2021-09-09", None), ("2021-09-07", "2021-09-09")]),
        ("He was back on Thursday from a three-day visit to Lima.", [("2021-09-09", None), ("2021-09-07", "2021-09-09")]),
        ("They ended three days of air and naval manoeuvres on Thursday.", [("2021-09-07", "2021-09-09"), ("2021-09-09", None)]),
        ("He was freed on Thursday after two days in jail.", [("2021-09-09", None)]),
        ("She comes from three days in Lima and speaks on Thursday.", [("2021-09-09", None)]),
        ("Her guest, who arrived on Wednesday for three days, is back.", [("2021-09-08", "2021-09-10")]),
        ("He went to Lima on Tuesday for two days with his minister.", [("2021-09-07", "2021-09-08")]),
        ("They came over on Tuesday and fought for two days.", [("2021-09-07", None)]),
        ("Mills stood idle for two days; he arrived on Tuesday.", [("2021-09-07", None)]),
        ("Fishermen were released on Monday during a two-day visit.", [("2021-09-06", None)]),
        ("He flies to Oslo on Tuesday for two days of talks.", [("2021-09-14", "2021-09-15")]),
        ("Officials said on Wednesday that a two-day visit was a success.", [("2021-09-08", None)]),
        ("They met on Monday. A two-day summit starts soon.", [("2021-09-06", None)]),
        ("They signed it on Tuesday, the second day of a four-day visit.", [("2021-09-07", None), ("2021-09-06", "2021-09-09")]),
        ("On Wednesday, on the last day of his official two-day visit, he sang.", [("2021-09-08", None), ("2021-09-07", "2021-09-08")]),
        ("On Tuesday, the first day of the three-day drills, two ships met.", [("2021-09-07", None), ("2021-09-07", "2021-09-09")]),
        ("It rained on Tuesday, the fifth day of a three-day visit.", [("2021-09-07", None)]),
    ],
)
def test_what_begins_on_a_day_and_lasts_ends_on_its_last_day(text: str, read: list[tuple[str, str | None]]) -> None:
    assert [(time.date, time.end) for time in find_times(text, FRIDAY)] == read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Thursday.", "2021-09-09"),
        ("They met late on Monday.", "2021-09-06"),
        ("The document was signed Thursday evening.", "2021-09-09"),
        ("He said on Friday that all was well.", "2021-09-10"),
        ("He arrived last Tuesday.", "2021-09-07"),
        ("He arrived last Friday.", "2021-09-03"),
        ("They meet next Friday.", "2021-09-17"),
        ("They will meet on Monday.", "2021-09-13"),
        ("The drills begin here and the fleet leaves for Kerch on Tuesday.", "2021-09-14"),
        ("A summit is scheduled for Wednesday.", "2021-09-15"),
        ("On Monday the two will meet in Sochi.", "2021-09-13"),
        ("On Monday, Riga expelled an envoy who will leave soon.", "2021-09-06"),
        ("The accord will be kept, the minister told reporters Wednesday.", "2021-09-08"),
        ("Ministers on Tuesday agreed that prices should fall.", "2021-09-07"),
        ("The United States signed a memorandum on Sunday to allow imports.", "2021-09-05"),
        ("They met on Thursday of last week.", "2021-09-02"),
        ("On Sunday sailors began to unload the rice, which will be given away.", "2021-09-05"),
        ("Lima lent Quito the money on Tuesday so that it could pay its debt.", "2021-09-07"),
        ("The minister put his name to twelve papers in Oslo on Monday.", "2021-09-06"),
        ("Standing next to his host on Wednesday, he smiled.", "2021-09-08"),
        ("The envoys were invited on Tuesday to join the club.", "2021-09-07"),
        ("He will answer for Monday's attack.", "2021-09-06"),
        ("Ministers will speak of it at Monday's summit.", "2021-09-13"),
        ("The council has called a meeting for Tuesday.", "2021-09-14"),
        ("The fleet goes to Kerch on Wednesday.", "2021-09-15"),
        ("A second visit follows on Wednesday.", "2021-09-15"),
        ("The move follows a meeting in Sochi on Wednesday.", "2021-09-08"),
        ("The visit comes after talks in Lima on Wednesday.", "2021-09-08"),
        ("The fleet returns with the cargo seized on Wednesday.", "2021-09-08"),
        ("He left for a meeting of the EU. On Saturday he is to see the king.", "2021-09-11"),
        ("There would be no deal with the IMF. On Thursday he signed one.", "2021-09-09"),
        ("The pact will stay secret; on Monday both sides initialled it.", "2021-09-06"),
        ("The guest is due to address the chamber on Tuesday.", "2021-09-14"),
        ("He had been due in Lagos on Monday.", "2021-09-06"),
    ],
)
def test_a_weekday_is_the_last_one_or_the_next_one_if_the_verb_says_so(text: str, day: str) -> None:
    assert dates(text) == [day]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Talks open today.", "2021-09-10"),
        ("The two spoke this morning.", "2021-09-10"),
        ("Shells fell yesterday.", "2021-09-09"),
        ("Guns fired last night.", "2021-09-09"),
        ("The envoy leaves tomorrow.", "2021-09-11"),
        ("The envoy came the day before yesterday.", "2021-09-08"),
        ("They met last month.", "2021-08"),
        ("They met late last month.", "2021-08"),
        ("They will meet next month.", "2021-10"),
        ("It was agreed earlier this month.", "2021-09"),
        ("It was signed earlier this year.", "2021"),
        ("It lapsed late last year.", "2020"),
        ("It is due early next year.", "2022"),
        ("It was signed last spring.", "2021"),
        ("It was signed last autumn.", "2020"),
        ("Drones were bought this summer.", "2021"),
        ("It was signed last October.", "2020-10"),
        ("It is due next March.", "2022-03"),
        ("Nakhodka prepares for a visit at the end of the month.", "2021-09"),
        ("Exports rose in the first half of 2018.", "2018"),
        ("Raids grew in early 2020.", "2020"),
        ("Attacks rose in recent weeks.", "2021"),
        ("They quarrelled this week.", "2021-09"),
        ("Ministers will sit in Venice this week.", "2021-09"),
        ("The dam is to be handed over in the new year.", "2022"),
        ("Both want to end the seven-year-old border war.", "2014"),
        ("It lies under a 23-year-old transit agreement.", "1998"),
        ("The 6-1/2-year-old war goes on.", "2015"),
        ("A contract is to be signed in the coming weeks.", "2021"),
    ],
)
def test_relative_words_give_no_more_than_they_say(text: str, read: str) -> None:
    assert dates(text) == [read]


@pytest.mark.parametrize(
    ("text", "published", "read"),
    [
        ("The bridge was opened last week.", date(1987, 3, 17), "1987-03"),
        ("The bridge was opened last week.", date(1987, 4, 9), "1987"),
        ("He is due to fly out next week.", date(1987, 4, 3), "1987-04"),
        ("He will fly out next week.", date(1987, 4, 29), "1987-05"),
        ("Ministers will meet next week.", date(1987, 4, 24), "1987"),
        ("It ended two weeks ago.", date(2021, 9, 20), "2021-09"),
        ("It ended two weeks ago.", date(2021, 9, 15), "2021"),
        ("It ended two weeks ago.", date(2021, 9, 10), "2021-08"),
        ("They landed three days ago.", date(2021, 9, 1), "2021-08-29"),
        ("They landed three months ago.", date(2021, 2, 1), "2020-11"),
        ("It was closed five years ago.", date(2021, 9, 10), "2016"),
        ("It was closed a decade ago.", date(2021, 9, 10), "2011"),
        ("It was closed half a century ago.", date(2021, 9, 10), "1971"),
        ("It was closed twenty-five years ago.", date(2021, 9, 10), "1996"),
        ("Drones fell in recent months.", date(2020, 1, 7), "2019"),
        ("Shots were reported over the past week.", date(1987, 3, 20), "1987-03"),
        ("The ferry is due to sail in two weeks.", date(2021, 9, 3), "2021-09"),
        ("The council sits this week.", date(1987, 4, 1), "1987"),
        ("The council will sit this week.", date(1987, 4, 1), "1987-04"),
        ("The envoy was received this week.", date(1987, 3, 31), "1987-03"),
    ],
)
def test_weeks_give_a_month_only_where_no_other_is_possible(text: str, published: date, read: str) -> None:
    assert dates(text, published) == [read]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 28 June 2022 they signed. The following day they were invited.", "2022-06-29"),
        ("It joined in 2014. A year later it left.", "2015"),
        ("It joined in 1994. It left a decade later.", "2004"),
        ("Relations were resumed on December 10, 2020. Offices opened twelve days later.", "2020-12-22"),
        ("Envoys left on 4 June 2014; next day relations were broken off.", "2014-06-05"),
        ("They met in November 2014. The following October a pipeline was agreed on.", "2015-10"),
        ("They met in May 2014. The war of the previous December had ended.", "2013-12"),
        ("They met in May 2014. Two ships had come in the March before.", "2014-03"),
        ("It opened in June 2014. On the seventh of that month it shut.", "2014-06-07"),
        ("It opened on 2 June 2014. He left on the ninth.", "2014-06-09"),
        ("It was held in June 2014. On the 9th the three ministers met again in Minsk.", "2014-06-09"),
        (f"It had been closed since June 2014{', whatever was said of it in the capital' * 4}. On the 9th it opened.", "2021-09-09"),
        ("A vote is due on 20 November. He flew in on the 9th.", "2021-09-09"),
        ("March - An envoy lands in Colombo on the 9th.", "2021-03-09"),
        ("They signed in May 2014. It lapsed on the last day of the year.", "2014-12-31"),
        ("Norway recognised it in March 2019. Iceland did so four days later.", "2019-03"),
        ("Norway recognised it in March 2019. Iceland did so a week later.", "2019-03"),
        ("Norway recognised it in March 2019. Iceland did so three weeks later.", "2019"),
        ("Norway recognised it in March 2019. Iceland had done so a week earlier.", "2019"),
        ("The store blew up on 16 October 2014. A second went up on 3 December of that year.", "2014-12-03"),
        ("The attack came in February 2022. In the same month Finland ordered jets.", "2022-02"),
        ("Parliament approved it on 30 March. Budapest had agreed three days before that.", "2021-03-27"),
        ("It served notice in May 2020. The month before, it had walked out.", "2020-04"),
        ("He spoke on 15 June of the treaty of 1921. The following day he left.", "2021-06-16"),
        ("In July 2010 he broke off relations. A month later he restored them.", "2010-08"),
        ("The protest was held a day after Lima closed its consulate.", "2021-09-09"),
        ("Parliament ratified it on Thursday, only a day after ministers had initialled it.", "2021-09-08"),
        ("More than two years after French divers found the wreck, it is being raised.", "2019"),
        ("They drilled in July 2020; drones were bought that summer.", "2020"),
        ("A month later, on September 3, it closed its airspace.", "2021-09-03"),
        ("In March 2018 the airline stopped, and the ferry was halted that May.", "2018-05"),
        ("It sent troops in 1975, it was said on Monday. They went home in June of that year.", "1975-06"),
        ("Riga expelled two attaches on 2 March and ten more on the 18th.", "2021-03-18"),
        ("The first ships came on 29 July. More came on the 2nd.", "2021-08-02"),
        ("Soldiers crossed the line on the 5th.", "2021-09-05"),
        ("Rockets fell on the 15th.", "2021-08-15"),
        ("A round is due in Baku on the 20th.", "2021-09-20"),
        ("It joined the court on the first of this month.", "2021-09-01"),
        ("The loan was repaid on the 28th of last month.", "2021-08-28"),
        ("He landed on 4 May 2020 and flew home the day after.", "2020-05-05"),
        ("The port was blocked in June 2019; ships had been stopped the month before, in secret.", "2019-05"),
    ],
)
def test_some_times_count_from_the_one_told_before(text: str, last: str) -> None:
    published = date(2023, 4, 4) if "2022" in text else FRIDAY
    assert dates(text, published)[-1] == last


@pytest.mark.parametrize(
    ("text", "published", "read"),
    [
        ("Both capitals recalled envoys on New Year's Day.", date(2021, 2, 3), "2021-01-01"),
        ("The gas was cut off on New Year's Day 2009.", FRIDAY, "2009-01-01"),
        ("An order was signed on Christmas Eve.", date(2021, 1, 6), "2020-12-24"),
        ("Soldiers crossed the river at Christmas.", date(2021, 1, 6), "2020-12"),
        ("Two envoys were expelled on the day after Christmas.", date(2021, 1, 6), "2020-12-26"),
        ("The last plane left three days before Christmas.", date(2021, 1, 6), "2020-12-22"),
        ("Talks were broken off in the new year.", date(2021, 2, 3), "2021"),
    ],
)
def test_days_with_a_name_are_dates(text: str, published: date, read: str) -> None:
    assert dates(text, published) == [read]


@pytest.mark.parametrize(
    ("text", "first"),
    [("They visited Oslo last weekend.", "2021-08-28"), ("They visited Oslo at the weekend.", "2021-09-04")],
)
def test_last_weekend_told_on_a_saturday_is_the_one_before(text: str, first: str) -> None:
    assert dates(text, date(2021, 9, 4)) == [first]


@pytest.mark.parametrize(
    "text",
    [
        "A truce holds on the 38th parallel.",
        "They met on the 12th floor.",
        "The 15th round of talks failed.",
        "The rebels took the 3rd bridge and the 4th road.",
        "He praised the 33-year-old striker.",
        "The 84-year-old host spoke of the war.",
        "The president of that may disagree.",
    ],
)
def test_ordinals_ages_and_clauses_are_no_dates(text: str) -> None:
    assert dates(text) == []
