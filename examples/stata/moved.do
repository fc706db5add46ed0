* How did positions move after November 2022?
*
*   do examples/stata/moved.do [FOLDER [ANSWER.csv]]
*
* NOT RUN: written from the documentation of Stata; there was no Stata where it was made. The same
* question in pandas, DuckDB and R is run by the tests. If a line fails, please report it.
*
* Every position with a level, at the end of November 2022 and at the end of the data. It stands
* until its assessor says something newer, so "nothing newer said" is silence, not a finding that
* nothing changed. "first level" is an assessor who had given none on the unit, not a rise.
* Movements of different assessors are listed, never added into one trend.

version 16
args folder answer
if "`folder'" == "" local folder "build/data"

* Reads one table, all columns as text: no column is guessed to be what it is not.
capture program drop read_table
program define read_table
    args file
    import delimited using "`file'", varnames(1) bindquote(strict) ///
        maxquotedrows(unlimited) encoding("UTF-8") stringcols(_all) clear
end

local before_month "2022-11"

* One row for each unit, performer, assessor and month; level is missing where there is none.
read_table "`folder'/panel_months.csv"
keep agreement_id provision_id performer assessor_id period level level_basis claim_id
destring level, replace
sort period
local last_month = period[_N]
tempfile panel before
save "`panel'"

keep if period == "`before_month'"
drop period
rename (level level_basis claim_id) (level_before level_basis_before claim_id_before)
save "`before'"

use "`panel'", clear
keep if period == "`last_month'"
drop period
rename (level level_basis claim_id) (level_after level_basis_after claim_id_after)
merge 1:1 agreement_id provision_id performer assessor_id using "`before'", ///
    keep(master match) nogenerate
keep if !missing(level_after) | !missing(level_before)

* Each line takes precedence over those above it. A missing level is larger than any number in
* Stata: the last two lines take all rows that have one.
generate movement = "same level again"
replace movement = "higher" if level_after > level_before
replace movement = "lower" if level_after < level_before
* One stated by the assessor, one inferred by us: not compared.
replace movement = "other basis" if level_basis_after != level_basis_before
replace movement = "nothing newer said" if claim_id_after == claim_id_before
replace movement = "level gone" if missing(level_after)
replace movement = "first level" if missing(level_before)

generate level_basis = level_basis_after
replace level_basis = level_basis_before if missing(level_after)

* Stated and inferred levels are counted apart.
tabulate movement level_basis

keep agreement_id provision_id performer assessor_id level_before level_after level_basis movement
order agreement_id provision_id performer assessor_id level_before level_after level_basis movement
sort movement agreement_id provision_id performer assessor_id
list if movement != "nothing newer said", noobs sepby(movement) abbreviate(24)

if "`answer'" != "" export delimited using "`answer'", replace
