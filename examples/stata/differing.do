* Where do assessments differ?
*
*   do examples/stata/differing.do [FOLDER [ANSWER.csv]]
*
* NOT RUN: written from the documentation of Stata; there was no Stata where it was made. The same
* question in pandas, DuckDB and R is run by the tests. If a line fails, please report it.
*
* A level is what one assessor says of one performer at one date. Two such positions are compared
* only if they speak of the same unit (an agreement or a provision) and performer and lie at most
* 24 months apart. Nobody is averaged and nobody is found right. A unit that is not listed is not
* agreed on: see how few units can be compared at all, in the first table.

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

* One row is a pair of positions as of a date. We want the latest date: dates are written
* 2026-11-21, so their text sorts as they do.
read_table "`folder'/differences.csv"
sort as_of
local latest = as_of[_N]

* Never without this: how many units are spoken of, and how many can be compared.
read_table "`folder'/comparability.csv"
keep if as_of == "`latest'" & agreement_id == ""
list units units_with_level units_with_two units_comparable units_differing ///
    units_between_parties, noobs abbreviate(24)

* Pairs that differ: the difference is empty where the two cannot be compared, and 0 where they
* give the same level. same_basis is false where one level was stated by the assessor and the other
* inferred by us.
read_table "`folder'/differences.csv"
destring level_a level_b difference, replace
keep if as_of == "`latest'" & !missing(difference) & difference != 0
keep agreement_id provision_id performer voice_a level_a voice_b level_b difference same_basis
order agreement_id provision_id performer voice_a level_a voice_b level_b difference same_basis
sort agreement_id provision_id performer voice_a voice_b
list, noobs sepby(agreement_id) abbreviate(24)

if "`answer'" != "" export delimited using "`answer'", replace
