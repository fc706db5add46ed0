# Which provisions did nobody assess?
#
#   Rscript examples/r/unassessed.R [FOLDER [ANSWER.csv]]
#
# Provisions of which no claim speaks. A claim on the whole agreement does not count: it says
# nothing of each provision. That nothing was found is no statement on whether the provision is
# carried out, and the provisions listed are all of the text only where `complete` (table
# provision_sets) is yes.
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

# A claim may speak of several provisions: each is a row of assessment_targets.
provisions <- read_table("provisions")
names(provisions)[names(provisions) == "id"] <- "provision_id"
targets <- read_table("assessment_targets")
is_assessed <- provisions$provision_id %in% targets$provision_id
unassessed <- provisions[!is_assessed, c("agreement_id", "provision_id", "summary")]

cat(nrow(unassessed), "of", nrow(provisions), "provisions listed; by agreement:\n")
listed <- table(provisions$agreement_id)
counts <- data.frame(
  agreement_id = names(listed),
  provisions = as.vector(listed),
  unassessed = as.vector(table(factor(unassessed$agreement_id, levels = names(listed))))
)
print(head(counts[order(-counts$unassessed, counts$agreement_id), ], 10), row.names = FALSE)

cat("\nThe first of them:\n")
print(head(unassessed$provision_id, 5))

if (length(args) > 1) {
  write.csv(unassessed, args[2], row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
