-- How did positions move after November 2022?
--
-- Every position with a level, at the end of November 2022 and at the end of the data. It stands
-- until its assessor says something newer, so "nothing newer said" is silence, not a finding that
-- nothing changed. "first level" is an assessor who had given none on the unit, not a rise.
-- Movements of different assessors are listed, never added into one trend.
--
-- Plain SQL: it runs in any database that holds the tables.

-- One row for each unit, performer, assessor and month; the level is empty where there is none.
-- The provision is empty for an agreement as a whole: IS NOT DISTINCT FROM joins these too.
CREATE TEMP VIEW moved AS
WITH earlier AS (
    SELECT * FROM panel_months WHERE period = '2022-11'
), latest AS (
    SELECT * FROM panel_months WHERE period = (SELECT max(period) FROM panel_months)
)
SELECT latest.agreement_id, latest.provision_id, latest.performer, latest.assessor_id,
       earlier.level AS level_before,
       latest.level AS level_after,
       coalesce(latest.level_basis, earlier.level_basis) AS level_basis,
       CASE
           WHEN earlier.level IS NULL THEN 'first level'
           WHEN latest.level IS NULL THEN 'level gone'
           WHEN latest.claim_id = earlier.claim_id THEN 'nothing newer said'
           -- One stated by the assessor, one inferred by us: not compared.
           WHEN latest.level_basis <> earlier.level_basis THEN 'other basis'
           WHEN latest.level = earlier.level THEN 'same level again'
           WHEN latest.level > earlier.level THEN 'higher'
           ELSE 'lower'
       END AS movement
FROM latest
LEFT JOIN earlier
    ON latest.agreement_id = earlier.agreement_id
   AND latest.provision_id IS NOT DISTINCT FROM earlier.provision_id
   AND latest.performer = earlier.performer
   AND latest.assessor_id = earlier.assessor_id
WHERE earlier.level IS NOT NULL OR latest.level IS NOT NULL
ORDER BY latest.agreement_id, latest.provision_id NULLS FIRST, latest.performer, latest.assessor_id;

-- Stated and inferred levels are counted apart.
SELECT movement, level_basis, count(*) AS positions
FROM moved
GROUP BY movement, level_basis
ORDER BY movement, level_basis;

SELECT * FROM moved
WHERE movement <> 'nothing newer said'
ORDER BY agreement_id, provision_id NULLS FIRST, performer, assessor_id
LIMIT 10;
