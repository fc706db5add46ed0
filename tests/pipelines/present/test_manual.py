"""The coding manual as the data show it."""

from pipelines.present import Library, words_of
from pipelines.present.language import plain
from pipelines.present.manual import EXAMPLES, reasons, rules
from schemas.claims import Assessment
from schemas.codes import LEVEL_RULE, RULE_LEVEL
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


def test_each_rule_stands_once_with_the_level_that_it_gives() -> None:
    library = Library(checkout_tables(), words_of("sq"))
    words, found = library.words, rules(library)
    assert [rule.code for rule in found] == list(RULE_LEVEL)
    for rule in found:
        level = RULE_LEVEL[rule.code]
        told = words.gettext("no level") if level is None else words.levels[level]
        assert rule.level == told
        defined = plain(words.defined(LEVEL_RULE.codes[rule.code].meaning))
        assert plain(rule.meaning).casefold().startswith(defined.casefold())


def test_claims_are_counted_by_rule_and_the_examples_were_read_by_it() -> None:
    library = Library(checkout_tables())
    found = rules(library)
    given = [row.level_rule for row in library.all(Assessment)]
    for rule in found:
        assert rule.claims == library.words.number(given.count(rule.code))
        assert len(rule.examples) <= EXAMPLES
        for each in rule.examples:
            assert library.one(Assessment, each.id).level_rule == rule.code
            assert each.agreement_id in {
                target.row.agreement_id
                for targets in library.targets.values()
                for target in targets
                if target.claim.id == each.id
            }
    assert sum(len(rule.examples) for rule in found) > 10


def test_reasons_for_no_level_are_counted() -> None:
    library = Library(checkout_tables())
    without = [row for row in library.all(Assessment) if row.level is None]
    assert sum(int(reason.claims.replace(",", "")) for reason in reasons(library)) == len(without)


def test_a_tree_without_codings_has_rules_without_examples() -> None:
    found = rules(Library(tiny_tables()))
    assert len(found) == len(RULE_LEVEL)
