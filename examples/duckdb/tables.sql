-- The tables that the examples use, read from the Parquet files of the folder you are in.
--
-- With the command line of DuckDB, in the folder of the data:
--     cat .../examples/duckdb/tables.sql .../examples/duckdb/differing.sql | duckdb
-- With Python, from anywhere:
--     python examples/duckdb/run.py differing [FOLDER [ANSWER.csv]]

CREATE TEMP VIEW assessment_targets AS SELECT * FROM 'assessment_targets.parquet';
CREATE TEMP VIEW comparability AS SELECT * FROM 'comparability.parquet';
CREATE TEMP VIEW differences AS SELECT * FROM 'differences.parquet';
CREATE TEMP VIEW obligations AS SELECT * FROM 'obligations.parquet';
CREATE TEMP VIEW panel_months AS SELECT * FROM 'panel_months.parquet';
CREATE TEMP VIEW provisions AS SELECT * FROM 'provisions.parquet';
