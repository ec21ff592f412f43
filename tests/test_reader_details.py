"""The smaller fields of a fact: what an event is called, who says so, where it was, what was delivered."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.items import items_of
from seed.reader.naming import event_name, name_of
from seed.reader.persons import persons_of
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.speakers import speaker_of
from seed.reader.whereabouts import place_of
from seed.who.mentions import find_cast

PUBLISHED = "2021-09-10"


def read(kind: str, marked: str, sub: str | None = None) -> tuple[str, list[tuple[int, int]], Candidate]:
    """The text without its mark, its sentences, and the candidate at the word in [brackets]."""
    at, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    spans = sentences(text)
    number = next(n for n, (start, stop) in enumerate(spans) if start <= at < stop)
    return text, spans, Candidate(kind, (at, end), number, 0.9, 0.9, ({}, {}), "done", sub)


def named(kind: str, marked: str) -> str | None:
    text, spans, candidate = read(kind, marked)
    return name_of(candidate, text, spans[candidate.sentence], find_places(text, PUBLISHED))


def speaker(marked: str, kind: str = "deployment") -> str | None:
    text, spans, candidate = read(kind, marked)
    return speaker_of(candidate, text, spans, find_cast(text, PUBLISHED))


def place(kind: str, marked: str, sub: str | None = None) -> str | None:
    text, spans, candidate = read(kind, marked, sub)
    return place_of(candidate, find_places(text, PUBLISHED), text, spans[candidate.sentence])


NAMES = [
    ("agreement", "Norway and Latvia initialled a free trade [agreement] on Monday.", "free trade agreement"),
    ("agreement", "Chile and Peru signed the [Treaty] of Peace and Friendship in Lima.", "Treaty of Peace and Friendship"),
    (
        "agreement",
        "Lagos and Accra signed the [Treaty] on the Creation of a Customs Area in 1975.",
        "Treaty on the Creation of a Customs Area",
    ),
    ("agreement", "Oslo and Riga signed a fishing treaty in May. It [entered] into force in July.", "fishing treaty"),
    ("agreement", "Ghana and Togo [signed] a peace treaty on Monday.", "peace treaty"),
    ("agreement", "Ghana and Togo [approved] 28 union programmes by video link.", "union programmes"),
    ("agreement", "The two ministers [signed] a 12-point roadmap last week.", "12-point roadmap"),
    ("agreement", "Oslo gave notice of the 1994 fisheries [accord].", "1994 fisheries accord"),
    ("agreement", "Mali and Niger reached an [agreement] on joint border posts.", "agreement on joint border posts"),
    ("agreement", "A grain deal was signed in May. Cairo says the [deal] will be extended.", "grain deal"),
    ("agreement", "A [memorandum] on the reversed pipeline was signed in Riga.", "memorandum on the reversed pipeline"),
    ("agreement", "Mali and Niger reached an [agreement] on a disputed well.", "agreement on a disputed well"),
    ("sanction", "Tokyo lifted its commercial and financial [embargo] against Iraq.", "commercial and financial embargo"),
    ("clash", "Iraq's [occupation] of Kuwait ended in 1991.", "occupation of Kuwait"),
    ("deployment", "Italian soldiers [serving] with KFOR came home.", "KFOR"),
    ("exercise", "Some 12,800 troops took part in the [drills], code-named Northern Shield 2019, in Poland.", "Northern Shield 2019"),
    ("meeting", "The sultan paid a state [visit] to Oman.", "state visit"),
    ("exercise", "Silent Heron, the first combined [drill] of the two fleets, opened on Monday.", "Silent Heron"),
    ("exercise", "Ghana put an end to its [manoeuvres] with Togo, Silent Heron, in May.", "Silent Heron"),
    ("exercise", "Ghana and Togo [held] the exercise Heron 98 off Tema.", "Heron 98"),
    ("exercise", "The two fleets held Silent [Heron] south of Tema.", "Silent Heron"),
    ("exercise", "This year's Silent Heron [exercise] was put off.", "Silent Heron"),
    ("agreement", "Russia and Belarus [approved] a new military doctrine on Thursday.", "military doctrine"),
    ("agreement", "Kenya and Uganda [signed] a letter of intent on a railway.", "letter of intent on a railway"),
    ("agreement", "Cuba and Iran [signed] a lease on the port of Mariel.", "lease on the port of Mariel"),
    ("exercise", "Ghana will [train] with Togo under the name of Heron.", "Heron"),
    ("exercise", "Mighty Togo, the largest [drill] of the navy, begins today.", "Mighty Togo"),
    ("exercise", "The Black Sea [exercise] ended, said Admiral Mensah.", "Black Sea exercise"),
    ("exercise", "Ghana ended its [drill] with Togo, Benin said.", None),
    ("exercise", "Togo, a guest at the naval [exercise], sent a frigate.", "naval exercise"),
    ("exercise", "They met for a [drill] at Baltiysk, Kaliningrad.", None),
    ("exercise", "Ghana and Togo [held] the exercise Volta Guard off Tema.", "Volta Guard"),
    ("exercise", "Togo's Coast Guard [exercise] ended.", "Coast Guard exercise"),
    ("exercise", "TEMA, May 4 - [Exercise] and parade were put off.", None),
    ("exercise", "The [drill], President Mensah said, is over.", None),
    ("deployment", "France ended its operation Heron and [withdrew] from Mali.", "operation Heron"),
]


@pytest.mark.parametrize(("kind", "marked", "name"), NAMES)
def test_an_event_is_called_what_its_noun_phrase_says(kind: str, marked: str, name: str) -> None:
    assert named(kind, marked) == name


TOLD_TWICE = [
    ("exercise", "Ghana and Togo began joint [drills]. In Silent Heron they use live shells.", "Heron", "Silent Heron"),
    ("exercise", "Ghana and Togo began Silent [Heron]. The joint drills last a week.", "drills", "Silent Heron"),
    ("exercise", "Ghana and Togo began joint [drills]. The naval manoeuvres last a week.", "manoeuvres", "joint drills"),
    (
        "agreement",
        "Chad and Niger signed an [agreement] on a joint air patrol. It has a joint air wing.",
        "air",
        "agreement on a joint air patrol",
    ),
    ("agreement", "Ghana and Togo made a trade [deal]. The 12-point roadmap lowers duties.", "roadmap", "12-point roadmap"),
    ("agreement", "Ghana and Togo signed the Lome [accord]. The 12-point roadmap lowers duties.", "roadmap", "Lome accord"),
]


@pytest.mark.parametrize(("kind", "marked", "again", "name"), TOLD_TWICE)
def test_an_event_told_twice_is_called_what_says_more(kind: str, marked: str, again: str, name: str) -> None:
    text, spans, candidate = read(kind, marked)
    at = text.index(again, spans[1][0])
    other = Candidate(kind, (at, at + len(again)), 1, 0.9, 0.9, ({}, {}), "done", None)
    assert event_name(candidate, [other], text, spans, find_places(text, PUBLISHED)) == name


@pytest.mark.parametrize(("between", "name"), [(10, "grain deal"), (1000, None)], ids=["near", "far"])
def test_what_the_deal_means_is_looked_for_nearby_only(between: int, name: str | None) -> None:
    assert named("agreement", f"A grain deal was signed in May. {'It rains. ' * between}Cairo says the [deal] will be extended.") == name


@pytest.mark.parametrize(("between", "who"), [(10, True), (1000, False)], ids=["near", "far"])
def test_a_quotation_that_nobody_closed_ends_some_day(between: int, who: bool) -> None:
    quoted = f"“Troops came. {'It rained. ' * between}They [left] Norway. We saw it,” said Anna Berg."
    assert speaker(quoted) == ("Anna Berg" if who else None)


NAMELESS = [
    ("meeting", "The French president [met] his Polish counterpart in Gdansk."),
    ("meeting", "After four days of [talks] in Rabat both sides left."),
    ("meeting", "She begins a two-day [visit] to Kenya."),
    ("loan", "Beijing will [lend] Ghana $200 million."),
    ("loan", "Beijing granted a $200 million [loan] in May."),
    ("agreement", "They reached an [agreement] late in the night."),
    ("arms_transfer", "India [ordered] five regiments of S-400 missiles."),
    ("agreement", "President Alexander Lukashenko approved 28 [union] programmes on Thursday."),
]


@pytest.mark.parametrize(("kind", "marked"), NAMELESS)
def test_a_verb_or_a_bare_noun_names_nothing(kind: str, marked: str) -> None:
    assert named(kind, marked) is None


SPEAKERS = [
    ("Rwandan troops have [crossed] the frontier, Congolese officials said on Friday.", "Congolese officials"),
    ("Defence Minister Anna Berg said that Norway had [sent] forty soldiers to Mali.", "Anna Berg"),
    ("Two frigates were [moved] to the strait, according to the Kremlin.", "Kremlin"),
    ("Turkish drones [struck] the depot, a ministry statement said.", "ministry"),
    ("The Chadian foreign minister, Idriss Moussa, accused Sudan of [sending] rebels over the border.", "Idriss Moussa"),
    ("“Our soldiers [left] in May,” said Anna Berg.", "Anna Berg"),
    ("Western diplomats in Bamako, who asked not to be named, said mercenaries had [arrived].", "Western diplomats in Bamako"),
    ("The SLA (a militia) denied it. Foreign Minister Anna Berg spoke to reporters. Berg said troops would [stay].", "Anna Berg"),
    ("Defence Minister Anna Berg said the base was ready. She added that jets would [arrive] in June.", "Anna Berg"),
    ("“The base is ours. Our jets will [stay] there. We pay for it,” said Anna Berg.", "Anna Berg"),
    ("On Friday, Turkey opened the border; the [troops] are volunteers, officials in Ankara said.", "officials in Ankara"),
]


@pytest.mark.parametrize(("marked", "who"), SPEAKERS)
def test_who_says_so_is_a_person_without_the_office_or_the_body_as_the_text_has_it(marked: str, who: str) -> None:
    assert speaker(marked) == who


UNSAID = [
    "Norway [sent] forty soldiers to Mali in March.",
    "Lithuania told two of the envoys to [leave] within a week.",
    "Norway has [sent] forty soldiers to Mali, Reuters reported.",
    "Norway [sent] soldiers to Mali, and in February the government said that it would build a school.",
    "Founded by four states, it [moved] troops to the border, where they are said to be bored.",
    "France announced a [withdrawal] from Niger.",
]


@pytest.mark.parametrize("marked", UNSAID)
def test_what_the_article_says_itself_or_has_from_the_press_has_no_speaker(marked: str) -> None:
    assert speaker(marked) is None


def test_a_meeting_has_no_speaker() -> None:
    assert speaker("The ministers will [meet] in Oslo, the Kremlin said.", "meeting") is None


PLACES = [
    ("meeting", "The king [visited] Oman in May.", "visit", "Oman"),
    ("meeting", "The ministers held [talks] in Sri Lanka's capital Colombo on Friday.", "talks", "Colombo"),
    ("meeting", "WINDHOEK, May 3 - The two presidents [met] here on Friday.", "talks", "WINDHOEK"),
    ("clash", "The [capture] of Crimea changed all.", None, "Crimea"),
    ("meeting", "In Sochi, on the second day, the presidents [discussed] Idlib.", "talks", "Sochi"),
    ("meeting", "The minister [flew] from Tel Aviv to Khartoum on Monday.", "visit", "Khartoum"),
    ("meeting", "He has [invited] his colleague to Bratislava.", "visit", "Bratislava"),
    ("meeting", "The two presidents [met] at Mar del Plata that month.", "summit", "Mar del Plata"),
    ("meeting", "They [arrived] here on Friday from Japan.", "visit", None),
    ("clash", "Its soldiers [seized] the islet of Ankoko.", None, "Ankoko"),
    ("clash", "A crowd [broke] into the Saudi embassy in Tehran.", None, "Tehran"),
    ("diplomatic_action", "Estonia [shut] its consulate in Vyborg.", "severed", "Vyborg"),
    (
        "agreement",
        "The Treaty of Friendship of 1948, which both parliaments then ratified and [kept], was signed in Windhoek.",
        None,
        "Windhoek",
    ),
    ("deployment", "British [instructors] are at work near Yavoriv.", None, "Yavoriv"),
    ("agreement", "The treaty was [signed] in Windhoek by both ministers.", None, "Windhoek"),
]


@pytest.mark.parametrize(("kind", "marked", "sub", "where"), PLACES)
def test_the_place_is_where_the_events_word_leads(kind: str, marked: str, sub: str | None, where: str) -> None:
    assert place(kind, marked, sub) == where


def test_whom_one_meets_and_when_is_no_place() -> None:
    assert place("meeting", "Poland's premier [met] Latvia's in May.", "talks") is None
    assert place("loan", "Beijing [lent] Ghana $200 million in Accra.") is None
    assert place("agreement", "The deal was [reached] in March.") is None
    far = "Both failed to agree in Lima this week on the rent of a base that is used by one of them under an [agreement] of 1979."
    assert place("agreement", far) is None
    assert place("diplomatic_action", "Latvia [expelled] two envoys in Riga.") is None


FILLERS = ["a the ", "Anna Berg, ", "in the a ", "“said ", "who said, ", "of Peace and ", "Officials and ", "by Anna Berg with ", "go to "]


@pytest.mark.parametrize("filler", FILLERS)
def test_long_and_senseless_sentences_are_read_in_bounded_time(filler: str) -> None:
    text = filler * 250 + "said that a treaty was signed in "
    at = text.rindex("signed")
    span = (0, len(text))
    cast = find_cast(text, PUBLISHED)
    for kind in ("agreement", "exercise", "deployment", "clash", "meeting", "arms_transfer"):
        candidate = Candidate(kind, (at, at + 6), 0, 0.9, 0.9, ({}, {}), "done", None)
        assert (name_of(candidate, text, span, find_places(text, PUBLISHED)) or "") in text
        assert (place_of(candidate, [], text, span) or "") in text
        assert (speaker_of(candidate, text, [span], cast) or "") in text
        assert all(person in text for person in persons_of(candidate, cast, text, span, ("NOR",)))
        assert all(item in text for item in items_of(candidate, [], text, span))
