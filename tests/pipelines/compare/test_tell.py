"""What is printed: for people in a terminal and in a release note, for machines as CSV and JSON."""

import csv
import io
import json

from pipelines.compare import FORMATS, Comparison, compare
from tests.each import each
from tests.pipelines.compare.tables import both, sheet

OLD = """
id,name,town,note,score
p1,Ana,KS-N,A note that runs on and on and on and ends well enough,1
p2,Ben,KS-N,,2
p3,Cem,KS-N,x,3
p4,Dea,SRB,"two
lines",4
p6,Fay,KS-N,f,5
p7,Gus,KS-N,g,6
"""
NEW = """
id,full name,town,note,score
p1,Ana,XK-N,A note that runs on and on and on and ends badly enough,1
p2,Ben,XK-N,,2
p3,Cem,XK-N,y|z,three
p5,Eva,SRB,<b>*x*</b>,5
p6,Fay,XK-N,f,5
p7,Gus,KS-N,g,6
"""


def found() -> Comparison:
    same = sheet("id\n1", "same")
    return compare(
        {"people": sheet(OLD, "people", place="old/people.csv"), "same": same},
        {"people": sheet(NEW, "people", place="v2.xlsx, sheet People"), "same": same}
        | {"more": sheet("id,a\n1,2", "more")},
    )


NOTE = "A note that runs on and on and on and ends"
RULE = 'every "KS-N" is now "XK-N"'
ADDED = '{"id": "p5", "full name": "Eva", "town": "SRB", "note": "<b>*x*</b>", "score": "5"}'
REMOVED = '{"id": "p4", "name": "Dea", "town": "SRB", "note": "two\\nlines", "score": "4"}'
VERDICT = (
    "2 tables compared (7 rows before, 7 now): 1 row added, 1 removed, "
    "7 cells changed (4 by 1 rule), 1 column renamed, 1 column of another type, 1 table added\n"
)
TABLE = r"""
people
  new: v2.xlsx, sheet People
  rows: 6 before, 6 now
  key: id (unique in both versions)

  Columns: 2
    change   column
    -------  ---------------------------------------------------
    renamed  name is now full name (100 % of its cells the same)
    type     score was number, is now string

  Rules: 1
    column  what changed                cells  exceptions
    ------  --------------------------  -----  ----------
    town    every "KS-N" is now "XK-N"  4      1

  Exceptions that stayed as they were: 1
    id  column
    --  ------
    p7  town

  Edits: 3
    id  column  kind   old                         new
    --  ------  -----  --------------------------  ---------------------------
    p1  note    value  …d on and ends well enough  …d on and ends badly enough
    p3  note    value  x                           y|z
    p3  score   value  3                           three

  Rows added: 1
    id  full name  town  note
    --  ---------  ----  ----------
    p5  Eva        SRB   <b>*x*</b>

  Rows removed: 1
    id  name  town  note
    --  ----  ----  ---------
    p4  Dea   SRB   two⏎lines

Table added: more (1 row; columns: id, a)

Without differences: same
"""


MARKDOWN = r"""
## people

- new: v2.xlsx, sheet People
- rows: 6 before, 6 now
- key: id (unique in both versions)

**Columns: 2**

| change | column |
| --- | --- |
| renamed | name is now full name (100 % of its cells the same) |
| type | score was number, is now string |

**Rules: 1**

| column | what changed | cells | exceptions |
| --- | --- | --- | --- |
| town | every "KS-N" is now "XK-N" | 4 | 1 |

**Exceptions that stayed as they were: 1**

| id | column |
| --- | --- |
| p7 | town |

**Edits: 3**

| id | column | kind | old | new |
| --- | --- | --- | --- | --- |
| p1 | note | value | …d on and ends well enough | …d on and ends badly enough |
| p3 | note | value | x | y\|z |
| p3 | score | value | 3 | three |

**Rows added: 1**

| id | full name | town | note |
| --- | --- | --- | --- |
| p5 | Eva | SRB | \<b\>\*x\*\</b\> |

**Rows removed: 1**

| id | name | town | note |
| --- | --- | --- | --- |
| p4 | Dea | SRB | two⏎lines |

Table added: more (1 row; columns: id, a)

Without differences: same
"""


CSV = [
    ["people", "column renamed", "", "full name", "name", "full name", "1", ""],
    ["people", "type changed", "", "score", "number", "string", "1", ""],
    ["people", "code renamed", "", "town", "KS-N", "XK-N", "4", RULE],
    ["people", "unchanged", "p7", "town", "", "", "", RULE],
    ["people", "value", "p1", "note", f"{NOTE} well enough", f"{NOTE} badly enough", "1", ""],
    ["people", "value", "p3", "note", "x", "y|z", "1", ""],
    ["people", "value", "p3", "score", "3", "three", "1", ""],
    ["people", "row added", "p5", "", "", ADDED, "1", ""],
    ["people", "row removed", "p4", "", REMOVED, "", "1", ""],
    ["more", "table added", "", "", "", "", "1", ""],
]


def test_table() -> None:
    assert FORMATS["table"](found(), False) == VERDICT + TABLE


