# Recomputes indicators from the exported tables and compares them with intern/waarneming.csv of a publication,
# with the definitions in hand and the program's code closed: survfit of package survival, quantile of type 7,
# prop.test. Rscript indicators.R TABLES WAARNEMING PEILDATUM NORM
# TABLES is a folder with verzoek.csv, toewijzing.csv, levering.csv, wachtketen.csv and traject.csv of that day;
# NORM the days of W3a for all categories.
suppressMessages({
	library(readr)
	library(survival)
})
args <- commandArgs(TRUE)
P <- as.Date(args[3])
norm <- as.numeric(args[4])

table <- function(name) {
	rows <- read_csv(file.path(args[1], paste0(name, ".csv")), col_types = cols(.default = col_character()))
	for (column in names(rows))
		if (grepl("datum$|datum_tot$|klokstart|dagtekening", column)) rows[[column]] <- as.Date(rows[[column]])
		else if (grepl("dagen$|_tot$|onderbrekingen|versies", column)) rows[[column]] <- as.numeric(rows[[column]])
	for (column in c("gemeente", "aanbieder", "productcategorie", "leeftijd", "verwijzer"))
		if (column %in% names(rows)) rows[[column]][is.na(rows[[column]])] <- "onbekend"
	as.data.frame(rows)
}
verzoek <- table("verzoek")
toewijzing <- table("toewijzing")
levering <- table("levering")
keten <- table("wachtketen")
traject <- table("traject")

# The day on which a chain leaves the list; NA: it stays. Who never waited is F02R and nothing else.
declared <- keten$status == "gestart_volgens_declaratie"
keten$stop <- as.Date(NA)
keten$stop[keten$status == "gestart"] <- keten$startdatum[keten$status == "gestart"]
keten$stop[declared] <- keten$startdatum_tot[declared]
keten$stop[keten$status == "afgevallen"] <- keten$einddatum[keten$status == "afgevallen"]
keten$never <- keten$status == "retroactief" | (declared & keten$startdatum_tot < keten$klokstart)
keten$days <- as.numeric(ifelse(is.na(keten$stop), P, keten$stop)) - as.numeric(keten$klokstart)

# The first care under each assignment that is not void (V09).
first <- aggregate(begindatum ~ gemeente + toewijzingnummer, levering, function(day) min(as.numeric(day)))
toewijzing <- merge(toewijzing[toewijzing$status != "vervallen", ], first)
toewijzing$begindatum <- as.Date(toewijzing$begindatum, origin = "1970-01-01")
toewijzing$w3a <- as.numeric(toewijzing$begindatum - toewijzing$toewijzingsdatum)
toewijzing$w3b <- as.numeric(toewijzing$begindatum - toewijzing$ingangsdatum)

# First and last day of 2025MM06, 2025KW02, 2025HJ01, 2025JJ00 and 2025JV02.
days_of <- function(period) {
	year <- as.integer(substr(period, 1, 4))
	number <- as.integer(substr(period, 7, 8))
	kind <- substr(period, 5, 6)
	months <- c(MM = 1, KW = 3, HJ = 6, JJ = 12, JV = 12)[[kind]]
	last <- year * 12 + switch(kind, MM = number, KW = 3 * number, HJ = 6 * number, JJ = 12, JV = 3 * number)
	month <- function(at) as.Date(sprintf("%d-%02d-01", at %/% 12, at %% 12 + 1))
	c(month(last - months), month(last) - 1)
}

# All that is known of a figure, as the columns of the feed have it.
figure <- function(waarde, teller = NA, noemer = NA, onder = NA, boven = NA)
	c(Waarde = as.numeric(waarde), Teller = teller, Noemer = noemer, Onder = as.numeric(onder), Boven = as.numeric(boven))
