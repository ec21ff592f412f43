"""What somebody names is fetched from the public web only, and within bounds."""

import gzip

import httpx
import pytest

from api.feeding import fetch as fetching
from api.feeding.fetch import MOST_BYTES, FetchFailed, fetch
from api.feeding.page import article_at
from api.feeding.reach import PUBLIC, Reach, Unreachable
from tests.web import web

PAGE = (
    "<!doctype html><html><head><title>Ferry pact</title><link rel='canonical' href='https://elsewhere.example/other'>"
    "<meta property='article:published_time' content='2021-09-10'></head><body><article><h1>Ferry pact</h1>"
    "<p>Norway and Denmark signed a ferry agreement in Oslo on Thursday. Ministers of both states attended.</p></article></body></html>"
)


@pytest.fixture
def site():
    with web() as up:
        yield up


def resolving(*answers):
    """A resolver that gives the next of `answers` each time it is asked, and the list of what it was asked."""
    asked = []

    async def resolve(host, port):
        asked.append((host, port))
        return list(answers[len(asked) - 1])

    return resolve, asked


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0/", "http://localhost/",
        "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/",
        "http://192.0.0.192/", "http://198.18.0.1/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
        "http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[fec0::1]/", "http://[ff02::1]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fd00:ec2::254]/",
    ],
)  # fmt: skip
async def test_addresses_that_are_not_of_the_public_web_are_refused(url):
    with pytest.raises(Unreachable, match=r"not one of the public web|no such host"):
        await fetch(url, PUBLIC)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("http://example.org:22/", "port 22"),
        ("https://example.org:8443/", "port 8443"),
        ("http://user:secret@example.org/", "user or a password"),
        ("http:///path", "no host|not an address"),
        ("http://[::1/", "not an address"),
        ("example.org", "only http and https"),
        ("", "only http and https"),
    ],
)
async def test_odd_schemes_ports_and_forms_are_refused(url, said):
    with pytest.raises(Unreachable, match=said):
        await fetch(url, PUBLIC)


async def test_a_host_with_one_inner_address_among_its_addresses_is_refused():
    resolve, _ = resolving(["93.184.216.34", "10.0.0.1"])
    with pytest.raises(Unreachable, match=r"10\.0\.0\.1"):
        await fetch("http://example.org/", Reach(resolve=resolve))


async def test_the_address_that_was_checked_is_the_one_that_is_asked_and_the_name_is_kept(site):
    site.page("/", "hello")
    resolve, asked = resolving(["127.0.0.1"], ["10.0.0.1"])
    reach = Reach(ports=site.reach.ports, inner=site.reach.inner, resolve=resolve)
    got = await fetch(f"http://news.example:{site.port}/", reach)
    assert got.content == b"hello"
    assert asked == [("news.example", site.port)]
    assert site.asked[0][2]["host"] == f"news.example:{site.port}"


async def test_a_redirect_is_looked_up_and_checked_anew(site):
    site.page("/start", "", status=302, Location="/again")
    resolve, asked = resolving(["127.0.0.1"], ["10.0.0.1"])
    reach = Reach(ports=site.reach.ports, inner=site.reach.inner, resolve=resolve)
    with pytest.raises(Unreachable, match=r"10\.0\.0\.1"):
        await fetch(f"http://news.example:{site.port}/start", reach)
    assert len(asked) == 2
    assert [path for _, path, *_ in site.asked] == ["/start"]


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd", "http://127.0.0.1:22/", "//10.0.0.1/"]
)
async def test_a_redirect_to_a_forbidden_place_is_not_followed(site, target):
    site.page("/", "", status=301, Location=target)
    with pytest.raises(Unreachable):
        await fetch(f"{site.url}/", site.reach)


async def test_redirects_are_followed_to_their_end_but_not_for_ever(site):
    site.page("/a", "", status=301, Location="/b")
    site.page("/b", "", status=307, Location=f"{site.url}/c")
    site.page("/c", "here")
    assert (await fetch(f"{site.url}/a", site.reach)).url == f"{site.url}/c"
    site.page("/loop", "", status=302, Location="/loop")
    with pytest.raises(FetchFailed, match="more than 5 redirects"):
        await fetch(f"{site.url}/loop", site.reach)


@pytest.mark.parametrize("packed", [False, True])
async def test_more_than_10_mb_are_not_read_packed_or_not(site, packed):
    body = b"x" * (MOST_BYTES + 1)
    site.page("/", gzip.compress(body) if packed else body, **({"Content-Encoding": "gzip"} if packed else {}))
    with pytest.raises(FetchFailed, match="more than 10,000,000 bytes"):
        await fetch(f"{site.url}/", site.reach)


async def test_a_packed_answer_is_unpacked(site):
    site.page("/", gzip.compress(b"hello"), **{"Content-Encoding": "gzip"})
    assert (await fetch(f"{site.url}/", site.reach)).content == b"hello"
    site.page("/", b"hello", **{"Content-Encoding": "br"})
    with pytest.raises(FetchFailed, match="packed as br"):
        await fetch(f"{site.url}/", site.reach)


async def test_an_answer_that_does_not_come_is_given_up(site, monkeypatch):
    def slow(_):
        site.closing.wait(30)
        return 200, {}, b""

    site.pages["/"] = slow
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with pytest.raises(FetchFailed, match="no whole answer within"):
        await fetch(f"{site.url}/", site.reach)


async def test_a_server_that_is_not_there_is_said_to_be_so(site):
    site.server.shutdown()
    site.server.server_close()
    with pytest.raises(FetchFailed, match="connect"):
        await fetch(f"{site.url}/", site.reach)


async def test_a_page_is_an_article_under_the_address_that_it_was_fetched_from(site):
    site.page("/moved", "", status=301, Location="/story")
    site.page("/story", PAGE)
    article = await article_at(f"{site.url}/moved", site.reach, None)
    assert (article.title, article.published, article.url) == ("Ferry pact", "2021-09-10", f"{site.url}/story")
    assert article.text.startswith("Norway and Denmark")


@pytest.mark.parametrize(
    ("status", "media", "said"), [(404, "text/html", "404"), (200, "application/pdf", "application/pdf is no article")]
)
async def test_what_is_no_page_is_said_to_be_none(site, status, media, said):
    site.page("/", "x", media, status)
    with pytest.raises(FetchFailed, match=said):
        await article_at(f"{site.url}/", site.reach, None)


def test_the_reach_of_a_service_is_the_public_web():
    assert Reach(ports=frozenset({80, 443}), inner=frozenset()) == PUBLIC
    assert httpx.URL("http://example.org").port is None