def test_markdown() -> None:
    assert FORMATS["markdown"](found(), False) == VERDICT + MARKDOWN


def test_csv() -> None:
    header, *lines = csv.reader(io.StringIO(FORMATS["csv"](found(), False)))
    assert header == ["table", "kind", "key", "column", "old", "new", "count", "rule"]
    assert lines == CSV


def test_csv_guards_what_a_spreadsheet_would_run() -> None:
    made = both("id,a\n1,x", "id,a\n1,=1+1")
    _, line = csv.reader(io.StringIO(FORMATS["csv"](made, False)))
    assert line[4:6] == ["x", "'=1+1"]


def test_json_holds_the_whole() -> None:
    whole = json.loads(FORMATS["json"](found(), False))
    assert f"{whole['verdict']}\n" == VERDICT
    people, same = whole["tables"]
    assert people["new"] == {
        "name": "people",
        "place": "v2.xlsx, sheet People",
        "rows": 6,
        "key": ["id"],
    }
    assert [row["key"] for row in people["rows_added"]] == [["p5"]]
    assert people["rows_removed"][0]["values"]["note"] == "two\nlines"
    (rule,) = people["rules"]
    assert (rule["method"], rule["unchanged"]) == ({"pairs": {"KS-N": "XK-N"}}, [["p7"]])
    assert [edit["new"] for edit in people["edits"]][1:] == ["y|z", "three"]
    assert (same["edits"], same["columns"]) == ([], [])
    assert whole["tables_added"] == [
        {"name": "more", "place": "", "rows": 1, "columns": ["id", "a"]}
    ]


def test_json_of_every_method_and_of_an_added_column() -> None:
    old = "id,shift,one\n" + "".join(f"k{i},{i},{i}\n" for i in range(4))
    new = "id,shift,one,more\n" + "".join(f"k{i},{i + 5},x,{'m' * (i == 2)}\n" for i in range(4))
    (table,) = json.loads(FORMATS["json"](both(old, new, "id"), False))["tables"]
    assert [rule["method"] for rule in table["rules"]] == [{"shift": 5}, {"constant": "x"}]
    assert table["columns"][0]["values"] == [{"key": ["k2"], "value": "m"}]


@each(["table", "markdown"])
def test_every_cell_if_asked_for(form: str) -> None:
    said = FORMATS[form](found(), True)
    assert "Cells: 7" in said
    assert "Edits" not in said


def test_every_cell_for_machines_names_its_rule() -> None:
    lines = list(csv.DictReader(FORMATS["csv"](found(), True).splitlines()))
    by_rule = [line["key"] for line in lines if line["rule"] and line["key"]]
    assert by_rule == ["p7", "p1", "p2", "p3", "p6"]
    people, _ = json.loads(FORMATS["json"](found(), True))["tables"]
    told = [(cell["key"][0], cell["rule"]) for cell in people["cells"]]
    assert told == [
        ("p1", 0),
        ("p1", None),
        ("p2", 0),
        ("p3", 0),
        ("p3", None),
        ("p3", None),
        ("p6", 0),
    ]


def many(number: int) -> Comparison:
    old = "".join(f"{i},{i * i}\n" for i in range(number))
    new = "".join(f"{i},{i * i + i % 7 + 1}\n" for i in range(number))
    return both(f"id,a\n{old}", f"id,a\n{new}", "id")


@each(["table", "markdown"])
def test_what_is_too_much_is_counted(form: str) -> None:
    said = FORMATS[form](many(30), False)
    assert "and 10 more: all of them with --format csv\n" in said
    assert "more: all" not in FORMATS[form](many(20), False)


def test_a_compound_key() -> None:
    found = both("a,b,c\n1,1,x\n1,2,y", "a,b,c\n1,1,x\n1,2,z", "a", "b")
    assert "    1 | 2  c       value  y    z\n" in FORMATS["table"](found, False)
    (line,) = csv.DictReader(FORMATS["csv"](found, False).splitlines())
    assert line["key"] == '["1", "2"]'


@each(["table", "markdown"])
def test_no_differences(form: str) -> None:
    said = FORMATS[form](both("id\n1", "id\n1"), False)
    assert said == "1 table compared (1 row before, 1 now): no differences\n"


def test_a_renamed_table_and_key() -> None:
    old = "id,a\n" + "".join(f"k{i},{i}\n" for i in range(9))
    new = old.replace("id,", "nr,")
    found = compare({"t": sheet(old)}, {"u": sheet(new, "u")}, key=["id=nr"])
    said = FORMATS["table"](found, False)
    assert "\nu, before t\n" in said
    assert "  key: id, now nr (--key)\n" in said
    assert "\nu,table renamed,,,t,u,1,\n" in FORMATS["csv"](found, False)


def test_markup_in_names_and_values_is_text() -> None:
    found = both("id,a_b\n1,`x`\n2,y", "id,a_b\n1,[x](y)\n2,y", "id")
    said = FORMATS["markdown"](found, False)
    assert "| 1 | a\\_b | value | \\`x\\` | \\[x\\](y) |" in said