count <- function(rows) figure(sum(rows, na.rm = TRUE))
share <- function(teller, noemer) {
	if (noemer == 0) return(figure(NA, teller, noemer))
	interval <- suppressWarnings(prop.test(teller, noemer, correct = FALSE))$conf.int
	figure(teller / noemer, teller, noemer, interval[1], interval[2])
}
waits <- function(name, days, maten = c("mediaan", "p25", "p75", "p90", "gemiddelde")) {
	days <- days[!is.na(days)]
	told <- list()
	probs <- c(mediaan = .5, p25 = .25, p75 = .75, p80 = .8, p90 = .9, langste = 1)
	for (maat in maten)
		told[[paste(name, maat)]] <- figure(if (length(days) == 0) NA else if (maat == "gemiddelde") mean(days)
			else unname(quantile(days, probs[[maat]], type = 7)), NA, length(days))
	told
}
# A day is added, since a curve begins at 0 and a wait may be 0 days.
km <- function(days, event) {
	if (length(days) == 0) return(figure(NA, NA, 0))
	curve <- survfit(Surv(days + 1, event) ~ 1, conf.type = "log")
	# The limits as print.survfit has them: the upper curve may rise again, and its first crossing counts.
	limits <- summary(curve)$table
	figure(quantile(curve, .5, conf.int = FALSE) - 1, NA, length(days), limits[["0.95LCL"]] - 1,
		limits[["0.95UCL"]] - 1)
}
aj <- function(days, end, within) {
	if (length(days) == 0) return(list(start = figure(NA, 0, 0), exit = figure(NA, 0, 0)))
	state <- factor(end, c("open", "start", "exit"))
	chance <- summary(survfit(Surv(days + 1, state) ~ 1), times = within + 1, extend = TRUE)$pstate
	# Nobody was followed for so long, and somebody waits: it is not known yet.
	if (max(days) < within && chance[1] > 1e-9) return(list(start = figure(NA), exit = figure(NA)))
	lapply(list(start = 2, exit = 3), function(i)
		figure(chance[i], sum(days <= within & end == c("open", "start", "exit")[i]), length(days)))
}

of_chains <- function(k, first, last) {
	within <- function(day) !is.na(day) & day >= first & day <= last
	all <- k
	excluded <- k$status == "uitgesloten"
	k <- k[!excluded & !k$never, ]
	begun <- all[!excluded & all$status %in% c("gestart", "retroactief") & within(all$klokstart), ]
	started <- k[k$status == "gestart" & within(k$stop), ]
	waiting <- k[k$klokstart <= last & (is.na(k$stop) | k$stop > last), ]
	open <- as.numeric(last - waiting$klokstart)
	cohort <- k[within(k$klokstart) & k$status != "gestart_volgens_declaratie", ]
	end <- ifelse(cohort$status == "gestart", "start", ifelse(cohort$status == "afgevallen", "exit", "open"))
	in_care <- unique(levering$client[levering$begindatum <= last & (is.na(levering$einddatum) | levering$einddatum >= last)])
	chance <- aj(cohort$days, end, norm)
	gone <- k[k$status == "afgevallen" & within(k$stop), ]
	left <- k$status %in% c("gestart", "gestart_volgens_declaratie") & within(k$stop)
	told <- list(
		"F00 T aantal" = count(excluded & within(all$klokstart)),
		"F02 T aantal" = count(within(k$klokstart)),
		"F02R T aantal" = count(all$never & !excluded & within(all$klokstart)),
		"F03 T aantal" = count(left),
		"F03D T aantal" = count(left & k$status == "gestart_volgens_declaratie"),
		"F04 T aantal" = count(within(gone$stop)),
		"F04A T aantal" = count(gone$reden == "09"),
		"F04V T aantal" = count(gone$reden == "verlopen"),
		"F04O T aantal" = count(!gone$reden %in% c("09", "verlopen")),
		"F05 T aantal" = count(waiting$klokstart <= last),
		"F05G T aantal" = count(waiting$ingangsdatum > last),
		"F06 T aantal" = count(waiting$client %in% in_care),
		"F07 T aantal" = figure(length(unique(waiting$client))),
		"V02G W3a aandeel" = share(sum(started$w3a_dagen <= norm), nrow(started)),
		"V02W W3a aandeel" = share(sum(open <= norm), length(open)),
		"V03N W3a aandeel" = share(sum(open > norm), length(open)),
		"V03H W3a aandeel" = share(sum(open > 182), length(open)),
		"V03J W3a aandeel" = share(sum(open > 364), length(open)),
		"V04 W3a mediaan" = km(cohort$days, end == "start"),
		"V04 W3a aandeel" = share(sum(within(k$klokstart) & k$status == "gestart_volgens_declaratie"), sum(within(k$klokstart))),
		"V05 W3a kans" = chance$start,
		"V05A W3a kans" = chance$exit,
		"V07Z W3a aandeel" = share(sum(begun$startdatum == begun$klokstart), nrow(begun)),
		"V07G W3a aandeel" = share(sum(begun$ingangsdatum > begun$klokstart), nrow(begun)),
		"V07R W3a aandeel" = share(sum(begun$startdatum < begun$klokstart), nrow(begun)),
		"Q04 W3a aandeel" = share(nrow(begun), sum(!excluded & within(all$klokstart))))
	c(told, waits("V01 W3a", started$w3a_dagen), waits("V01 W3b", started$w3b_dagen[started$w3b_dagen >= 0]),
		waits("V01 W4", started$w4_dagen), waits("V03 W3a", open, c("mediaan", "langste")))
}

