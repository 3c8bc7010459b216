/* How a home is, for people: lines of at most 80 columns, but where a name of a file is longer. */
#include "status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"

enum { SENDERS_SHOWN = 5, LABEL = 12, COLUMNS = 80 };

/* One a line, as ijw.conf has them. */
static void print_parameters(const struct parameters *parameters)
{
	const char *label = "parameters";
	struct buf text = BUF_INIT(0);
	char *rest = NULL;

	parameters_write(parameters, &text);
	for (char *at = strtok_r(text.data, " ", &rest); at != NULL;
	     at = strtok_r(NULL, " ", &rest)) {
		printf("%-11s %s\n", label, at);
		label = "";
	}
	buf_free(&text);
}

static void print_lijst(const char *label, enum lijst lijst, const struct lijst_stand *stand)
{
	char date[DATE_TEXT];

	printf("%-11s %-10s ", label, lijst_name(lijst));
	if (!stand->given)
		printf("not given: %s\n", lijst_without(lijst));
	else if (stand->own)
		printf("%u lines, the list of %s in the program\n", stand->lines,
		       date_format(stand->vanaf, date));
	else
		printf("%u line%s, %s\n", stand->lines, stand->lines == 1 ? "" : "s", stand->file);
}

static void print_lijsten(const struct lijsten *lijsten)
{
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++)
		print_lijst(lijst == 0 ? "lists" : "", lijst, lijsten_stand(lijsten, lijst));
}

/* A sentence behind a label, in lines of at most 80 columns. */
static void print_wrapped(const char *label, const char *text)
{
	while (*text != '\0') {
		size_t length = text_fits(text, COLUMNS - LABEL);

		printf("%-*s%.*s\n", LABEL, label, (int)length, text);
		text += length;
		text += *text == ' ';
		label = "";
	}
}

static void print_attention(const struct status *status, const struct bewaking *limits)
{
	struct buf text = BUF_INIT(0);

	for (enum attention attention = 0; attention < ATTENTIONS; attention++) {
		if (!status_has(status, attention))
			continue;
		buf_clear(&text);
		attention_text(status, limits, attention, &text);
		print_wrapped("look at", text.data);
	}
	buf_free(&text);
}

static int64_t sum(const int64_t counts[VERDICTS])
{
	int64_t all = 0;

	for (int verdict = 0; verdict < VERDICTS; verdict++)
		all += counts[verdict];
	return all;
}

static void print_messages(const struct status *status)
{
	const struct store_status *store = &status->store;
	char text[CLOCK_TEXT];

	printf("messages    %lld stored", (long long)store->messages);
	if (store->messages > 0)
		printf(", the last on %s", clock_format(store->last_received, text));
	putchar('\n');
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (store->verdicts[verdict] > 0)
			printf("  %9lld %s\n", (long long)store->verdicts[verdict],
			       verdict_name((enum verdict)verdict));
	printf("rate        %lld in the last hour; %lld in the last day, %lld of them not "
	       "accepted\n",
	       (long long)sum(store->hour), (long long)sum(store->day),
	       (long long)status_refused(status));
	printf("findings    open: %lld error, %lld warning, %lld signaal\n",
	       (long long)store->open[SEVERITY_ERROR], (long long)store->open[SEVERITY_WARNING],
	       (long long)store->open[SEVERITY_SIGNAAL]);
}

static int by_silence(const void *a, const void *b)
{
	const struct sender *left = a, *right = b;

	if (left->received != right->received)
		return left->received < right->received ? -1 : 1;
	return strcmp(left->code, right->code);
}

/* Those that were silent for longest, or with -v all. */
static void print_senders(const struct status *status)
{
	int count = status->sender_count, shown = count;
	struct sender *senders = status->senders;
	char text[CLOCK_TEXT];

	if (count == 0)
		return;
	if (count > SENDERS_SHOWN && log_get() != LOG_VERBOSE)
		shown = SENDERS_SHOWN;
	qsort(senders, (size_t)count, sizeof(*senders), by_silence);
	printf("senders     %lld, %s\n", (long long)status->store.senders,
	       shown < count ? "silent for longest (-v shows all):" : "with their last message:");
	for (int i = 0; i < shown; i++)
		printf("            %-8s JW%d on %s\n", senders[i].code, senders[i].type,
		       clock_format(senders[i].received, text));
	if (status->store.senders > count)
		printf("            %lld that were heard of later are not listed\n",
		       (long long)status->store.senders - count);
}

static void print_tables(const struct store_status *store)
{
	char date[DATE_TEXT], text[CLOCK_TEXT];

	printf("youths      %lld", (long long)store->youths);
	if (store->marked > 0)
		printf(", %lld with more than %u events %s to be derived", (long long)store->marked,
		       LIMIT_YOUTH_EVENTS, store->marked == 1 ? "waits" : "wait");
	printf("\n");
	if (store->postponed > 0)
		printf("load        %lld messages wait to be derived and judged against each other: "
		       "'ijw ingest' does it\n",
		       (long long)store->postponed);
	printf("tables      %s%s%s\n", store->peildatum == DAY_NONE ? "none yet" : "of ",
	       date_format(store->peildatum, date),
	       store->other_parameters ? ", with other parameters than these" : "");
	printf("rebuilt     %s\n",
	       store->rebuilt != 0 ? clock_format(store->rebuilt, text) : "never");
	if (store->aanmeldingen > 0 || store->fouten > 0)
		printf("aanmeldingen %lld, %lld without a request that is stored; %lld line%s left "
		       "out\n",
		       (long long)store->aanmeldingen, (long long)store->onbekend,
		       (long long)store->fouten, store->fouten == 1 ? "" : "s");
}

void status_print(const struct status *status, const struct home *home,
		  const struct lijsten *lijsten)
{
	const struct store_status *store = &status->store;
	char text[CLOCK_TEXT];

	printf("home        %s\n", home->path);
	print_attention(status, &home->bewaking);
	printf("inbox       %u file%s waiting", status->inbox.files, status->inbox.files == 1 ? "" : "s");
	if (status->inbox.files > 0)
		printf(", the oldest since %s", clock_format(status->inbox.oldest, text));
	printf("%s\n", status->inbox.lost_found ? "; its lost+found is left alone" : "");
	print_messages(status);
	print_senders(status);
	print_tables(store);
	print_parameters(&home->parameters);
	print_lijsten(lijsten);
	printf("database    %.1f MB, version %d; %.1f MB are free\n", (double)store->bytes / 1e6,
	       store->version, (double)status->free / 1e6);
	printf("versions    ijw %s, SQLite %s\n", IJW_VERSION, store->sqlite);
	if (store->schemas[0] != '\0')
		printf("schemas     %s\n", store->schemas);
}
