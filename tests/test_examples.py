"""Four questions in several tools: all give one answer, and it is that of the measures."""

import csv
import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from pipelines.derive import positions
from pipelines.publish import publish
from pipelines.publish.outputs import Output, outputs
from schemas.tables import Tables, arrow_table
from tests.pipelines.derive.claims import plain
from tests.pipelines.tabulate.tables import (
    checkout_base,
    checkout_tables,
    data_date,
    tiny_tables,
)

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
QUESTIONS = ("differing", "moved", "unassessed", "owed")
ENDINGS = {"pandas": "py", "duckdb": "sql", "r": "R", "stata": "do"}
CAVEATS = {
    "differing": "Nobody is averaged and nobody is found right",
    "moved": "never added into one trend",
    "unassessed": "no statement on whether the provision is carried out",
    "owed": "The counts are no rates of implementation",
}
READ = (
    *("assessment_targets", "comparability", "differences", "obligations"),
    *("panel_months", "provisions"),
)
"""The tables that the questions read."""
UNIT = ("agreement_id", "provision_id", "performer", "assessor_id")
Answer = list[dict[str, str]]

each_question = pytest.mark.parametrize("question", QUESTIONS)


# A data set in which every case occurs once, made by hand.

CELL = {"agreement_id": "example-2013", "performer": "all", "start": "agreed", "age_months": 1}
MOVED = {
    "higher": ((1, "inferred", "a"), (2, "inferred", "b")),
    "lower": ((3, "stated", "a"), (0, "stated", "b")),
    "same level again": ((2, "inferred", "a"), (2, "inferred", "b")),
    "nothing newer said": ((2, "inferred", "a"), (2, "inferred", "a")),
    "other basis": ((1, "inferred", "a"), (3, "stated", "b")),
    "level gone": ((1, "inferred", "a"), (None, None, "b")),
    "first level": ((None, None, "a"), (0, "inferred", "b")),
}
"""Movement -> level, basis and claim before and after."""


def panel_rows() -> list[dict[str, Any]]:
    """Each movement on the agreement and on a provision, and cells that are in no answer."""
    never = {"never a level": ((None, None, "a"), (None, None, "b"))}
    rows = [
        {
            **CELL,
            "provision_id": provision,
            "assessor_id": name.replace(" ", "-"),
            "period": period,
            "level": level,
            "level_basis": basis,
            "claim_id": claim,
        }
        for provision in (None, "example-2013.1")
        for name, ends in (MOVED | never).items()
        for period, (level, basis, claim) in zip(("2022-11", "2023-01"), ends, strict=True)
    ]
    middle = {**CELL, "assessor_id": "lower", "period": "2022-12", "level": 1, "claim_id": "z"}
    young = {**CELL, "assessor_id": "young", "period": "2023-01", "level": 3, "claim_id": "y"}
    return [*rows, {**middle, "level_basis": "stated"}, {**young, "level_basis": "stated"}]


def pair(as_of: date, provision: str | None, level_a: int, **more: Any) -> dict[str, Any]:
    return {
        "as_of": as_of,
        "agreement_id": "example-2013",
        "provision_id": provision,
        "performer": "all",
        "voice_a": "kosovo",
        "voice_b": "serbia",
        "claim_a_id": "a",
        "claim_b_id": "b",
        "level_a": level_a,
        "level_b": 1,
        "effective_a": as_of,
        "effective_b": as_of,
        "same_basis": provision is None,
        "months_apart": 0,
        "comparable": True,
        "difference": level_a - 1,
        "between_parties": True,
        **more,
    }


def differences_rows() -> list[dict[str, Any]]:
    earlier, latest = date(2022, 12, 31), date(2023, 1, 31)
    return [
        pair(earlier, "example-2013.2", 3),
        pair(latest, None, 3),
        pair(latest, "example-2013.1", 0),
        pair(latest, "example-2013.2", 1),
        pair(latest, "example-2013.3", 3, comparable=False, difference=None),
    ]


def obligation_rows() -> list[dict[str, Any]]:
    """Every code of `due` with every code of `said`, a body with a comma, quotes and letters."""
    counts = dict.fromkeys(
        ("stated_full", "stated_below", "inferred_full", "inferred_below", "accounts"), 0
    )
    body = 'Zyra "për" komunitete, Београд'
    cases = [
        (due, said)
        for due in ("passed", "not_yet_due", "no-deadline")
        for said in ("no-claim", "no-level", "said-full", "said-mixed", "said-open")
    ]
    return [
        {
            **counts,
            "provision_id": "example-2013.1",
            "number": number,
            "agreement_id": "example-2013",
            "obliged": "kosovo" if number % 2 else "serbia",
            "body": body if number % 3 else None,
            "deadline": None if due == "no-deadline" else "2013-04",
            "due": due,
            "days_past": 100 + number if due == "passed" else None,
            "said": said,
        }
        for number, (due, said) in enumerate(cases, 1)
    ]


