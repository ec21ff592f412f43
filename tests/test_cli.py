"""The command `dyad`: what it prints where, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DYAD = Path(sys.executable).with_name("dyad")
TEXT = "Norway and Denmark signed a ferry agreement in Oslo on Thursday. Ministers of both states attended."
ARTICLE = {"id": "ferry", "title": "Ferry pact", "published": "2021-09-10", "text": TEXT}


def command(data):
    """`dyad` with a data folder of its own: the command opens the embedded store itself."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "DYAD_"))}

    def run(*arguments, stdin=""):
        return subprocess.run(
            [DYAD, *arguments],
            check=False,
            env=environ | {"DYAD_DATA": str(data), "COLUMNS": "400"},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=300,
        )

    return run


@pytest.fixture(scope="module")
def dyad(tmp_path_factory):
    return command(tmp_path_factory.mktemp("cli"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The command over a store that has the article."""
    run = command(tmp_path_factory.mktemp("loaded"))
    assert run("load", "-", stdin=json.dumps(ARTICLE)).returncode == 0
    return run


@pytest.fixture
def folder(tmp_path):
    """Two good files and a bad one between them."""
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE))
    (tmp_path / "b.json").write_text('{"text": ')
    (tmp_path / "c.txt").write_text(f"Ferries\n\n10 September 2021\n\n{TEXT}")
    return tmp_path


def test_extract_prints_one_line_an_article_in_order_and_nothing_else(dyad, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(ARTICLE | {"id": name}) + "\n" for name in ("c", "a", "b")))
    ran = dyad("extract", "--format", "jsonl", str(file))
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["c", "a", "b"]
    for line in lines:
        assert set(line) == {"id", "facts"}
        assert line["facts"]
        assert all(TEXT[fact["start"] : fact["stop"]] == fact["quote"] for fact in line["facts"])


def test_extract_on_several_processes_keeps_the_order(dyad, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(ARTICLE | {"id": str(number)}) + "\n" for number in range(20)))
    ran = dyad("extract", "--jobs", "2", str(file))
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == [str(number) for number in range(20)]


def test_extract_reads_standard_input(dyad):
    ran = dyad("extract", "-", stdin=json.dumps(ARTICLE))
    assert json.loads(ran.stdout)["id"] == "ferry"


def test_extract_shows_a_table_to_people(dyad, folder):
    ran = dyad("extract", "--format", "table", str(folder / "a.json"))
    assert ran.returncode == 0
    assert "Ferry pact (2021-09-10)" in ran.stdout
    assert re.search(r"^ *2021-09-\d\d +agreement, \w+, \w{3}, \w{3}", ran.stdout, re.MULTILINE)
    assert "“" in ran.stdout


def test_explaining_says_what_became_of_each_event_and_passes_over_no_bad_file(dyad, folder):
    ran = dyad("extract", "--explain", str(folder))
    assert ran.returncode == 1
    assert re.search(r"agreement at “\w+” .*: kept", ran.stdout)
    assert ran.stdout.count(TEXT.partition(". ")[0]) == 2
    assert f"dyad: {folder / 'b.json'}: broken JSON" in ran.stderr


def test_a_bad_file_is_named_costs_no_other_and_ends_with_1(dyad, folder):
    ran = dyad("extract", str(folder))
    assert ran.returncode == 1
    assert len(ran.stdout.splitlines()) == 2
    assert f"dyad: {folder / 'b.json'}: broken JSON" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_load_keeps_the_good_and_sums_up(dyad, folder):
    ran = dyad("load", str(folder))
    assert ran.returncode == 1
    assert f"dyad: {folder / 'b.json'}: broken JSON" in ran.stderr
    assert "2 articles with " in ran.stdout
    assert "(2 created)" in ran.stdout
    assert "1 source could not be read" in ran.stdout
    again = dyad("load", str(folder / "a.json"), str(folder / "c.txt"))
    assert (again.returncode, again.stderr) == (0, "")
    assert "(2 unchanged)" in again.stdout


def test_ask_answers_from_what_was_loaded_and_says_how_it_read_the_question(loaded):
    ran = loaded("ask", "agreements between Norway and Denmark since 1999")
    assert ran.returncode == 0, ran.stderr
    assert "Read as /events?type=agreement&between=NOR,DNK&since=1999" in ran.stdout
    assert "DNK, NOR" in ran.stdout
    assert "Norway and Denmark signed a ferry agreement" in ran.stdout


def test_ask_counts_and_shows_as_many_as_the_question_says(loaded):
    ran = loaded("ask", "how many agreements between Norway and Denmark")
    assert "1 event in all." in ran.stdout
    assert "Understood: 100%" in ran.stdout
    assert "limit=3" in loaded("ask", "last 3 agreements of Norway").stdout.splitlines()[0]


def test_events_are_found_by_every_parameter_of_the_api_and_exported(loaded):
    table = loaded("events", "between=Norway,Denmark", "type=agreement", "since=1999", "total=true").stdout
    assert "signed a ferry agreement" in " ".join(table.split())
    assert "1 event in all." in table
    written = loaded("events", "state=Norway", "type=agreement", "type=meeting", "format=csv", "fields=type,date").stdout.split()
    assert (written[0], "agreement,2021-09-09" in written) == ("type,date", True)
    page = json.loads(loaded("events", "state=Norway", "with=Denmark", "format=json").stdout)
    assert (page["total"], page["next"], page["events"][0]["place"]) == (1, None, "Oslo")


def test_ask_without_an_answer_says_so(loaded):
    ran = loaded("ask", "agreements between Chad and Fiji")
    assert (ran.returncode, "Nothing found." in ran.stdout) == (0, True)


def test_status_says_which_store_and_what_it_holds(loaded):
    ran = loaded("status")
    assert ran.returncode == 0
    assert "embedded" in ran.stdout
    assert "agreement" in ran.stdout


def test_keys_are_made_listed_and_revoked(loaded):
    made = loaded("keys", "add", "night desk", "--role", "reviewer")
    mark, key_id, _ = made.stdout.strip().split("_", 2)
    assert (made.returncode, mark) == (0, "dyad")
    listed = loaded("keys", "list").stdout
    assert key_id in listed
    assert "reviewer" in listed
    assert made.stdout.strip() not in listed
    assert loaded("keys", "revoke", key_id).returncode == 0
    assert key_id not in loaded("keys", "list").stdout
    again = loaded("keys", "revoke", key_id)
    assert (again.returncode, again.stderr) == (1, f"dyad: There is no key '{key_id}': `dyad keys list` and GET /keys have the ids.\n")


def test_known_facts_are_loaded_and_bad_rows_laid_aside(dyad, tmp_path):
    file = tmp_path / "treaties.csv"
    file.write_text("type,roles,date,status,name\nagreement,party=CHE;LIE,1923-03-29,done,customs treaty\nagreement,CHE,1924,done,\n")
    ran = dyad("load", "--facts", str(file), "--source", "A list")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "1 fact of treaties; 1 row refused" in ran.stdout
    (refused,) = (tmp_path / "treaties.csv.rejects.jsonl").read_text().splitlines()
    assert (json.loads(refused)["line"], "CHE" in json.loads(refused)["row"]) == (3, True)
    assert "customs treaty" in dyad("ask", "agreements between Switzerland and Liechtenstein").stdout


def test_events_are_judged_and_judgements_carried_away_and_undone(tmp_path):
    run = command(tmp_path / "data")
    told = [{"type": "loan", "roles": {"lender": ["RUS"], "borrower": ["BLR"]}, "date": "2021", "status": "done"}] * 2
    for name, fact in zip("ab", told, strict=True):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(fact))
        assert run("load", "--facts", str(tmp_path / f"{name}.jsonl")).returncode == 0
    listed = run("review")
    assert "unsure_pair" in listed.stdout
    one, other = sorted(set(re.findall(r"\b[0-9a-f]{20}\b", listed.stdout)))
    merged = run("judge", "merge", one, other, "--why", "one loan", "--by", "Ada")
    assert merged.returncode == 0, merged.stderr
    assert run("review").stdout == "Nothing waits for review.\n"
    (tmp_path / "judgements.jsonl").write_text(run("judge", "export").stdout + "broken\n")
    assert {"Ada", "one loan"} <= {part for part in ("Ada", "one loan") if part in run("judge", "list").stdout}
    undone = run("judge", "undo", merged.stdout.strip(), "--by", "Bob")
    assert (undone.returncode, "of Ada is undone" in undone.stderr) == (0, True)
    again = run("judge", "import", str(tmp_path / "judgements.jsonl"))
    assert (again.returncode, again.stdout) == (1, "1 taken over, 0 known already, 1 refused.\n")
    assert "judgements.jsonl:2: " in again.stderr


def test_an_article_is_taken_back_and_brought_back(loaded):
    assert "ferry: retracted" in loaded("retract", "ferry", "--why", "withdrawn").stdout
    assert "(1 retracted)" in loaded("load", "-", stdin=json.dumps(ARTICLE)).stdout
    assert "ferry: restored" in loaded("unretract", "ferry").stdout


def test_a_dry_reading_anew_prints_the_differences(loaded):
    ran = loaded("reextract", "--dry-run")
    assert (ran.returncode, ran.stdout) == (0, "1 article read again: 0 facts would open, 0 closed.\n")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["ask", "hello"], 1, "For example"),
        (["ask", "agreements in force on 31 February 2021"], 1, "is no day of the calendar"),
        (["events", "betwen=RUS,BLR"], 1, "events has no parameter 'betwen': did you mean 'between'?"),
        (["events", "RUS"], 1, "write NAME=VALUE"),
        (["events", "since=soon"], 1, "since: "),
        (["events", "state=RUS", "state=BLR"], 1, "state: given 2 times"),
        (["events", "fields=id"], 1, "add format=json"),
        (["ask", "loans of Narnia"], 1, "No state or organisation is called 'Narnia'"),
        (["extract", "/nowhere.txt"], 1, "dyad: /nowhere.txt: no such file"),
        (["extract", "--published", "soon", "-"], 2, "'soon' is not a date"),
        (["extract", "--format", "xml", "-"], 2, "'xml'"),
        (["extract"], 2, "paths"),
        (["nonsense"], 2, "nonsense"),
        (["mcp", "--url", "http://[::1"], 1, "no address of a service"),
        (["load"], 2, "either articles or a file of known facts"),
        (["load", "--facts", "/nowhere.csv"], 2, "does not exist"),
        (["load", "--facts", __file__], 1, "from .jsonl and .csv files"),
        (["load", "--facts", __file__, "--dataset", "x" * 201], 1, "id: String should have at most 200 characters"),
        (["load", "--facts", __file__, "--source", "x" * 501], 1, "source: String should have at most 500 characters"),
        (["judge", "accept", "none", "--why", "sure"], 1, "no event 'none'"),
        (["judge", "accept", "none", "--why", ""], 1, "why: String should have at least 1"),
        (["judge", "edit", "none", "date"], 2, "value"),
        (["judge", "undo", "none"], 1, "no judgement 'none'"),
        (["retract", "none", "--why", "x"], 1, "no article 'none'"),
        (["retract", "none", "--why", " "], 1, "say why 'none' is taken back"),
    ],
)
def test_what_is_asked_wrongly_is_said_without_a_traceback(dyad, arguments, status, said):
    ran = dyad(*arguments)
    assert ran.returncode == status
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""
