/* Synthetic traffic of a region with known truth.
 *
 * An invented region (the fourteen municipalities of Twente, invented providers, invented youths
 * with test BSNs) lives through some months; every message that municipalities and providers send
 * each other in that time is written, and beside it what was true and knowable at the end. The
 * simulation keeps that knowledge itself: the truth is never read back from the messages.
 *
 * More youths come before the summer and few in it, and little care begins in the holidays.
 * Providers differ in size and in queue, some report weeks late. One contract of three is made
 * anew at each turn of the year: its assignments get new numbers, whether care runs or is waited
 * for. Some youths are screened first, and wait less for what follows; some come back to another
 * provider, soon or much later; some become 18. A region of twelve months or more has two pilots,
 * of which one shortens the waits as long as it lasts and the other changes nothing, and one
 * provider that sends nothing any more in the last months.
 *
 * The files of region/ are for a home of this region: its ijw.conf (pilots, groups, norms, short
 * products) and the lists aanbieders.csv, bevolking.csv and opgaven.csv.
 * truth-region.csv (soort,code,kenmerk,waarde) has what was put in on purpose: of a provider
 * the median wait in days, how many of a thousand reports are late and from when it is silent, of
 * a pilot its days and how much of the wait is left (percent), the same of the screening.
 *
 * truth.csv has one header line and one row for every row that the tables verzoek, toewijzing,
 * levering, wachtketen and traject have at peildatum = kennisdatum = the last day of the horizon. A
 * column bears the name of a column of those tables and holds the same text; columns that a table
 * does not have are empty, `client` is left out. Before them stand `tabel` and `peildatum`. Rows
 * are sorted by table (in that order) and within it as the tables are, those of traject by BSN and
 * begindatum. So a table without its column client must be equal to its truth, row by row.
 * Parameters are the defaults (t_stop 60 days, g_traject 28, categories 42, 47, 48 and 49 without
 * waits).
 *
 * The same options give the same bytes on every machine. */
#ifndef IJW_TRAFFIC_TRAFFIC_H
#define IJW_TRAFFIC_TRAFFIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/message/message.h"

/* More months than this only make more of the same, and product periods of over 60 months are
 * refused by the standard (TR335). */
#define TRAFFIC_MONTHS_MAX 60

struct traffic_options {
	int youths;    /* 1 to traffic_youths_max(wide) */
	int months;    /* 1 to TRAFFIC_MONTHS_MAX */
	uint64_t seed; /* any */
	int32_t from;  /* first day of the horizon: day 1 of a month, not before 2021 (CS100) */
	bool wide;     /* also invented BSNs that are no test BSNs: for load tests only */
};

/* Where the files go. `name` is a relative path: messages/YYYY-MM/NNNNNN-JWNNN.xml (the month is
 * that of the message, the number its place in the whole stream), then region/NAME and
 * truth-region.csv, and truth.csv at last. A name holds no BSN. Returns 0, or -1 to stop. */
typedef int traffic_sink(void *context, const char *name, const void *bytes, size_t length);

struct traffic_sum {
	size_t messages;
	size_t of_type[BERICHT_TYPES];
	size_t rows; /* of the truth, without the header */
};

/* How many youths there can be: the test BSNs 999900006 to 999999990 that pass the 11-test; with
 * `wide` those from 990000000 on, some of which may be somebody's. */
int traffic_youths_max(bool wide);

/* Last day of the horizon: the last day of its last month. */
int32_t traffic_last_day(const struct traffic_options *options);

/* Lives through the months and gives every file to `sink`, messages in order of sending. Fills
 * `sum`. The options must lie within their bounds. Returns 0, or -1 when the sink stopped it. */
int traffic_generate(const struct traffic_options *options, traffic_sink *sink, void *context,
		     struct traffic_sum *sum);

#endif
