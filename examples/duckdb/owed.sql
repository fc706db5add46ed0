-- Who owes what: obligations past the deadline that their text names.
--
-- An obligation is one provision and one body that it obliges; a provision that binds both sides
-- is two. It is listed while not every level given is full, so also where nobody says anything
-- ("no-claim"): then nothing is known of it, which is not that it was not carried out. Most
-- provisions name no deadline and cannot be late. The counts are no rates of implementation.
--
-- Plain SQL: it runs in any database that holds the tables.

-- `due` compares the last day of the deadline with the date of the data; `said` sums up in a code
-- what positions on the provision say, code_lists.csv explains each.
CREATE TEMP VIEW owed AS
SELECT obligations.obliged, obligations.body, obligations.provision_id,
       obligations.deadline, obligations.days_past, obligations.said, provisions.summary
FROM obligations
JOIN provisions ON provisions.id = obligations.provision_id
WHERE obligations.due = 'passed' AND obligations.said <> 'said-full'
ORDER BY obligations.days_past DESC, obligations.provision_id, obligations.number;

SELECT obliged, due, count(*) AS obligations
FROM obligations
GROUP BY obliged, due
ORDER BY obliged, due;

SELECT obliged, said, count(*) AS past_the_deadline
FROM owed
GROUP BY obliged, said
ORDER BY obliged, said;

SELECT days_past, obliged, provision_id, said
FROM owed
ORDER BY days_past DESC, provision_id, obliged, said
LIMIT 10;
