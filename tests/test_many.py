"""Many articles at once: on threads and on processes the same as one by one, in order, few ahead, and none lost by another."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from graph.article import Article
from graph.errors import DyadError
from seed.extract import extract
from seed.many import extract_many
from seed.paths import DATA
from seed.reading import Reading, Unread
from seed.sources import SourceError, read

JOBS = pytest.mark.parametrize("jobs", [1, 2], ids=["threads", "processes"])


def samples() -> list[Article]:
    found = [each for file in sorted((DATA / "samples").glob("*.md")) for each in read(str(file), None)]
    return [each for each in found if not isinstance(each, SourceError)]


@JOBS
def test_the_same_readings_in_the_same_order(jobs: int) -> None:
    articles = samples()
    alone = [extract(one) for one in articles]
    assert len(articles) > 5
    assert any(reading.facts for reading in alone)
    assert list(extract_many(articles, jobs)) == alone
    assert list(extract_many(reversed(articles), jobs)) == alone[::-1]


@JOBS
@pytest.mark.parametrize("given", [0, 1, 2])
def test_few_articles(jobs: int, given: int) -> None:
    assert list(extract_many(samples()[:given], jobs)) == [extract(one) for one in samples()[:given]]


@JOBS
def test_an_article_in_which_reading_fails_costs_no_other(jobs: int) -> None:
    broken = Article.model_construct(id="b", published="never", text="France and Germany signed a treaty.")
    first, second = samples()[:2]
    one, failed, other = extract_many([first, broken, second], jobs)
    assert isinstance(failed, Unread)
    assert failed.article_id == "b"
    assert "could not be read (ValueError" in failed.problem
    assert [one, other] == [extract(first), extract(second)]


@JOBS
def test_few_articles_are_held_at_once(jobs: int) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(id=f"a{taken}", published="2021-09-10", text="Poland lent Latvia $5 million on Thursday.")

    readings = extract_many(endless(), jobs)
    for number in range(1, 31):
        reading = next(readings)
        assert isinstance(reading, Reading)
        assert reading.article_id == f"a{number}"
        assert taken <= number + 8
    readings.close()  # type: ignore[attr-defined]


def test_a_process_that_is_killed_is_said() -> None:
    """Before, the rest was waited for without end."""
    readings = extract_many(samples() * 5, jobs=2)
    next(readings)
    for child in psutil.Process().children(recursive=True):
        if "spawn_main" in " ".join(child.cmdline()):
            child.kill()
    with pytest.raises(DyadError, match=r"ended from outside.*fewer --jobs"):
        list(readings)