of_requests <- function(v, first, last) {
	within <- function(day) !is.na(day) & day >= first & day <= last
	told <- list(
		"F01 T aantal" = count(within(v$dagtekening)),
		"F01T T aantal" = count(within(v$dagtekening) & v$status == "toegewezen"),
		"F01A T aantal" = count(within(v$dagtekening) & v$status == "afgewezen"),
		"F01O T aantal" = count(within(v$dagtekening) & v$status %in% c("open", "in_onderzoek")))
	c(told, waits("V01 W1", v$w1_werkdagen[within(v$antwoorddatum) & v$w1_werkdagen >= 0]),
		waits("V01 W2", v$w2_dagen[within(v$besluitdatum) & v$w2_dagen >= 0]))
}

of_assignments <- function(t, first, last) {
	t <- t[t$begindatum >= first & t$begindatum <= last & !is.na(t$w3a) & t$w3a >= 0, ]
	c(waits("V09 W3a", t$w3a, c("mediaan", "gemiddelde")),
		waits("V09 W3b", t$w3b[t$w3b >= 0], c("mediaan", "gemiddelde")))
}

of_deliveries <- function(l, first, last) {
	ended <- l[l$status == "beeindigd" & l$einddatum >= first & l$einddatum <= last, ]
	begun <- l[l$begindatum >= first & l$begindatum <= last, ]
	end <- begun$einddatum
	end[!begun$status %in% c("beeindigd", "stop_ontbreekt")] <- P
	told <- list(
		"F10 T aantal" = figure(length(unique(l$client[l$begindatum <= last & (is.na(l$einddatum) | l$einddatum >= first)]))),
		"D01K T mediaan" = km(as.numeric(end - begun$begindatum) + 1, begun$status == "beeindigd"),
		"D02 T aandeel" = share(sum(ended$onderbrekingen > 0), nrow(ended)),
		"D03 T aantal" = count(rep(TRUE, nrow(ended))))
	for (reden in 31:39)
		told[[sprintf("D03_%d T aantal", reden)]] <- count(ended$reden_beeindiging == as.character(reden))
	c(told, waits("D01 T", ended$d1_dagen, "mediaan"), waits("D01N T", ended$d2_dagen, "mediaan"),
		waits("D02 T", ended$onderbreking_dagen, "gemiddelde"))
}

of_trajectories <- function(t, first, last) list(
	"F08I T aantal" = count(t$begindatum >= first & t$begindatum <= last),
	"F08U T aantal" = count(!is.na(t$einddatum) & t$einddatum >= first & t$einddatum <= last),
	"F08S T aantal" = count(t$begindatum <= last & (is.na(t$einddatum) | t$einddatum > last)))

