"""Who may import whom: the table of the design, checked on every module."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from tests.each import each

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("ingest", "tabulate", "derive", "release", "publish", "report")

_STAGES = tuple(f"pipelines.{name}" for name in STAGES)

ALLOWED = {
    "schemas": (),
    "pipelines": (),
    "pipelines.making": ("schemas",),
    "pipelines.cluster": ("schemas", "pipelines.making"),
    "pipelines.compare": ("schemas",),
    "pipelines.ingest": ("schemas",),
    "pipelines.tabulate": ("schemas",),
    "pipelines.derive": ("schemas",),
    "pipelines.release": ("schemas",),
    "pipelines.present": ("schemas",),
    "pipelines.publish": ("schemas", "pipelines.making"),
    "pipelines.report": ("schemas", "pipelines.present", "pipelines.making"),
    "pipelines.site": ("schemas", "pipelines.present", "pipelines.making"),
    "pipelines.placing": ("schemas", "pipelines.making"),
    "pipelines.review": ("schemas", "pipelines.present"),
    "pipelines.translating": ("schemas",),
    "pipelines.scaffold": ("schemas", "pipelines.ingest", "pipelines.release"),
    "pipelines.capture": ("schemas", "pipelines.ingest"),
    "pipelines.forget": ("schemas",),
    "pipelines.pax": ("schemas", "pipelines.compare", "pipelines.ingest"),
    "pipelines.events": ("schemas", "pipelines.ingest", "pipelines.making"),
    "pipelines.telling": ("schemas", "pipelines.compare"),
    "pipelines.migrate": ("schemas",),
    "pipelines.run": (
        *("schemas", "pipelines.making", "pipelines.present", "pipelines.review"),
        *("pipelines.site", "pipelines.placing", "pipelines.pax", "pipelines.scaffold"),
        *("pipelines.translating", "pipelines.capture", "pipelines.forget", "pipelines.telling"),
        "pipelines.events",
        *_STAGES,
    ),
    "pipelines.orchestrator": (
        *("schemas", "pipelines.run", "pipelines.making", "pipelines.telling", "pipelines.cluster"),
    ),
    "pipelines.cli": ("schemas", "pipelines"),
}
"""Package or module of ours -> what of ours it may import besides itself."""

ORCHESTRATORS = {"pipelines.orchestrator"}


def modules() -> dict[str, Path]:
    """Every module of the project by its name."""
    paths = [path for top in ("schemas", "pipelines") for path in (ROOT / top).rglob("*.py")]
    return {dotted(path): path for path in sorted(paths)}


def dotted(path: Path) -> str:
    """The name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = modules()


def unit(module: str) -> str:
    """The entry of the table that a module belongs to."""
    parts = module.split(".")
    return parts[0] if parts[0] == "schemas" else ".".join(parts[:2])


@cache
def imports(path: Path) -> frozenset[str]:
    """What a module imports, wherever in it: full names, also of what is taken from a package."""
    return frozenset(imported(path))


def imported(path: Path) -> Iterator[str]:
    """The same, one after the other."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"a relative import in {path}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The entries of the table that a module imports."""
    return {
        unit(name if name in MODULES else name.rpartition(".")[0])
        for name in imports(path)
        if name.partition(".")[0] in ("schemas", "pipelines")
    }


def within(name: str, allowed: str) -> bool:
    """Whether a name lies in a package."""
    return name == allowed or name.startswith(f"{allowed}.")


each_module = each(MODULES)


def test_every_module_has_its_line_in_the_table() -> None:
    assert {unit(module) for module in MODULES} == set(ALLOWED)


def test_the_page_on_the_house_has_the_same_table() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = page.partition("\n## Who may import whom\n")[2].partition("\n## ")[0]
    lines = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    told = {line[0].strip(): set(line[2].strip().split(", ")) for line in lines[2:]}
    assert told == {short(name): in_words(allowed) for name, allowed in ALLOWED.items()}


def in_words(allowed: tuple[str, ...]) -> set[str]:
    """What may be imported, as the page says it."""
    if "pipelines" in allowed:
        return {"everything"}
    return {short(name) for name in allowed} or {"nothing"}


