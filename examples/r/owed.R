# Who owes what: obligations past the deadline that their text names.
#
#   Rscript examples/r/owed.R [FOLDER [ANSWER.csv]]
#
# An obligation is one provision and one body that it obliges; a provision that binds both sides
# is two. It is listed while not every level given is full, so also where nobody says anything
# ("no-claim"): then nothing is known of it, which is not that it was not carried out. Most
# provisions name no deadline and cannot be late. The counts are no rates of implementation.
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

obligations <- read_table("obligations")
provisions <- read_table("provisions")

# `due` compares the last day of the deadline with the date of the data; `said` sums up in a code
# what positions on the provision say, code_lists.csv explains each.
owed <- obligations[obligations$due == "passed" & obligations$said != "said-full", ]
owed$summary <- provisions$summary[match(owed$provision_id, provisions$id)]
owed$days_past <- as.integer(owed$days_past)
owed <- owed[order(-owed$days_past, owed$provision_id, owed$number), ]
owed <- owed[c("obliged", "body", "provision_id", "deadline", "days_past", "said", "summary")]

cat("All obligations, by who is obliged:\n")
print(table(obligations$obliged, obligations$due))

cat("\nPast the deadline, by what is said of them:\n")
print(table(owed$obliged, owed$said))

cat("\nThe longest past:\n")
print(head(owed[c("days_past", "obliged", "provision_id", "said")], 10), row.names = FALSE)

if (length(args) > 1) {
  write.csv(owed, args[2], row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