dimensions <- c(RegioS = "gemeente", Aanbieder = "aanbieder", Productcategorie = "productcategorie",
	Leeftijd = "leeftijd", Verwijzer = "verwijzer")
# The rows of a part of the region; NULL when the table does not have the dimension.
part <- function(rows, key) {
	for (name in names(dimensions)) {
		if (key[[name]] == "T") next
		if (!dimensions[[name]] %in% names(rows)) return(NULL)
		rows <- rows[rows[[dimensions[[name]]]] == key[[name]], ]
	}
	rows
}

recompute <- function(key) {
	days <- days_of(key$Perioden)
	told <- list()
	add <- function(rows, how) if (!is.null(rows)) told <<- c(told, how(rows, days[1], days[2]))
	add(part(keten, key), of_chains)
	add(part(verzoek, key), of_requests)
	if (key$Verwijzer == "T" && key$Leeftijd == "T") add(part(toewijzing, key), of_assignments)
	if (key$Productcategorie == "T") add(part(levering, key), of_deliveries)
	if (all(unlist(key[names(dimensions)]) == "T")) add(traject, of_trajectories)
	told
}

# Half a unit of the last decimal that is published, and what rounding of a binary number may add.
tolerance <- function(maat) ifelse(maat == "aantal", 0, ifelse(maat %in% c("aandeel", "kans"), 0.00005, 0.05)) + 1e-6

feed <- as.data.frame(read_csv(args[2], col_types = cols(.default = col_character(), Waarde = col_double(),
	Teller = col_double(), Noemer = col_double(), Onder = col_double(), Boven = col_double())))
feed <- feed[feed$Pilot == "T", ]
feed <- feed[feed$Perioden %in% Filter(function(period) days_of(period)[2] <= P, unique(feed$Perioden)), ]
# All of the region; of every so many of its parts the years and the last windows of a year.
whole <- rowSums(feed[names(dimensions)] != "T") == 0
part_key <- do.call(paste, feed[names(dimensions)])
step <- as.integer(Sys.getenv("STEP", "1"))
feed <- feed[whole | (grepl("JJ|JV04", feed$Perioden) & match(part_key, unique(part_key)) %% step == 0), ]
feed$name <- paste(feed$Indicator, feed$Klok, feed$Maat)

# The figures of one part and period, beside those that were recomputed; a row each that differs.
compare <- function(rows) {
	told <- recompute(as.list(rows[1, ]))
	rows <- rows[rows$name %in% names(told), ]
	if (nrow(rows) == 0) return(NULL)
	mine <- do.call(rbind, told[rows$name])
	theirs <- as.matrix(rows[colnames(mine)])
	near <- abs(theirs - mine) <= cbind(tolerance(rows$Maat), 1e-6, 1e-6, tolerance(rows$Maat), tolerance(rows$Maat))
	# What stands beside a figure may be left out; the figure itself is there or is not.
	near[is.na(theirs) | is.na(mine)] <- TRUE
	near[, "Waarde"] <- near[, "Waarde"] & is.na(theirs[, "Waarde"]) == is.na(mine[, "Waarde"])
	wrong <- which(!near, arr.ind = TRUE)
	data.frame(Indicator = rows$Indicator, wrong = rowSums(!near),
		text = ifelse(rowSums(!near) == 0, "", paste(rows$name, do.call(paste, rows[c(names(dimensions), "Perioden")]),
			"is", apply(theirs, 1, paste, collapse = " "), "and should be", apply(mine, 1, paste, collapse = " "))))
}
compared <- do.call(rbind, lapply(split(feed, feed[c(names(dimensions), "Perioden")], drop = TRUE), compare))
wrong <- compared[compared$wrong > 0, ]
if (nrow(wrong) > 0) cat(paste0("  ", head(wrong$text, as.integer(Sys.getenv("SHOWN", "20")))), sep = "\n")
cat(length(unique(compared$Indicator)), "indicators,", nrow(compared), "figures,", nrow(wrong), "faults\n")
cat(sort(unique(compared$Indicator)), "\n")
quit(status = as.integer(nrow(wrong) > 0 || nrow(compared) == 0))
