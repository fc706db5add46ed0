"""The sites of the checkout: only addresses that stand in its records."""

from pipelines.ingest import Ingested
from schemas.evidence import Source
from schemas.sites import Site


def test_each_address_stands_in_the_sources(checkout_records: Ingested) -> None:
    sites = checkout_records.records.of("sites", Site)
    known = {source.url for source in checkout_records.records.of("sources", Source)}
    assert sites
    assert {site.address for site in sites} <= known
