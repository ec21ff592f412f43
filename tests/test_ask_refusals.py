"""A question that cannot be answered as it is meant is refused with a reason, whatever words it is made of."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.ask.lexicon import lexicon
from api.ask.reader import read_question
from api.ask.refusals import NotUnderstood
from api.routes.ask import link
from graph.errors import DyadError

TODAY = dt.date(2021, 9, 10)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("agreements in force on 31 February 2021", "'31 February 2021' is no day"),
        ("agreements of Russia known by 30 February 2014", "'30 February 2014' is no day"),
        ("agreements in force on 2021-13-45", "'2021-13-45' is no day"),
        ("agreements of Russia since 31 April 2020", "'31 April 2020' is no day"),
        ("agreements of Russia reported by at least 0 sources", "min_sources"),
        ("agreements of Russia, at least 140% sure", "min_confidence"),
        (f"loans over ${'9' * 400}", "min_amount"),
    ],
)
def test_what_cannot_be_is_not_asked_for(question, said):
    with pytest.raises(NotUnderstood, match=said):
        read_question(question, TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "exercises of Belarus not with Russia",
        "agreements not in force",
        "agreements no longer in force",
        "loans to Belarus except from Russia",
        "visits to Belarus without Putin",
        "agreements of Russia other than treaties",
        "agreements that aren't in force",
    ],
)
def test_what_is_to_be_left_out_is_not_read_as_its_opposite(question):
    with pytest.raises(NotUnderstood, match="left out"):
        read_question(question, TODAY)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("loans from Russia or China to Belarus", "loans from Russia to Belarus", "loans from China to Belarus"),
        ("loans from Russia or from China to Belarus?", "loans from Russia to Belarus?", "loans from China to Belarus?"),
        ("meetings of Putin or Lukashenko in 2021", "meetings of Putin in 2021", "meetings of Lukashenko in 2021"),
        ("visits of Modi to African states or Japan", "visits of Modi to African states", "visits of Modi to Japan"),
    ],
)
def test_one_name_or_the_other_are_two_questions(question, first, second):
    with pytest.raises(NotUnderstood) as caught:
        read_question(question, TODAY)
    assert f"ask “{first}” and “{second}”" in str(caught.value)


@pytest.mark.parametrize("question", ["Russian treaties or protocols with Belarus", "loans or aid from Russia to Belarus"])
def test_one_kind_or_the_other_is_one_question(question):
    assert read_question(question, TODAY).parties == ("RUS", "BLR")


PIECES = sorted(
    {
        *(word for words in (*lexicon().types.values(), *lexicon().status.values(), *lexicon().kinds.values()) for word in words),
        *(lexicon().fillers | lexicon().members | lexicon().goods | lexicon().regions.keys()),
        *(
            "Russia",
            "Belarus",
            "US",
            "Korea",
            "Narnia",
            "Putin",
            "NATO",
            "EU",
            "S-400",
            "Geneva",
            '"fishing rights"',
            "not",
            "or",
            "how many",
        ),
        *(
            "since",
            "before",
            "after",
            "until",
            "between",
            "last",
            "in force",
            "in force on",
            "known by",
            "as recorded by",
            "reported by at least",
        ),
        *("at least", "% sure", "confidence over", "over", "under", "largest", "first", "sources", "years", "$", "bn", "million euros"),
        *(
            "1999",
            "2021-02-31",
            "31 February 2021",
            "May 2014",
            "2021-13-45",
            "2099",
            "90s",
            "winter 2020",
            "0",
            "three",
            "5",
            "999",
            "9" * 400,
        ),
        *("?", ":", ",", "\x00", "²", "٣"),
    }
)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_whatever_is_asked_is_read_or_refused(pieces):
    with suppress(DyadError):
        asked = read_question(" ".join(pieces), TODAY).asked
        assert link(asked).startswith("/events")
        asked.filter()
