"""1.1.0: who is obliged stands once for a provision; a day of publication is there."""

from collections.abc import Iterator

import yaml

from pipelines.migrate.yaml_edits import Edit, composed, field_of, items_of, whole_lines

BY_HAND = "a level that is inferred names its rule, which a person finds by docs/coding-manual.md"


def edits(path: str, text: str) -> list[Edit]:
    """Take away who is obliged twice, and a day of publication that is not there as a basis."""
    if not path.startswith("agreements/") and path != "assessments.yml":
        return []
    tree = composed(text)
    repeats = [
        edit
        for provision in items_of(tree, "provisions")
        for edit in _repeats(text, items_of(provision, "obliged"))
    ]
    bases = [edit for claim in items_of(tree, "assessments") for edit in _basis(claim)]
    return [*repeats, *bases]


def _repeats(text: str, obliged: list[yaml.Node]) -> Iterator[Edit]:
    """Items that say what one before them says."""
    seen = set()
    for item in obliged:
        said = _said(item)
        if said in seen:
            what = f"{' '.join(value for _, value in said)} stands once as obliged, not twice"
            yield Edit(*whole_lines(text, item), "", what)
        seen.add(said)


def _said(item: yaml.Node) -> tuple[tuple[str, str], ...]:
    if not isinstance(item, yaml.MappingNode):
        return ()
    return tuple(sorted((str(key.value), str(value.value)) for key, value in item.value))


def _basis(claim: yaml.Node) -> Iterator[Edit]:
    """`as_of_basis: published` without such a day: the date is one that the editor worked out."""
    basis = field_of(claim, "as_of_basis")
    is_word = basis is not None and basis.value == "published"
    if basis is not None and is_word and field_of(claim, "published") is None:
        what = "as_of_basis is inferred: there is no day of publication"
        yield Edit(basis.start_mark.index, basis.end_mark.index, "inferred", what)
