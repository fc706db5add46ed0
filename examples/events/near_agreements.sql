-- Events of other data sets beside the agreements: by place and by date.
--
-- That an event lies near a place which an agreement names, and after the day of that agreement, is
-- all that this says. It does not say that the one has to do with the other. A place is near up to
-- 10 km from the coordinates of the event; an event without coordinates is placed by the name of its
-- location. How exact place and day are, its data set grades (place_grade, date_grade). An agreement
-- whose day is not known is left out.
--
-- Wanted: a view `events`, and the Parquet files of the data in the folder you are in.

CREATE TEMP VIEW spots AS
SELECT * FROM 'places.parquet' WHERE kind IN ('city', 'municipality', 'village', 'crossing');

-- Every name of a place.
CREATE TEMP VIEW names AS
SELECT id AS place_id, unnest([name_en, name_sq, name_sq_definite, name_sr_latn]) AS name FROM spots
UNION
SELECT place_id, name FROM 'place_aliases.parquet' WHERE place_id IN (SELECT id FROM spots);

-- What an agreement says in English: its title, its summary, its provisions.
CREATE TEMP VIEW texts AS
SELECT id AS agreement_id, title || '. ' || summary AS text FROM 'agreements.parquet'
UNION ALL
SELECT agreement_id, summary FROM 'provisions.parquet';

CREATE TEMP VIEW agreement_places AS
SELECT DISTINCT texts.agreement_id, names.place_id
FROM texts
JOIN names ON contains(texts.text, names.name)
WHERE regexp_matches(texts.text, '(^|[^\pL])' || regexp_escape(names.name) || '($|[^\pL])');

-- The place of the register that is nearest to an event, within 10 km (a degree of latitude is
-- 111.2 km), else the place that its location is called.
CREATE TEMP VIEW event_places AS
WITH near AS (
    SELECT events.id, spots.id AS place_id,
           2 * 6371 * asin(sqrt(
               pow(sin(radians(events.latitude - spots.latitude) / 2), 2)
               + cos(radians(events.latitude)) * cos(radians(spots.latitude))
               * pow(sin(radians(events.longitude - spots.longitude) / 2), 2)
           )) AS km
    FROM events
    JOIN spots ON events.latitude BETWEEN spots.latitude - 0.1 AND spots.latitude + 0.1
),
called AS (
    SELECT events.id, min(names.place_id) AS place_id
    FROM events
    JOIN names ON lower(names.name) = lower(events.location)
    WHERE events.latitude IS NULL OR events.longitude IS NULL
    GROUP BY events.id
    HAVING count(DISTINCT names.place_id) = 1
)
SELECT id, arg_min(place_id, (km, place_id)) AS place_id, min(km) AS km
FROM near WHERE km <= 10 GROUP BY id
UNION ALL
SELECT id, place_id, NULL FROM called;

-- An event with each agreement that names its place; days_after is negative before the agreement.
CREATE TEMP VIEW events_near_agreements AS
SELECT agreements.id AS agreement_id, agreements.date_agreed, event_places.place_id,
       round(event_places.km, 1) AS km, events.dataset, events.id AS event_id, events.date,
       events.kind, events.deaths,
       date_diff('day', try_cast(agreements.date_agreed AS DATE), events.date::DATE) AS days_after
FROM events
JOIN event_places USING (id)
JOIN agreement_places USING (place_id)
JOIN 'agreements.parquet' AS agreements ON agreements.id = agreement_places.agreement_id
WHERE try_cast(agreements.date_agreed AS DATE) IS NOT NULL;
