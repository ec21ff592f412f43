"""Articles come in as text, Markdown, pages, JSON and JSON Lines; what cannot be read is named and loses nothing else."""

import io
import json
import sys

import pytest

from graph.article import Article
from seed.sources import MAX_CHARACTERS, SourceError, expand, read
from seed.sources.dates import full_date

TEXT = (
    "Harbour towns sign ferry pact\n\nSeptember 10, 2021\n\nMinisters of Norway and Denmark signed a ferry agreement in Oslo on Thursday.\n"
)
PAGE = """<!doctype html><html><head><title>Ferry pact - The Herald</title>{head}<meta property="og:site_name" content="The Herald">
<link rel="canonical" href="https://herald.example/ferry"></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry pact</h1>{time}
<p>Ministers of Norway and Denmark signed a ferry agreement in Oslo on Thursday, after talks that had lasted for most of a year.</p>
<p>The two sides said that the first boats would sail in spring, and that both would pay for the new piers in equal parts.</p>
</article><footer>Copyright 2024 The Herald. Updated 3 May 2022.</footer></body></html>"""


def only(path, published=None):
    found = list(read(str(path), published))
    assert len(found) == 1
    return found[0]


def written(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_text_file_is_kept_whole_with_title_and_date_from_its_first_lines(tmp_path):
    article = only(written(tmp_path, "a.txt", TEXT))
    assert (article.title, article.published, article.text) == ("Harbour towns sign ferry pact", "2021-09-10", TEXT)


def test_newlines_of_other_systems_are_read_as_newlines(tmp_path):
    assert only(written(tmp_path, "a.txt", TEXT.replace("\n", "\r\n"))).text == TEXT


def test_markdown_gives_what_its_reader_sees(tmp_path):
    front = "---\ntitle: Ferry pact\npublished: 2021-09-10\nsource: The Herald\n---\n"
    page = front + "# Ferry pact\n\n**Norway** and [Denmark](https://d.example)\nsigned.\n\n- in Oslo\n"
    article = only(written(tmp_path, "a.md", page))
    assert (article.title, article.published, article.source) == ("Ferry pact", "2021-09-10", "The Herald")
    assert article.text == "Norway and Denmark signed.\n\nin Oslo"


def test_markdown_without_front_matter_may_carry_its_date_under_the_heading(tmp_path):
    article = only(written(tmp_path, "a.md", "# Ferry pact\n\n10 September 2021\n\nThey signed.\n"))
    assert (article.title, article.published, article.text) == ("Ferry pact", "2021-09-10", "They signed.")


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ('<meta property="article:published_time" content="2021-09-10T08:00:00+02:00">', ""),
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-09-10"}]}</script>', ""),
        ("", '<time datetime="2021-09-10T08:00">yesterday</time>'),
    ],
)
def test_a_page_gives_its_main_text_and_the_date_that_it_declares(tmp_path, head, time):
    article = only(written(tmp_path, "a.html", PAGE.format(head=head, time=time)))
    assert (article.title, article.published, article.source, article.url) == (
        "Ferry pact",
        "2021-09-10",
        "The Herald",
        "https://herald.example/ferry",
    )
    assert article.text.startswith("Ministers of Norway")
    assert article.text.endswith("in equal parts.")
    assert "Copyright" not in article.text


def test_a_page_that_declares_no_date_is_not_dated_by_its_footer(tmp_path):
    file = written(tmp_path, "a.html", PAGE.format(head="", time=""))
    assert "no publication date" in only(file).problem
    assert only(file, "2021-09-11").published == "2021-09-11"


def test_a_json_object_or_a_list_of_them_gives_articles_with_their_ids(tmp_path):
    one = {"id": "n1", "headline": "Pact", "date": "2021-09-10T08:00:00Z", "outlet": "The Herald", "text": "They signed."}
    article = only(written(tmp_path, "a.json", json.dumps(one)))
    assert (article.id, article.title, article.published, article.source, article.text) == (
        "n1",
        "Pact",
        "2021-09-10",
        "The Herald",
        "They signed.",
    )
    assert [found.id for found in read(str(written(tmp_path, "b.json", json.dumps([one, one | {"id": 2}]))))] == ["n1", "2"]


