"""How many articles are loaded in one transaction."""

from __future__ import annotations

from graph.article import Article
from graph.load import TEXT_TOGETHER, TOGETHER, Told, groups


def told(name: str, number: int, characters: int) -> list[Told]:
    return [(Article(id=f"{name}{at}", published="2021-09-10", text="x" * characters), ()) for at in range(number)]


def test_groups_hold_so_many_articles_and_so_much_text_in_order():
    articles = [*told("short", TOGETHER + 1, 10), *told("huge", 1, TEXT_TOGETHER + 1), *told("long", 3, TEXT_TOGETHER // 2)]
    kept = list(groups(articles))
    assert [each for group in kept for each in group] == articles
    assert [len(group) for group in kept] == [TOGETHER, 1, 1, 2, 1]
    assert list(groups([])) == []
