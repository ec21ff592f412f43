"""Known facts come from files, row by row; a bad row costs no other."""

import json

import pytest
from facts import NOW

from graph.dataset import Dataset
from graph.errors import Invalid
from seed.known_facts import KnownFact, RefusedRow, known_facts
from seed.known_intake import load_known

TREATIES = Dataset(id="treaties", title="A list of treaties")
HEADER = "type,roles,date,status,name,kind,amount,currency,items\n"
GOOD = "agreement,party=RUS;BLR,1999-12-08,done,Union State treaty,treaty,,,\n"


@pytest.fixture
def write(tmp_path):
    """Writes a file and gives its path."""

    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def test_a_row_of_cells_is_a_fact(write):
    path = write("a.csv", HEADER + 'loan,lender=RUS|borrower=BLR,2021-09-09,announced,"loan, third tranche",loan,630000000,USD,\n')
    (row,) = known_facts(path)
    assert (row.line, row.fact.roles.filled()) == (2, {"lender": ("RUS",), "borrower": ("BLR",)})
    assert (row.fact.amount, row.fact.currency, row.fact.name) == (630e6, "USD", "loan, third tranche")
    assert row.fact.quote.startswith("loan,lender=RUS")


def test_a_line_of_json_is_a_fact(write):
    row = {
        "type": "supply",
        "roles": {"supplier": ["RUS"], "recipient": ["BLR"]},
        "status": "done",
        "items": ["gas"],
        "quote": "Gas flows.",
    }
    (known,) = known_facts(write("a.jsonl", json.dumps(row)))
    assert isinstance(known, KnownFact)
    assert (known.fact.items, known.fact.quote) == (("gas",), "Gas flows.")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("agreement,party=RUS;BLR,1999-13-08,done,,,,,", "date"),
        ("agreement,party=RUS;BLR,1999-02-30,done,,,,,", "date"),
        ("treaty,party=RUS;BLR,1999,done,,,,,", "type"),
        ("agreement,party=RUS;BLR,1999,signed,,,,,", "status"),
        ("agreement,lender=RUS,1999,done,,,,,", "agreement has no role lender"),
        ("agreement,RUS;BLR,1999,done,,,,,", "write lender=RUS|borrower=BLR;UKR"),
        ("agreement,party=,1999,done,,,,,", "needs at least one role"),
        ("agreement,party=rus,1999,done,,,,,", "roles.party"),
        ("loan,lender=RUS|borrower=BLR,1999,done,,,much,USD,", "amount"),
        ("agreement,party=RUS;BLR,1999", "3 cells under 9 columns"),
        (b"agreement,party=RUS;BLR,1999,done,\xe9\xe8,,,,", "not UTF-8"),
        ("agreement,party=RUS;BLR,1999,done," + "x" * 600 + ",,,,", "name"),
        ("agreement,party=RUS;BLR,1999,done," + "x" * 10_000_000 + ",,,,", "longer than"),
        ('agreement,party=RUS;BLR,1999,done,"open,,,,', "unexpected end"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_costs_no_other(write, row, said):
    raw = row if isinstance(row, bytes) else row.encode()
    first, bad, last = known_facts(write("a.csv", HEADER.encode() + GOOD.encode() + raw + b"\n" + GOOD.encode()))
    assert isinstance(first, KnownFact)
    assert isinstance(bad, RefusedRow)
    assert isinstance(last, KnownFact)
    assert (first.line, bad.line, last.line) == (2, 3, 4)
    assert said in bad.problem
    assert len(bad.row) <= 1000


@pytest.mark.parametrize("text", ["[1]", "{", "null", "[" * 5000])
def test_a_line_that_is_no_object_is_named(write, text):
    (bad,) = known_facts(write("a.jsonl", text + "\n"))
    assert isinstance(bad, RefusedRow)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("type,date\n", "no column roles, status"),
        ("type,roles,status,colour\n", "unknown: colour"),
        ("type,roles,status,type\n", "twice"),
        ("", "no column"),
        ("type,roles,status," + "x" * 200_000 + "\n", "field larger than field limit"),
    ],
)
def test_a_header_that_does_not_fit_is_refused_before_anything_is_read(write, header, said):
    with pytest.raises(Invalid, match=said):
        known_facts(write("a.csv", header + GOOD))


def test_other_files_are_refused(write):
    with pytest.raises(Invalid, match=r"\.jsonl and \.csv"):
        known_facts(write("a.xlsx", "x"))


def test_a_file_that_begins_with_a_byte_order_mark_is_read(write):
    (row,) = known_facts(write("a.csv", b"\xef\xbb\xbf" + (HEADER + GOOD).encode()))
    assert isinstance(row, KnownFact)


async def counted(graph):
    return (
        await graph.read(
            "MATCH (:Dataset)-[report:REPORTS]->(event:Event) RETURN count(report) AS reports, count(DISTINCT event) AS events"
        )
    )[0]


def many(count):
    """Rows of loans, each on a day of its own."""
    return "".join(
        f"loan,lender=RUS|borrower=BLR,20{10 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02},done,,,{n + 1}000,USD,\n"
        for n in range(count)
    )


async def test_rows_are_loaded_and_bad_ones_laid_aside(graph, write):
    path = write("a.csv", HEADER + GOOD + "agreement,,1999,done,,,,,\n" + GOOD + many(20))
    loaded = await load_known(graph, TREATIES, path, NOW)
    assert (loaded.loaded, loaded.refused, loaded.resumed_after) == (22, 1, 0)
    assert [json.loads(line)["line"] for line in loaded.rejects.read_text().splitlines()] == [3]
    assert await counted(graph) == {"reports": 21, "events": 21}


async def test_loading_a_file_again_changes_nothing(graph, write):
    path = write("a.csv", HEADER + GOOD + many(30))
    await load_known(graph, TREATIES, path, NOW)
    before = await counted(graph)
    await load_known(graph, TREATIES, path, NOW)
    assert await counted(graph) == before


async def test_a_load_that_broke_off_goes_on_where_it_stood(graph, write):
    path = write("a.csv", HEADER + many(1200))

    class Cut(Exception):
        pass

    def cut(line):
        if line > 600:
            raise Cut

    with pytest.raises(Cut):
        await load_known(graph, TREATIES, path, NOW, cut)
    rest = await load_known(graph, TREATIES, path, NOW)
    assert rest.resumed_after == 1001
    assert rest.loaded == 200
    assert (await counted(graph))["reports"] == 1200


async def test_a_known_fact_and_an_article_tell_of_one_event(graph, write):
    from facts import article, fact

    from graph.load import load_article

    await load_known(graph, TREATIES, write("a.csv", HEADER + GOOD), NOW)
    await load_article(graph, article("a"), [fact("agreement", "1999", party="RUS BLR", name="Union State treaty")], NOW)
    assert await graph.read("MATCH (event:Event) RETURN event.support AS support") == [{"support": 2}]