def crafted() -> Tables:
    made = {
        "panel_months": panel_rows(),
        "differences": differences_rows(),
        "obligations": obligation_rows(),
    }
    return tiny_tables().with_tables({name: arrow_table(name, rows) for name, rows in made.items()})


@pytest.fixture(scope="module")
def crafted_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As CSV and Parquet: databases hold rows to their keys, and these rows stand alone."""
    out = tmp_path_factory.mktemp("crafted") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.publish.outputs", parquet_only)
        publish(crafted(), out)
    return out


def parquet_only(*given: Any) -> list[Output]:
    return [output for output in outputs(*given) if output.path.suffix == ".parquet"]


@pytest.fixture(params=["crafted", "checkout"])
def tables_and_data(request: pytest.FixtureRequest) -> tuple[Tables, Path]:
    made = {"crafted": crafted, "checkout": checkout_tables}[request.param]
    return made(), request.getfixturevalue(f"{request.param}_data")


# The tools: each writes the answer to a question as a CSV file.


def script(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a Python file as the user does, in this process: importing pandas takes seconds."""
    monkeypatch.setattr(sys, "argv", argv)
    runpy.run_path(argv[0], run_name="__main__")


def by_pandas(question: str, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script([str(EXAMPLES / "pandas" / f"{question}.py"), str(data), str(out)], monkeypatch)


def by_duckdb(question: str, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script([str(EXAMPLES / "duckdb" / "run.py"), question, str(data), str(out)], monkeypatch)


def by_r(question: str, data: Path, out: Path) -> str:
    command = ["Rscript", "--vanilla", str(EXAMPLES / "r" / f"{question}.R"), str(data), str(out)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def by_plain_sql(question: str, tables: Tables, out: Path) -> None:
    """The SQL files as they are, in SQLite: a database that knows nothing of Parquet."""
    text = (EXAMPLES / "duckdb" / f"{question}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as database:
        for name in READ:
            fill(database, name, tables[name])
        database.executescript(text)
        cursor = database.execute(f"SELECT * FROM {question}")
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(column[0] for column in cursor.description)
            writer.writerows(cursor)


def fill(database: sqlite3.Connection, name: str, table: pa.Table) -> None:
    database.execute(f"CREATE TABLE {name} ({', '.join(table.column_names)})")
    marks = ", ".join("?" * table.num_columns)
    rows = (tuple(map(storable, row.values())) for row in table.to_pylist())
    database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def storable(value: Any) -> Any:
    """SQLite has neither truth values nor dates: write them as a published file does."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value


def read(path: Path) -> Answer:
    """The rows of an answer in one order; tools write truth values in their own way."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in row.keys() & {"same_basis"}:
            row[name] = row[name].lower()
    return sorted(rows, key=lambda row: list(row.values()))


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Path], Answer]:
    """The answer of pandas, to compare the others with."""

    def answer(question: str, data: Path) -> Answer:
        by_pandas(question, data, tmp_path / "pandas.csv", monkeypatch)
        return read(tmp_path / "pandas.csv")

    return answer


class TestTheToolsAgree:
    @each_question
    def test_duckdb_on_parquet(
        self,
        question: str,
        tables_and_data: tuple[Tables, Path],
        ask: Callable[[str, Path], Answer],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ):
        _, data = tables_and_data
        by_duckdb(question, data, tmp_path / "out.csv", monkeypatch)
        assert read(tmp_path / "out.csv") == ask(question, data) != []

    @each_question
    def test_plain_sql_in_another_database(
        self,
        question: str,
        tables_and_data: tuple[Tables, Path],
        ask: Callable[[str, Path], Answer],
        tmp_path: Path,
    ):
        tables, data = tables_and_data
        by_plain_sql(question, tables, tmp_path / "out.csv")
        assert read(tmp_path / "out.csv") == ask(question, data)

    @pytest.mark.skipif(shutil.which("Rscript") is None, reason="Rscript is not installed here")
    @each_question
    def test_base_r(
        self,
        question: str,
        tables_and_data: tuple[Tables, Path],
        ask: Callable[[str, Path], Answer],
        tmp_path: Path,
    ):
        _, data = tables_and_data
        assert by_r(question, data, tmp_path / "out.csv")
        assert read(tmp_path / "out.csv") == ask(question, data)


class TestTheOrderOfTheAnswers:
    """Rows that lie in another order in the tables give the same answer in the same order."""

    @each_question
    def test_of_each_statement(self, question: str, tables_and_data: tuple[Tables, Path]):
        tables, _ = tables_and_data
        as_given, reversed_ = (answers(question, tables, turned) for turned in (False, True))
        assert as_given == reversed_
        assert len(as_given) >= 2
        assert all(as_given)

    @each_question
    def test_of_the_file_that_is_written(
        self,
        question: str,
        checkout_data: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ):
        by_duckdb(question, checkout_data, tmp_path / "out.csv", monkeypatch)
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            written = [list(row.values()) for row in csv.DictReader(file)]
        *_, whole = answers(question, checkout_tables(), turned=True)
        assert [list(map(shown, row)) for row in whole] == [
            [value.lower() if value in ("True", "False") else value for value in row]
            for row in written
        ]


def answers(question: str, tables: Tables, turned: bool) -> list[list[tuple[Any, ...]]]:
    """What each statement of a question answers, and its view as a whole at the end.

    turned: with the rows of each table the other way round.
    """
    text = (EXAMPLES / "duckdb" / f"{question}.sql").read_text(encoding="utf-8")
    with duckdb.connect(config={"threads": 1}) as database:
        for name in READ:
            table = tables[name]
            rows = table.take(pa.array(range(table.num_rows)[::-1])) if turned else table
            database.register(name, rows)
        statements = [each.query for each in duckdb.extract_statements(text)]
        found = [database.sql(each) for each in [*statements, f"SELECT * FROM {question}"]]
        return [answer.fetchall() for answer in found if answer is not None]


def shown(value: Any) -> str:
    """A value as a CSV file shows it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


class TestTheAnswersAreThoseOfTheMeasures:
    def test_differing(self, checkout_data: Path, ask: Callable[[str, Path], Answer]):
        found = ask("differing", checkout_data)
        units = {tuple(row[name] for name in UNIT[:3]) for row in found}
        today = data_date(checkout_tables())
        counts = {
            row["agreement_id"]: row["units_differing"]
            for row in checkout_tables().rows("comparability")
            if row["as_of"] == today
        }
        assert len(units) == counts.pop(None)
        assert Counter(unit[0] for unit in units) == Counter(counts)

    def test_moved_after(self, checkout_data: Path, ask: Callable[[str, Path], Answer]):
        rows = checkout_tables().rows("positions")
        assert cells(ask("moved", checkout_data), "level_after") == levels(rows)

    def test_moved_before(self, checkout_data: Path, ask: Callable[[str, Path], Answer]):
        then, today = date(2022, 11, 30), data_date(checkout_base())
        rows = plain(positions(checkout_base(), then, today))
        assert cells(ask("moved", checkout_data), "level_before") == levels(rows)

    def test_unassessed(self, checkout_data: Path, ask: Callable[[str, Path], Answer]):
        tables = checkout_tables()
        assert all(row["verified"] for row in tables.rows("assessments"))
        assessed = {row["provision_id"] for row in tables.rows("positions")}
        listed = {row["id"] for row in tables.rows("provisions")}
        found = {row["provision_id"] for row in ask("unassessed", checkout_data)}
        assert found == listed - assessed
        owed = {r["said"] for r in tables.rows("obligations") if r["provision_id"] in found}
        assert owed == {"no-claim"}

    def test_owed(self, checkout_data: Path, ask: Callable[[str, Path], Answer]):
        expected = Counter(
            (row["obliged"], row["provision_id"], str(row["days_past"]), row["said"])
            for row in checkout_tables().rows("obligations")
            if row["days_past"] is not None and row["said"] != "said-full"
        )
        found = ask("owed", checkout_data)
        names = ("obliged", "provision_id", "days_past", "said")
        assert Counter(tuple(row[name] for name in names) for row in found) == expected


def cells(answer: Answer, column: str) -> dict[tuple[str, ...], int]:
    """Level of each cell that has one in a column of an answer."""
    return {tuple(r[name] for name in UNIT): int(r[column]) for r in answer if r[column]}


def levels(rows: list[dict[str, Any]]) -> dict[tuple[str, ...], int]:
    """The same of rows of the table `positions`."""
    return {
        tuple(row[name] or "" for name in UNIT): row["level"]
        for row in rows
        if row["level"] is not None
    }


class TestEveryCase:
    def test_movements(self, crafted_data: Path, ask: Callable[[str, Path], Answer]):
        found = ask("moved", crafted_data)
        assert len(found) == 2 * len(MOVED) + 1
        assert {row["assessor_id"].replace("-", " "): row["movement"] for row in found} == {
            **{name: name for name in MOVED},
            "young": "first level",
        }

    def test_the_basis_is_that_of_the_level_shown(
        self, crafted_data: Path, ask: Callable[[str, Path], Answer]
    ):
        bases = {row["movement"]: row["level_basis"] for row in ask("moved", crafted_data)}
        assert (bases["other basis"], bases["level gone"]) == ("stated", "inferred")

    def test_pairs_of_another_day_or_equal_or_not_comparable_do_not_differ(
        self, crafted_data: Path, ask: Callable[[str, Path], Answer]
    ):
        found = ask("differing", crafted_data)
        assert [(r["provision_id"], r["difference"], r["same_basis"]) for r in found] == [
            ("", "2", "true"),
            ("example-2013.1", "-1", "false"),
        ]

    def test_what_is_said_to_be_full_or_is_not_late_is_not_owed(
        self, crafted_data: Path, ask: Callable[[str, Path], Answer]
    ):
        found = ask("owed", crafted_data)
        said = Counter(row["said"] for row in found)
        assert said == Counter(["no-claim", "no-level", "said-mixed", "said-open"])
        assert {row["deadline"] for row in found} == {"2013-04"}


class TestTheFiles:
    def test_each_tool_answers_each_question(self):
        for tool, ending in ENDINGS.items():
            found = {path.stem for path in (EXAMPLES / tool).glob(f"*.{ending}")}
            assert found - {"tables"} == set(QUESTIONS), tool

    @pytest.mark.parametrize("tool", ENDINGS)
    @each_question
    def test_each_says_what_its_numbers_do_not_mean(self, tool: str, question: str):
        text = (EXAMPLES / tool / f"{question}.{ENDINGS[tool]}").read_text(encoding="utf-8")
        words = " ".join(word for word in text.split() if word not in ("#", "--", "*"))
        assert CAVEATS[question] in words

    def test_the_views_of_duckdb_are_tables_of_their_own_name(self):
        text = (EXAMPLES / "duckdb" / "tables.sql").read_text(encoding="utf-8")
        views = re.findall(r"CREATE TEMP VIEW (\w+) AS SELECT \* FROM '(\w+)\.parquet';", text)
        assert len(views) == text.count("CREATE")
        assert all(view == table for view, table in views)

    @each_question
    def test_stata_says_that_it_was_not_run_and_reads_files_that_exist(
        self, question: str, checkout_data: Path
    ):
        text = (EXAMPLES / "stata" / f"{question}.do").read_text(encoding="utf-8")
        assert text.splitlines()[4].startswith("* NOT RUN: ")
        files = re.findall(r'^read_table "`folder\'/([^"]+)"', text, re.MULTILINE)
        assert files
        assert all((checkout_data / name).is_file() for name in files)

    @each_question
    def test_stata_keeps_the_columns_that_the_others_give(
        self, question: str, crafted_data: Path, ask: Callable[[str, Path], Answer]
    ):
        text = (EXAMPLES / "stata" / f"{question}.do").read_text(encoding="utf-8")
        (kept,) = re.findall(r"^order (.+)$", text, re.MULTILINE)
        assert kept.split() == list(ask(question, crafted_data)[0])

    def test_python_examples_without_a_folder_take_that_of_the_build(
        self, crafted_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        (tmp_path / "build").mkdir()
        (tmp_path / "build" / "data").symlink_to(crafted_data)
        monkeypatch.chdir(tmp_path)
        script([str(EXAMPLES / "pandas" / "unassessed.py")], monkeypatch)
        script([str(EXAMPLES / "duckdb" / "run.py")], monkeypatch)


class TestFirstTenMinutes:
    PAGE = ROOT / "docs" / "first-ten-minutes.md"

    def test_its_python_runs_on_the_archive_that_it_names(
        self, checkout_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        text = self.PAGE.read_text(encoding="utf-8")
        (name,) = set(re.findall(r"dialogue-data-[\d.]+\.zip", text))
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for path in sorted(checkout_data.iterdir()):
                archive.write(path, f"{Path(name).stem}/data/data/{path.name}")
        monkeypatch.chdir(tmp_path)
        blocks = re.findall(r"^```python\n(.+?)^```", text, re.MULTILINE | re.DOTALL)
        assert len(blocks) >= 2
        space: dict[str, Any] = {}
        for block in blocks:
            exec(block, space)
        assert len(space["late"])

    def test_every_file_that_it_names_is_there(self, checkout_data: Path):
        text = self.PAGE.read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#]+)\)", text)
        assert all((self.PAGE.parent / link).exists() for link in links)
        scripts = re.findall(r"examples/[\w/]+\.\w+", text)
        assert scripts
        assert all((ROOT / path).is_file() for path in scripts)
        files = re.findall(r"`(\w+\.(?:csv|md|txt|json|parquet))`", text)
        assert files
        assert all((checkout_data / name).is_file() for name in files)
