* Which provisions did nobody assess?
*
*   do examples/stata/unassessed.do [FOLDER [ANSWER.csv]]
*
* NOT RUN: written from the documentation of Stata; there was no Stata where it was made. The same
* question in pandas, DuckDB and R is run by the tests. If a line fails, please report it.
*
* Provisions of which no claim speaks. A claim on the whole agreement does not count: it says
* nothing of each provision. That nothing was found is no statement on whether the provision is
* carried out, and the provisions listed are all of the text only where complete (table
* provision_sets) is yes.

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

* A claim may speak of several provisions: each is a row of assessment_targets.
read_table "`folder'/assessment_targets.csv"
keep provision_id
drop if provision_id == ""
duplicates drop
tempfile assessed
save "`assessed'"

read_table "`folder'/provisions.csv"
rename id provision_id
merge 1:1 provision_id using "`assessed'", keep(master match)
generate unassessed = _merge == 1
tabulate agreement_id unassessed

keep if unassessed
keep agreement_id provision_id summary
order agreement_id provision_id summary
sort provision_id
list agreement_id provision_id if _n <= 5, noobs abbreviate(24)

if "`answer'" != "" export delimited using "`answer'", replace
