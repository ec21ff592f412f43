"""Signing, ratification and entry into force of a treaty are one event."""

import pytest
from facts import NOW, fact

from graph.best import best_event
from graph.cluster import cluster
from graph.comparer import Comparer
from graph.conflicts import conflicts
from graph.event import Report, Source


def stage(article, quote, date, name="Treaty of Riga", party="LVA EST", **fields):
    """A report of an agreement by `article`, which says `quote`."""
    kept = {"start": int(date[:4]), "stop": int(date[:4]) + len(quote)} | fields
    claim = fact("agreement", date, party=party, kind="treaty", name=name, quote=quote, **kept)
    return Report(id=f"{article}-{date}", article=Source(id=article, published="2005-01-01"), claim=claim, recorded=NOW)


SIGNED = stage("a", "The two signed the Treaty of Riga on 8 December 1999.", "1999-12-08")


@pytest.mark.parametrize("parties", ["LVA EST", "EST LVA"])
def test_signing_and_entry_into_force_told_by_one_article_are_one_treaty_whose_dates_do_not_disagree(parties):
    in_force = stage("a", "It entered into force on 26 January 2000.", "2000-01-26", party=parties)
    (group,) = cluster([in_force, SIGNED, stage("b", "They signed it in 1999.", "1999")], Comparer())
    event = best_event(group)
    assert (len(group), event.date) == (3, "1999-12-08")
    assert not conflicts(event, group)


@pytest.mark.parametrize(
    "other",
    [
        stage("a", "They signed the Treaty of Riga again on 26 January 2000.", "2000-01-26"),
        stage("a", "It entered into force on 26 January 1998.", "1998-01-26"),
        stage("a", "It entered into force on 26 January 2009.", "2009-01-26"),
        stage("a", "It entered into force on 26 January 2000.", "2000-01-26", name="Treaty of Tartu"),
        stage("a", "It entered into force on 26 January 2000.", "2000-01-26", party="LVA FIN"),
    ],
)
def test_another_treaty_told_by_the_same_article_stays_apart(other):
    assert len(cluster([SIGNED, other], Comparer())) == 2


@pytest.mark.parametrize("name", ["loan treaty", "treaty"])
def test_without_a_proper_name_what_one_article_tells_apart_stays_apart(name):
    first = stage("a", "The two signed a treaty on 8 December 1999.", "1999-12-08", name=name)
    assert len(cluster([first, stage("a", "A treaty took effect on 26 January 2000.", "2000-01-26", name=name)], Comparer())) == 2
