# How did positions move after November 2022?
#
#   Rscript examples/r/moved.R [FOLDER [ANSWER.csv]]
#
# Every position with a level, at the end of November 2022 and at the end of the data. It stands
# until its assessor says something newer, so "nothing newer said" is silence, not a finding that
# nothing changed. "first level" is an assessor who had given none on the unit, not a rise.
# Movements of different assessors are listed, never added into one trend.
#
# Base R only.

before_month <- "2022-11"

args <- commandArgs(trailingOnly = TRUE)
folder <- if (length(args) > 0) args[1] else "build/data"
options(width = 200)

# All columns as text, an empty field as NA: no column is guessed to be what it is not.
read_table <- function(name) {
  read.csv(file.path(folder, paste0(name, ".csv")),
           colClasses = "character", na.strings = "", encoding = "UTF-8")
}

# One row for each unit, performer, assessor and month; `level` is NA where there is none.
panel <- read_table("panel_months")
unit <- c("agreement_id", "provision_id", "performer", "assessor_id")
columns <- c(unit, "level", "level_basis", "claim_id")
before <- panel[panel$period == before_month, columns]
after <- panel[panel$period == max(panel$period), columns]
both <- merge(after, before, by = unit, all.x = TRUE, suffixes = c("_after", "_before"))
both <- both[!is.na(both$level_after) | !is.na(both$level_before), ]

# Levels are the texts "0" to "3", which compare as the numbers do. Each line below takes
# precedence over those above it; which() leaves out the rows without a level to compare.
movement <- rep("same level again", nrow(both))
movement[which(both$level_after > both$level_before)] <- "higher"
movement[which(both$level_after < both$level_before)] <- "lower"
# One stated by the assessor, one inferred by us: not compared.
movement[which(both$level_basis_after != both$level_basis_before)] <- "other basis"
movement[which(both$claim_id_after == both$claim_id_before)] <- "nothing newer said"
movement[is.na(both$level_after)] <- "level gone"
movement[is.na(both$level_before)] <- "first level"

both$movement <- movement
both$level_basis <- ifelse(is.na(both$level_after), both$level_basis_before,
                           both$level_basis_after)
moved <- both[c(unit, "level_before", "level_after", "level_basis", "movement")]

# Stated and inferred levels are counted apart.
print(table(moved$movement, moved$level_basis))

cat("\nThe first of those that are not silent:\n")
print(head(moved[moved$movement != "nothing newer said", ], 10), row.names = FALSE)

if (length(args) > 1) {
  write.csv(moved, args[2], row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
