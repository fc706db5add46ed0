# Where do assessments differ?
#
#   Rscript examples/r/differing.R [FOLDER [ANSWER.csv]]
#
# A level is what one assessor says of one performer at one date. Two such positions are compared
# only if they speak of the same unit (an agreement or a provision) and performer and lie at most
# 24 months apart. Nobody is averaged and nobody is found right. A unit that is not listed is not
# agreed on: see how few units can be compared at all, in the second table.
#
# Base R only.

args <- commandArgs(trailingOnly = TRUE)
folder <- if (length(args) > 0) args[1] else "build/data"
options(width = 200)

# All columns as text, an empty field as NA: no column is guessed to be what it is not.
read_table <- function(name) {
  read.csv(file.path(folder, paste0(name, ".csv")),
           colClasses = "character", na.strings = "", encoding = "UTF-8")
}

# One row is a pair of positions as of a date. We want the latest date, and pairs that differ;
# `difference` is NA where the two cannot be compared, and 0 where they give the same level.
pairs <- read_table("differences")
latest <- max(pairs$as_of)  # dates are written 2026-11-21, so their text sorts as they do
pairs$difference <- as.integer(pairs$difference)
is_differing <- pairs$as_of == latest & !is.na(pairs$difference) & pairs$difference != 0

# same_basis is false where one level was stated by the assessor and the other inferred by us.
differing <- pairs[is_differing, c("agreement_id", "provision_id", "performer", "voice_a",
                                   "level_a", "voice_b", "level_b", "difference", "same_basis")]
print(differing, row.names = FALSE)

# Never without this: how many units are spoken of, and how many can be compared.
counts <- read_table("comparability")
counts <- counts[counts$as_of == latest & is.na(counts$agreement_id), ]
cat("\nOf all units:\n")
print(counts[setdiff(names(counts), "agreement_id")], row.names = FALSE)

if (length(args) > 1) {
  write.csv(differing, args[2], row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
