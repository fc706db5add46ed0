* Who owes what: obligations past the deadline that their text names.
*
*   do examples/stata/owed.do [FOLDER [ANSWER.csv]]
*
* NOT RUN: written from the documentation of Stata; there was no Stata where it was made. The same
* question in pandas, DuckDB and R is run by the tests. If a line fails, please report it.
*
* An obligation is one provision and one body that it obliges; a provision that binds both sides
* is two. It is listed while not every level given is full, so also where nobody says anything
* ("no-claim"): then nothing is known of it, which is not that it was not carried out. Most
* provisions name no deadline and cannot be late. The counts are no rates of implementation.

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

read_table "`folder'/provisions.csv"
keep id summary
rename id provision_id
tempfile summaries
save "`summaries'"

read_table "`folder'/obligations.csv"
tabulate obliged due

* due compares the last day of the deadline with the date of the data; said sums up in a code what
* positions on the provision say, code_lists.csv explains each.
keep if due == "passed" & said != "said-full"
tabulate obliged said

merge m:1 provision_id using "`summaries'", keep(master match) nogenerate
destring days_past number, replace
gsort -days_past provision_id number
list days_past obliged provision_id said if _n <= 10, noobs abbreviate(24)

keep obliged body provision_id deadline days_past said summary
order obliged body provision_id deadline days_past said summary

if "`answer'" != "" export delimited using "`answer'", replace
