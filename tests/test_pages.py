"""The web pages, read as a browser without scripts reads them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from api.pages import state as state_page
from graph.article import Article
from graph.load import load_article
from tests import relations
from tests.pages_site import tell_small_world

HOSTILE = Article(
    id="hostile/one?x#y",
    title="<script>alert(1)</script> & “friends”",
    published="2020-05-01",
    url="javascript:alert(1)",
    text="Norway & Iceland <b>signed</b> a \u202efish\u202c accord.\n\n" + "w" * 3000,
)


@pytest.fixture(scope="module", autouse=True)
async def small_world(store):
    await tell_small_world(store)
    accord = relations.agreement(HOSTILE, "Norway & Iceland <b>signed</b> a", "NOR", "ISL", date="2020-05-01", name="<i>Ferry accord</i>")
    await load_article(store, HOSTILE, [accord], relations.LEARNT)


async def page(client, path, status=200):
    answer = await client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return lxml.html.fromstring(answer.text)


def texts(tree, xpath):
    return [" ".join(node.text_content().split()) for node in tree.xpath(xpath)]


async def test_the_first_page_says_what_the_graph_holds_and_what_is_new(client):
    home = await page(client, "/")
    assert {"6 agreements", "1 loan or aid", "1 exercise"} <= set(texts(home, "//ul[@class='tiles']/li"))
    assert texts(home, "//h3")[:2] == ["Loan from Russia to Belarus", "Zapad-2021"]


async def test_what_is_planned_for_a_year_to_come_is_not_the_latest(client, store):
    plan = Article(id="plan", title="Plans", published="2021-01-01", text="Finland and Sweden plan a moon pact in 2099.")
    told = relations.agreement(plan, plan.text, "FIN", "SWE", date="2099", status="planned", name="moon pact")
    await load_article(store, plan, [told], relations.LEARNT)
    assert "Moon pact" in texts(await page(client, "/dyad/FIN/SWE"), "//h3")
    assert texts(await page(client, "/"), "//h3")[:2] == ["Loan from Russia to Belarus", "Zapad-2021"]


async def test_two_names_lead_to_the_page_of_the_pair(client):
    answer = await client.get("/dyad?a=Russia&b=Byelorussia")
    assert (answer.status_code, answer.headers["location"]) == (303, "/dyad/BLR/RUS")


@pytest.mark.parametrize("pair", ["RUS/BLR", "Moscow/Minsk", "Belarus/Russia", "by/ru"])
async def test_any_names_lead_to_the_one_address_of_a_pair_and_filters_come_along(client, pair):
    answer = await client.get(f"/dyad/{pair}?type=loan&since=2020")
    assert (answer.status_code, answer.headers["location"]) == (308, "/dyad/BLR/RUS?type=loan&since=2020")


async def test_the_flagship_question_on_a_page(client):
    pair = await page(client, "/dyad/BLR/RUS?type=agreement&since=1999")
    assert texts(pair, "//article//h3") == ["Economic union treaty", "Gas accord", "Union State treaty"]
    assert texts(pair, "//h2[@class='year']") == ["2014", "2006", "1999"]
    assert texts(pair, "//blockquote")[2] == "The Union State treaty of 8 December 1999"
    assert texts(pair, "//p[@class='by']")[2] == "Drills, 10 September 2021 and 1 more"


async def test_a_pair_is_summed_up_in_one_line(client):
    pair = await page(client, "/dyad/BLR/RUS")
    assert texts(pair, "//p[@class='lead']") == ["6 events from 1999 to 2021, all cooperative: 4 agreements, 1 exercise and 1 loan or aid."]


async def test_the_chart_has_a_table_with_its_numbers(client):
    pair = await page(client, "/dyad/BLR/RUS")
    rows = {row[0]: row[1:] for row in (texts(line, "./th|./td") for line in pair.xpath("//figure//tbody/tr"))}
    assert rows == {
        "1999": ["1", "", "", "+1.00"],
        "2006": ["1", "", "", "+1.00"],
        "2014": ["1", "", "", "+1.00"],
        "2021": ["", "1", "1", "+1.00"],
    }
    assert len(pair.xpath("//*[name()='svg']//*[name()='rect' and contains(@class, 'slice')]")) == 5


async def test_a_chip_switches_a_filter_on_and_off(client):
    pair = await page(client, "/dyad/BLR/RUS?type=agreement&status=planned")
    chips = {chip.text_content().split()[0].rstrip("×"): chip for chip in pair.xpath("//a[contains(@class, 'chip')]")}
    assert {name for name, chip in chips.items() if chip.get("aria-current")} == {"agreements", "planned"}
    assert chips["planned"].get("href") == "/dyad/BLR/RUS?type=agreement"
    assert chips["loans"].get("href") == "/dyad/BLR/RUS?type=agreement&status=planned&type=loan"
    assert texts(pair, "//article//h3") == ["Customs pact"]


async def test_one_least_number_of_reports_replaces_another(client):
    pair = await page(client, "/dyad/BLR/RUS?min_sources=2")
    assert texts(pair, "//article//h3") == ["Union State treaty"]
    assert texts(pair, "//p[@class='lead']") == ["1 event of 1999: 1 agreement."]
    links = {chip.text_content(): chip.get("href") for chip in pair.xpath("//*[@aria-label='Told by']//a")}
    assert links["2+ reports"] == "/dyad/BLR/RUS"
    assert links["3+ reports"] == "/dyad/BLR/RUS?min_sources=3"


async def test_the_chosen_window_is_a_chip_that_takes_it_away(client):
    pair = await page(client, "/dyad/BLR/RUS?type=agreement&since=1999&until=2006-12")
    (chip,) = pair.xpath("//*[@aria-label='Time']//a")
    assert (chip.text_content(), chip.get("href")) == ("1999 – December 2006", "/dyad/BLR/RUS?type=agreement")


async def test_a_view_can_be_taken_along_as_it_is_filtered(client):
    pair = await page(client, "/dyad/BLR/RUS?type=loan&since=2020")
    (csv,) = [link for link in pair.xpath("//a[@download]/@href") if "csv" in link]
    answer = await client.get(csv)
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(answer.text.splitlines()) == 2
    (api,) = texts(pair, "//aside//code")
    told = (await client.get(api.removeprefix("GET "))).json()["events"]
    assert [event["type"] for event in told] == ["loan"]


async def test_a_choice_that_nothing_fits_says_so_and_leads_back(client):
    pair = await page(client, "/dyad/BLR/RUS?since=2022")
    assert texts(pair, "//p[@class='empty']") == ["Nothing fits this choice. Show everything that is known of the two."]


async def test_a_pair_without_events_says_so(client):
    pair = await page(client, "/dyad/JPN/URY")
    assert "No article in the graph tells of anything between Japan and Uruguay yet" in texts(pair, "//p[@class='empty']")[0]


async def test_an_event_shows_each_report_with_the_quote_marked_in_its_paragraph(client):
    pair = await page(client, "/dyad/BLR/RUS?since=1999&until=1999")
    (link,) = pair.xpath("//article//h3/a/@href")
    event = await page(client, link)
    assert texts(event, "//mark") == ["The Union State treaty of 8 December 1999", "signed the Union State treaty in 1999"]
    assert texts(event, "//blockquote/p")[0] == relations.DRILLS.text
    assert texts(event, "//p[@class='lead']") == ["8 December 1999"]


async def test_a_less_precise_date_is_no_conflict(client):
    pair = await page(client, "/dyad/BLR/RUS?since=1999&until=1999")
    event = await page(client, pair.xpath("//article//h3/a/@href")[0])
    assert "Where the reports differ" not in texts(event, "//h2")


async def test_filters_say_how_many_events_fit(client):
    assert (await page(client, "/dyad/BLR/RUS")).xpath("//p[@class='fit']") == []
    for path in ("/dyad/BLR/RUS", "/dyad/BLR/RUS/graph"):
        assert texts(await page(client, f"{path}?type=loan&type=exercise"), "//p[@class='fit']") == [
            "2 of 6 events fit: loans and aid, exercises"
        ]
        assert texts(await page(client, f"{path}?type=loan&until=1999"), "//p[@class='fit']/b") == ["0"]


async def test_a_state_shows_its_partners_leaders_and_memberships(client):
    state = await page(client, "/state/BLR")
    assert texts(state, "//div[@class='bars']/a") == ["Russia", "Kazakhstan"]
    assert texts(state, "//div[@class='bars']/span") == ["6", "1"]
    assert "Heads of state and government" in texts(state, "//h2")
    assert any(place.startswith("CSTO") for place in texts(state, "//section[@aria-label='Member of']//li"))


async def test_a_chart_has_a_legend_and_whatever_the_map_links_is_in_the_list_too(client, monkeypatch):
    monkeypatch.setattr(state_page, "PARTNERS", 1)
    state = await page(client, "/state/BLR")
    assert texts(state, "//figure//ul[@class='legend']/li") == ["agreements", "loans and aid", "exercises"]
    mapped = state.xpath("//*[name()='svg' and @class='world']/*[name()='a']")
    assert {link.get("tabindex") for link in mapped} == {"-1"}
    assert [link.get("href") for link in mapped] == ["/dyad/BLR/KAZ", "/dyad/BLR/RUS"]
    assert state.xpath("//div[@class='bars']/a/@href") == ["/dyad/BLR/RUS", "/dyad/BLR/KAZ"]
    assert texts(state, "//details[summary='And 1 more']/div/a") == ["Kazakhstan"]


async def test_an_organisation_has_a_page_too(client):
    moved = await client.get("/state/NATO")
    assert (moved.status_code, moved.headers["location"]) == (308, "/organization/NATO")
    assert texts(await page(client, "/organization/NATO"), "//h1") == ["NATO"]


async def test_a_question_is_answered_with_how_it_was_read(client):
    found = await page(client, "/find?q=all agreements between Russia and Belarus since 1999")
    assert texts(found, "//article//h3") == ["Economic union treaty", "Gas accord", "Union State treaty"]
    assert "Russia (RUS)" in texts(found, "//p[@class='read']")[0]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/dyad/Rusia2/BLR", 404, "Russia (RUS)"),
        ("/state/Belorusia", 404, "Belarus"),
        ("/dyad/RUS/Moscow", 422, "two different states"),
        ("/dyad?a=&b=RUS", 422, "Name two states"),
        ("/dyad/BLR/RUS?since=2020&until=1999", 422, "since 2020 lies after until 1999"),
        ("/dyad/BLR/RUS?since=yesterday", 422, "yesterday"),
        ("/dyad/BLR/RUS?type=quarrel", 422, "agreement"),
        ("/dyad/BLR/RUS?colour=red", 422, "no filter colour"),
        ("/dyad/BLR/RUS?cursor=nonsense", 422, ""),
        ("/event/none", 404, "no event none"),
        ("/article/none", 404, "no article none"),
        ("/find?q=", 422, "Questions that can be asked"),
        ("/find?q=the weather", 422, "All agreements between Russia and Belarus since 1999"),
    ],
)
async def test_an_error_is_a_page_that_says_what_to_do(client, path, status, words):
    assert words in (await page(client, path, status)).text_content()


async def test_markup_in_an_article_is_shown_as_text(client):
    article = await page(client, "/article/hostile%2Fone%3Fx%23y")
    assert texts(article, "//h1") == ["<script>alert(1)</script> & “friends”"]
    assert "<b>signed</b>" in texts(article, "//mark")[0]
    assert article.xpath("//b | //main//script | //a[starts-with(@href, 'javascript')]") == []
    pair = await page(client, "/dyad/ISL/NOR")
    assert texts(pair, "//article//h3") == ["<i>Ferry accord</i>"]


async def test_every_link_within_the_site_leads_somewhere(client):
    waiting, seen = ["/", "/dyad/BLR/RUS", "/dyad/ISL/NOR"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or len(seen) > 90:
            continue
        seen.add(path)
        answer = await client.get(path, follow_redirects=True)
        assert answer.status_code == 200, f"{path}: {answer.text}"
        if not answer.headers["content-type"].startswith("text/html") or path == "/docs":
            continue
        tree = lxml.html.fromstring(answer.text)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert tree.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []
        assert [len(tree.xpath(f"//{part}")) for part in ("h1", "main", "head/title")] == [1, 1, 1] or path.endswith("/guide")
        for link in tree.xpath("//a/@href | //link/@href | //script/@src"):
            target = urlsplit(urljoin(f"http://dyad.test{path}", link))
            if target.netloc == "dyad.test":
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    assert len(seen) > 40


async def test_an_organisation_of_which_only_members_are_told_has_no_events_summed_up(client, store):
    joined = {"type": "membership", "roles": {"member": ["FIN"], "organization": ["NATO"]}}
    await load_article(store, HOSTILE, [relations.fact(HOSTILE, "Norway", **joined)], relations.LEARNT)
    nato = await page(client, "/organization/NATO")
    assert (texts(nato, "//h2")[0], "Nothing known yet." in nato.text_content()) == ("With whom", False)
