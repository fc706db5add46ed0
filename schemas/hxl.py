"""What columns are in the words of the Humanitarian Exchange Language, HXL 1.1 (hxlstandard.org).

Hashtags and attributes are those of its dictionary; a column that it has no word for has none.
Languages are attributes too: `i_` and the code, with the script where it needs one.
"""

from collections.abc import Mapping

HXL: Mapping[str, Mapping[str, str]] = {
    "places": {
        "id": "#loc+code",
        "name_en": "#loc+name+i_en",
        "name_sq": "#loc+name+i_sq",
        "name_sr_latn": "#loc+name+i_sr_latn",
        "name_sr_cyrl": "#loc+name+i_sr_cyrl",
        "kind": "#loc+type",
        "region": "#region+name",
        "latitude": "#geo+lat",
        "longitude": "#geo+lon",
    },
    "organisations": {
        "id": "#org+code",
        "name": "#org+name",
        "name_sq": "#org+name+i_sq",
        "name_sr": "#org+name+i_sr_latn",
        "kind": "#org+type",
        "seat": "#loc+name",
        "country": "#country+name",
        "url": "#org+url",
    },
    "meetings": {
        "id": "#event+id",
        "date": "#date+start",
        "date_end": "#date+end",
        "status": "#status",
        "place_id": "#loc+code",
        "track": "#event+type",
        "outcome": "#description",
    },
    "activities": {
        "id": "#activity+id",
        "title": "#activity+name",
        "kind": "#activity+type",
        "date": "#date+start",
        "date_end": "#date+end",
        "published": "#date+reported",
        "held": "#status",
        "place_id": "#loc+code",
        "region_id": "#region+code",
        "project_id": "#activity+project+id",
        "participants": "#reached+ind",
        "summary": "#description",
    },
    "projects": {
        "id": "#activity+project+id",
        "title": "#activity+project+name",
        "start": "#date+start",
        "end": "#date+end",
        "lead_id": "#org+impl+code",
    },
}
"""Table -> column -> its hashtag with attributes: the tables that HXL has words for."""
