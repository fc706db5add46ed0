"""Rules of sites and decisions: a site asks only its own hosts; a decision says what came of it."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipelines.ingest.records import Records
from schemas.personal import personal_in
from schemas.problem import Problem
from schemas.registry import TABLES
from schemas.sites import Decision, Site, SiteHost


def decision_rules(records: Records) -> Iterator[Problem]:
    """Every site whose address is not of its hosts, and every decision that is half told."""
    hosts: dict[str, set[str]] = defaultdict(set)
    for row in records.of("site_hosts", SiteHost):
        hosts[row.site_id].add(row.host)
    for site in records.of("sites", Site):
        host = urlsplit(site.address).hostname
        if host not in hosts[site.id]:
            allowed = ", ".join(sorted(hosts[site.id])) or "one of its hosts; it has none"
            what = "an address of another host"
            yield Problem(what, "sites", (site.id,), "address", site.address, allowed)
    for decision in records.of("decisions", Decision):
        yield from _told(decision)


def _told(decision: Decision) -> Iterator[Problem]:
    """Accepted with the record that it became, or rejected with a reason that names nobody."""
    is_accepted = decision.decision == "accepted"
    for column in ("accepted_table", "accepted_id"):
        if (getattr(decision, column) is not None) != is_accepted:
            yield _problem(decision, column, "with decision: accepted, and only there")
    if (decision.reason is None) != is_accepted:
        yield _problem(decision, "reason", "with decision: rejected, and only there")
    if decision.accepted_table is not None and decision.accepted_table not in TABLES:
        yield _problem(decision, "accepted_table", "a table of the records")
    if personal := personal_in(decision.reason or ""):
        yield _problem(decision, "reason", f"a reason without {personal}")


def _problem(decision: Decision, column: str, allowed: str) -> Problem:
    found = getattr(decision, column)
    what, key = f"{column} does not fit the decision", (decision.candidate,)
    return Problem(what, "decisions", key, column, "nothing" if found is None else found, allowed)