def test_a_bad_line_of_json_lines_is_named_and_the_others_are_read(tmp_path):
    good = json.dumps({"text": "They signed.", "published": "2021-09-10"})
    file = written(tmp_path, "a.jsonl", f'{good}\n{{"text": \n\n{good}\n["no"]\n')
    found = list(read(str(file)))
    assert [type(each) for each in found] == [Article, SourceError, Article, SourceError]
    assert [each.where for each in found if isinstance(each, SourceError)] == [f"{file}:2", f"{file}:5"]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (TEXT, "Harbour towns sign ferry pact"),
        ('{"title": "Pact",\n "text": "They signed.", "published": "2021-09-10"}', "Pact"),
        (PAGE.format(head="", time='<time datetime="2021-09-10">'), "Ferry pact"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(monkeypatch, content, title):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert only("-").title == title


def test_standard_input_may_be_json_lines(monkeypatch):
    line = '{"text": "They signed.", "published": "2021-09-10"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((line * 3).encode())))
    assert len(list(read("-"))) == 3


def test_an_article_without_an_id_gets_one_from_its_content(tmp_path):
    first, same, other = (only(written(tmp_path, f"{name}.txt", text)) for name, text in [("a", TEXT), ("b", TEXT), ("c", TEXT + "More.")])
    assert first.id == same.id != other.id


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", "", "no text"),
        ("a.txt", " \n\t ", "no text"),
        ("a.txt", "No date here.", "no publication date"),
        ("a.txt", "MINSK, Sept 10 - They signed.", "no publication date"),
        ("a.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00", "binary"),
        ("a.txt", "2021-09-10\nüber".encode("latin-1"), "not text in UTF-8"),
        ("a.txt", "2021-09-10\n" + "word " * (MAX_CHARACTERS // 5), "at most 1,000,000"),
        ("a.pdf", b"%PDF-1.4", "not a kind of file"),
        ("a.html", "<html><body></body></html>", "no article text"),
        ("a.html", "", "no article text"),
        ("a.json", '{"text": "x"', "broken JSON"),
        ("a.json", "[" * 100_000, "broken JSON"),
        ("a.json", '"text"', "expected an object"),
        ("a.json", '{"text": 5, "published": "2021-09-10"}', "text: expected text, found int"),
        ("a.json", '{"text": "x", "published": "yesterday"}', "'yesterday' is not a date"),
        ("a.json", '{"text": "x", "published": "2021-02-30"}', "'2021-02-30' is not a date"),
        ("a.json", '{"text": "x"}', "no publication date"),
        ("a.json", json.dumps({"text": "x", "published": "2021-09-10", "title": "t" * 2000}), "title: String should have at most 1000"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(tmp_path, name, content, problem):
    file = written(tmp_path, name, content)
    error = only(file)
    assert isinstance(error, SourceError)
    assert error.where == str(file)
    assert problem in error.problem


def test_a_missing_file_is_an_error_of_its_own(tmp_path):
    assert "no such file" in only(tmp_path / "a.txt").problem
    assert "no such file" in only(tmp_path / "a").problem


def test_control_characters_and_lone_surrogates_are_replaced_one_for_one(tmp_path):
    record = '{"text": "They\\u0000 signed\\ud800 it.\\u001b", "published": "2021-09-10", "title": "A\\u0000B"}'
    article = only(written(tmp_path, "a.json", record))
    assert (article.text, article.title) == ("They  signed\ufffd it. ", "A B")


def test_utf_16_with_its_mark_is_text(tmp_path):
    assert only(written(tmp_path, "a.txt", TEXT.encode("utf-16"))).text == TEXT


def test_a_directory_stands_for_the_files_in_it_and_one_bad_file_costs_no_other(tmp_path):
    (tmp_path / "below").mkdir()
    for name, content in [("b.txt", TEXT), ("a.json", "{"), ("below/c.txt", TEXT), (".hidden", "x")]:
        written(tmp_path, name, content)
    files = list(expand([str(tmp_path)]))
    assert files == [str(tmp_path / name) for name in ("a.json", "b.txt", "below/c.txt")]
    assert [type(found) for file in files for found in read(file)] == [SourceError, Article, Article]


@pytest.mark.parametrize(
    "written_as",
    [
        "2021-09-10",
        "2021-09-10T08:00:00Z",
        "September 10, 2021",
        "Sept. 10, 2021",
        "10 September 2021",
        "10th Sep 2021",
        "Friday, September 10, 2021",
        "Published: 10 September 2021, 14:05 GMT",
        "Date: 2021-09-10",
        "Fri, 10 Sep 2021 08:00:00 +0000",
    ],
)
def test_a_full_date_is_read_however_it_is_written(written_as):
    assert full_date(written_as) == "2021-09-10"


@pytest.mark.parametrize(
    "text",
    ["", "September 10", "10/09/2021", "2021", "September 2021", "On September 10, 2021 they met.", "2021-13-01", "31 February 2021"],
)
def test_what_is_no_full_date_is_not_guessed_at(text):
    assert full_date(text) is None
