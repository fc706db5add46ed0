-- Which provisions did nobody assess?
--
-- Provisions of which no claim speaks. A claim on the whole agreement does not count: it says
-- nothing of each provision. That nothing was found is no statement on whether the provision is
-- carried out, and the provisions listed are all of the text only where `complete` (table
-- provision_sets) is yes.
--
-- Plain SQL: it runs in any database that holds the tables.

-- A claim may speak of several provisions: each is a row of assessment_targets.
CREATE TEMP VIEW unassessed AS
SELECT agreement_id, id AS provision_id, summary
FROM provisions
WHERE id NOT IN (
    SELECT provision_id FROM assessment_targets WHERE provision_id IS NOT NULL
)
ORDER BY provision_id;

SELECT provisions.agreement_id,
       count(*) AS provisions,
       count(unassessed.provision_id) AS unassessed
FROM provisions
LEFT JOIN unassessed ON unassessed.provision_id = provisions.id
GROUP BY provisions.agreement_id
ORDER BY unassessed DESC, provisions.agreement_id
LIMIT 10;

SELECT * FROM unassessed ORDER BY provision_id LIMIT 5;
