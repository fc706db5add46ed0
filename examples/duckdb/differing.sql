-- Where do assessments differ?
--
-- A level is what one assessor says of one performer at one date. Two such positions are compared
-- only if they speak of the same unit (an agreement or a provision) and performer and lie at most
-- 24 months apart. Nobody is averaged and nobody is found right. A unit that is not listed is not
-- agreed on: see how few units can be compared at all, in the second answer.
--
-- Plain SQL: it runs in any database that holds the tables.

-- One row is a pair of positions as of a date. We want the latest date, and pairs that differ:
-- the difference is empty where the two cannot be compared, and 0 where they give the same level.
-- same_basis is false where one level was stated by the assessor and the other inferred by us.
CREATE TEMP VIEW differing AS
SELECT agreement_id, provision_id, performer,
       voice_a, level_a, voice_b, level_b, difference, same_basis
FROM differences
WHERE as_of = (SELECT max(as_of) FROM differences)
  AND difference <> 0
ORDER BY agreement_id, provision_id NULLS FIRST, performer, voice_a, voice_b;

SELECT *
FROM differing
ORDER BY agreement_id, provision_id NULLS FIRST, performer, voice_a, voice_b;

-- Never without this: how many units are spoken of, and how many can be compared.
SELECT as_of, units, units_with_level, units_with_two,
       units_comparable, units_differing, units_between_parties
FROM comparability
WHERE agreement_id IS NULL
ORDER BY as_of DESC
LIMIT 1;
