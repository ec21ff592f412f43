"""What `--explain` shows is what `extract` does."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.article import Article
from seed.extract import LONGEST, extract
from seed.paths import DATA
from seed.reader.encoder import model
from seed.reader.explain import KEPT, explain
from seed.sources import SourceError, read

SAMPLES = [each for file in sorted((DATA / "samples").glob("*.md")) for each in read(str(file), None) if not isinstance(each, SourceError)]
FRENCH = "La Russie et le Bélarus ont signé jeudi un traité à Minsk, ont annoncé les deux présidents après un sommet. " * 5
DRILL = (
    "Norway and Sweden opened the exercise Heron 24 near Bodo on Monday. The two armies held the exercise Heron 24 near Bodo with 3,200 soldiers. "
    "Some 3,200 soldiers of Norway and Sweden take part in the Heron 24 exercise.\n"
)
TREATY = "Polish Foreign Minister Anna Berg signed a defence treaty with Germany in Berlin on Thursday.\n"


def article(text: str) -> Article:
    return Article(id="a", published="2021-09-10", text=text)


@pytest.mark.parametrize(
    "given",
    [*SAMPLES, article(FRENCH), article(DRILL), article(TREATY + "It is the day's news. " * (LONGEST // 22) + TREATY)],
    ids=[*(each.id for each in SAMPLES), "French", "a drill with its number of soldiers", "beyond the cap"],
)
def test_what_is_explained_as_kept_is_what_is_extracted(given: Article) -> None:
    explanation = explain(given, model())
    kept: Counter[tuple[int, int, str]] = Counter()
    for sentence in explanation.sentences:
        assert given.text[sentence.start : sentence.stop] == sentence.text
        kept.update((sentence.start, sentence.stop, each.type) for each in sentence.considered if each.verdict == KEPT)
        kept.update((each.start, each.stop, "leadership") for each in sentence.officials if each.verdict == KEPT)
    assert explanation.reading == extract(given)
    assert kept == Counter((fact.start, fact.stop, fact.type.value) for fact in explanation.reading.facts)


def test_a_reading_that_was_merged_names_what_it_was_merged_into() -> None:
    explanation = explain(
        article(f"{TREATY}Foreign Minister Berg and Germany signed the defence treaty on Thursday, Poland said.\n"), model()
    )
    first, second = explanation.sentences
    assert any(each.verdict == KEPT and each.type == "agreement" for each in first.considered + second.considered)
    merged = [each.verdict for sentence in (first, second) for each in sentence.considered if each.verdict.startswith("merged")]
    assert merged
    assert all("merged into agreement at “" in verdict for verdict in merged)
    verdicts = [each.verdict for each in first.officials + second.officials]
    assert verdicts.count(KEPT) == 1
    assert set(verdicts) == {KEPT, "merged into “Polish Foreign Minister Anna Berg”"}