def short(name: str) -> str:
    """A package or module as the page calls it."""
    return name.removeprefix("pipelines.")


def test_there_are_modules_to_look_at() -> None:
    rules = {f"pipelines.ingest.{name}_rules" for name in ("claim", "coding", "record")}
    assert {"schemas.registry", "pipelines.cli", "pipelines.orchestrator.flows"} | rules <= set(
        MODULES
    )
    assert ours(MODULES["pipelines.report.plan"]) >= {"schemas", "pipelines.present"}


@each_module
def test_a_module_imports_of_ours_only_what_the_table_allows(module: str) -> None:
    own = unit(module)
    strangers = {
        name
        for name in ours(MODULES[module]) - {own}
        if not any(within(name, allowed) for allowed in ALLOWED[own])
    }
    assert strangers == set()


@each([*STAGES, "present"])
def test_a_stage_knows_neither_the_job_nor_the_command(stage: str) -> None:
    above = {"pipelines.run", "pipelines.cli", *ORCHESTRATORS}
    inside = [path for name, path in MODULES.items() if within(name, f"pipelines.{stage}")]
    assert inside
    assert [path for path in inside if ours(path) & above] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: imports(path) & MODULES.keys() for name, path in MODULES.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


PARTS, PRESENT = "pipelines.report.parts", "pipelines.present"


def part_of(module: str) -> str | None:
    """The part of the report in whose folder a module, or a name in it, stands."""
    if not within(module, PARTS):
        return None
    name = module.removeprefix(PARTS).strip(".").partition(".")[0]
    page = ROOT / "pipelines" / "report" / "parts" / name / "page.html.j2"
    return name if page.is_file() else None


each_of_a_part = each([module for module in MODULES if part_of(module)])


@each_of_a_part
def test_no_part_imports_another_part(module: str) -> None:
    assert {part_of(name) for name in imports(MODULES[module])} <= {None, part_of(module)}


@cache
def handed_on() -> dict[str, str]:
    """What packages of `present` hand on under their own name -> the module that holds it."""
    packages = {n: p for n, p in MODULES.items() if within(n, PRESENT) and p.name == "__init__.py"}
    return {
        f"{package}.{name.rpartition('.')[2]}": name.rpartition(".")[0]
        for package, path in packages.items()
        for name in imports(path)
    }


def holder(name: str) -> str:
    """The module that holds what is imported under a name."""
    return name if name in MODULES else handed_on().get(name, name.rpartition(".")[0])


def users() -> dict[str, set[str]]:
    """Each module of `present` -> the modules that use it; a package that hands it on does not."""
    found: dict[str, set[str]] = {n: set() for n, p in MODULES.items() if in_present(n, p)}
    for module, path in MODULES.items():
        if not (within(module, PRESENT) and path.name == "__init__.py"):
            for held in {holder(name) for name in imports(path)} & found.keys():
                found[held].add(module)
    return found


def in_present(module: str, path: Path) -> bool:
    """Whether a module of `present` holds anything itself."""
    return within(module, PRESENT) and path.name != "__init__.py"


def test_what_only_one_part_uses_stands_in_its_folder() -> None:
    used = {module: {part_of(user) for user in by} for module, by in users().items()}
    assert used["pipelines.present.positions"] >= {"chapter", "evidence"}
    assert [module for module, by in used.items() if len(by) == 1 and None not in by] == []


@each_module
def test_prefect_is_imported_at_the_edge_only(module: str) -> None:
    uses = {name.partition(".")[0] for name in imports(MODULES[module])} & {"prefect"}
    assert uses == set() or unit(module) in ORCHESTRATORS


@each_module
def test_only_the_command_line_knows_what_draws_it(module: str) -> None:
    uses = {name.partition(".")[0] for name in imports(MODULES[module])} & {"cyclopts", "rich"}
    assert uses == set() or within(module, "pipelines.cli")


def test_that_place_imports_it() -> None:
    assert "prefect" in {
        name.partition(".")[0] for name in imports(MODULES["pipelines.orchestrator.flows"])
    }


@each_module
def test_no_module_imports_a_test(module: str) -> None:
    assert not {name for name in imports(MODULES[module]) if within(name, "tests")}
