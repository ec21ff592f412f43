"""What is in force between two states, on their page: now, on a day, and where it is too much to work out."""

from __future__ import annotations

import pytest

from graph import asof
from tests.pages_site import tell_small_world
from tests.test_pages import page, texts


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await tell_small_world(store)


async def test_what_is_in_force_can_be_asked_for_on_a_day(client):
    now = await page(client, "/dyad/BLR/RUS")
    assert "Union State treaty" in " ".join(texts(now, "//ul[@class='standing']/li"))
    then = await page(client, "/dyad/BLR/RUS?in_force_on=2000")
    assert texts(then, "//article//h3") == ["Union State treaty"]
    assert texts(then, "//*[@aria-label='Time']//a") == ["in force in 2000"]


async def test_where_too_much_is_told_to_work_out_what_is_in_force_the_page_opens_and_says_so(client, monkeypatch):
    monkeypatch.setattr(asof, "MOST", 2)
    now = await page(client, "/dyad/BLR/RUS")
    assert len(now.xpath("//article")) == 6
    (link,) = now.xpath("//section[@aria-labelledby='standing']//a/@href")
    assert "in_force_on=" in link
    for path in (link, link.replace("RUS?", "RUS/graph?")):
        then = await page(client, path)
        assert "cannot be worked out at once" in texts(then, "//p[@class='empty']")[0]
        assert then.xpath("//p[@class='fit']") == []
        narrower = then.xpath("//p[@class='empty']/a/@href")
        assert [href.rpartition("type=")[2] for href in narrower[:-1]] == ["agreement", "sanction", "deployment"]
    assert "one kind" not in texts(await page(client, narrower[0]), "//p[@class='empty']")[0]
    nothing = await page(client, narrower[1])
    assert "Nothing fits this choice" in texts(nothing, "//p[@class='empty']")[0]
