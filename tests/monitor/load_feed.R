# Loads a publication with readr and jsonlite as its datapackage.json says: Rscript load_feed.R FOLDER.
# A line a table: its name, rows, columns, and the sum of all its numbers.
suppressMessages({
	library(jsonlite)
	library(readr)
})
options(warn = 2) # a warning is a fault
folder <- commandArgs(TRUE)[1]
package <- fromJSON(file.path(folder, "datapackage.json"), simplifyVector = FALSE)
collectors <- list(string = col_character(), integer = col_integer(), number = col_double(), date = col_date())

for (resource in package$resources) {
	fields <- resource$schema$fields
	types <- lapply(fields, function(field) collectors[[field$type]])
	names(types) <- sapply(fields, `[[`, "name")
	table <- read_csv(file.path(folder, resource$path), col_types = do.call(cols, types),
		na = unlist(resource$schema$missingValues), trim_ws = FALSE, progress = FALSE)
	key <- unlist(resource$schema$primaryKey)
	stopifnot(nrow(problems(table)) == 0, !anyDuplicated(table[key]), !anyNA(table[key]))
	numbers <- unlist(table[sapply(fields, function(field) field$type %in% c("integer", "number"))])
	cat(resource$name, nrow(table), ncol(table), sprintf("%.4f", sum(numbers, na.rm = TRUE)), "\n")
}
