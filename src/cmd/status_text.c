/* How a home is, for people: lines of at most 80 columns, but where a name of a file is longer. */
#include "status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"

enum { SENDERS_SHOWN = 5, LABEL_COLUMNS = 11, COLUMNS = 80 };

/* What a line is about, or "" for one that goes on with the same. */
static void print_label(const char *label)
{
	const char *shown = label[0] != '\0' ? _(label) : label;
	int columns = (int)text_columns(shown, strlen(shown));

	printf("%s%*s ", shown, columns < LABEL_COLUMNS ? LABEL_COLUMNS - columns : 0, "");
}

/* One a line, as ijw.conf has them. */
static void print_parameters(const struct parameters *parameters)
{
	const char *label = N_("parameters");
	struct buf text = BUF_INIT(0);
	char *rest = NULL;

	parameters_write(parameters, &text);
	for (char *at = strtok_r(text.data, " ", &rest); at != NULL;
	     at = strtok_r(NULL, " ", &rest)) {
		print_label(label);
		puts(at);
		label = "";
	}
	buf_free(&text);
}

static void print_lijst(const char *label, enum lijst lijst, const struct lijst_stand *stand)
{
	char number[TEXT_NUMBER], date[TEXT_TIME];

	print_label(label);
	printf("%-10s ", lijst_name(lijst));
	text_count(stand->lines, number);
	if (!stand->given)
		printf(_("not given: %s\n"), _(lijst_without(lijst)));
	else if (stand->own)
		printf(_("%s lines, the list of %s in the program\n"), number,
		       text_day(stand->vanaf, date));
	else
		printf(NUMBER_("%s line, %s\n", "%s lines, %s\n", stand->lines), number,
		       stand->file);
}

static void print_lijsten(const struct lijsten *lijsten)
{
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++)
		print_lijst(lijst == 0 ? N_("lists") : "", lijst, lijsten_stand(lijsten, lijst));
}

/* A sentence behind a label, in lines of at most 80 columns. */
static void print_wrapped(const char *label, const char *text)
{
	while (*text != '\0') {
		size_t length = text_fits(text, COLUMNS - LABEL_COLUMNS - 1);

		print_label(label);
		printf("%.*s\n", (int)length, text);
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
		print_wrapped(N_("look at"), text.data);
	}
	buf_free(&text);
}

static void print_rates(const struct store_status *store, int64_t refused)
{
	char hour[TEXT_NUMBER], day[TEXT_NUMBER], of_them[TEXT_NUMBER];

	print_label(N_("rate"));
	printf(_("%s in the last hour; %s in the last day, %s of them not accepted\n"),
	       text_count(status_sum(store->hour), hour), text_count(status_sum(store->day), day),
	       text_count(refused, of_them));
}

static void print_messages(const struct status *status)
{
	const struct store_status *store = &status->store;
	char errors[TEXT_NUMBER], warnings[TEXT_NUMBER], signals[TEXT_NUMBER], time[TEXT_TIME];

	print_label(N_("messages"));
	printf(_("%s stored"), text_count(store->messages, errors));
	if (store->messages > 0)
		printf(_(", the last on %s"), text_time(store->last_received, time));
	putchar('\n');
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (store->verdicts[verdict] > 0)
			printf("  %9s %s\n", text_count(store->verdicts[verdict], errors),
			       _(verdict_name((enum verdict)verdict)));
	print_rates(store, status_refused(status));
	print_label(N_("findings"));
	printf(_("open: %s error, %s warning, %s signaal\n"),
	       text_count(store->open[SEVERITY_ERROR], errors),
	       text_count(store->open[SEVERITY_WARNING], warnings),
	       text_count(store->open[SEVERITY_SIGNAAL], signals));
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
	char number[TEXT_NUMBER], time[TEXT_TIME];

	if (count == 0)
		return;
	if (count > SENDERS_SHOWN && log_get() != LOG_VERBOSE)
		shown = SENDERS_SHOWN;
	qsort(senders, (size_t)count, sizeof(*senders), by_silence);
	print_label(N_("senders"));
	printf(shown < count ? _("%s, silent for longest (-v shows all):\n")
			     : _("%s, with their last message:\n"),
	       text_count(status->store.senders, number));
	for (int i = 0; i < shown; i++) {
		print_label("");
		printf(_("%-8s JW%d on %s\n"), senders[i].code, senders[i].type,
		       text_time(senders[i].received, time));
	}
	if (status->store.senders > count) {
		print_label("");
		printf(_("%s that were heard of later are not listed\n"),
		       text_count(status->store.senders - count, number));
	}
}

static void print_aanmeldingen(const struct store_status *store)
{
	char all[TEXT_NUMBER], unknown[TEXT_NUMBER], left_out[TEXT_NUMBER];

	if (store->aanmeldingen == 0 && store->fouten == 0)
		return;
	print_label(N_("aanmeldingen"));
	printf(NUMBER_("%s, %s without a request that is stored; %s line left out\n",
		       "%s, %s without a request that is stored; %s lines left out\n",
		       store->fouten),
	       text_count(store->aanmeldingen, all), text_count(store->onbekend, unknown),
	       text_count(store->fouten, left_out));
}

static void print_tables(const struct store_status *store)
{
	char number[TEXT_NUMBER], limit[TEXT_NUMBER], time[TEXT_TIME];

	print_label(N_("youths"));
	printf("%s", text_count(store->youths, number));
	if (store->marked > 0)
		printf(NUMBER_(", %s with more than %s events waits to be derived",
			       ", %s with more than %s events wait to be derived", store->marked),
		       text_count(store->marked, number), text_count(LIMIT_YOUTH_EVENTS, limit));
	printf("\n");
	if (store->dossiers > 0) {
		print_label(N_("shared"));
		printf(NUMBER_("%s number or name of more than %s lines waits to be judged\n",
			       "%s numbers and names of more than %s lines wait to be judged\n",
			       store->dossiers),
		       text_count(store->dossiers, number), text_count(LIMIT_DOSSIER_ROWS, limit));
	}
	if (store->postponed > 0) {
		print_label(N_("load"));
		printf(_("%s messages wait to be derived and judged against each other: 'ijw "
			 "ingest' does it\n"),
		       text_count(store->postponed, number));
	}
	print_label(N_("tables"));
	if (store->peildatum == DAY_NONE)
		printf("%s", _("none yet"));
	else
		printf(_("of %s"), text_day(store->peildatum, time));
	printf("%s\n", store->other_parameters ? _(", with other parameters than these") : "");
	print_label(N_("rebuilt"));
	puts(store->rebuilt != 0 ? text_time(store->rebuilt, time) : _("never"));
	print_aanmeldingen(store);
}

static void print_inbox(const struct waiting *inbox)
{
	char number[TEXT_NUMBER], time[TEXT_TIME];

	print_label(N_("inbox"));
	printf(NUMBER_("%s file waiting", "%s files waiting", inbox->files),
	       text_count(inbox->files, number));
	if (inbox->files > 0)
		printf(_(", the oldest since %s"), text_time(inbox->oldest, time));
	printf("%s\n", inbox->lost_found ? _("; its lost+found is left alone") : "");
}

/* Without its keys nobody can open what is stored: asked for until there is a copy that no machine
 * can lose. */
static void print_keys(const struct store_status *store)
{
	char time[TEXT_TIME];

	print_label(N_("keys"));
	if (store->paper == 0)
		puts(_("no copy on paper yet: 'ijw keys --papier' prints one"));
	else
		printf(_("printed for a copy on paper, %s\n"), text_time(store->paper, time));
}

void status_print(const struct status *status, const struct home *home,
		  const struct lijsten *lijsten)
{
	const struct store_status *store = &status->store;
	char size[TEXT_NUMBER], left[TEXT_NUMBER];

	print_label(N_("home"));
	puts(home->path);
	print_attention(status, &home->bewaking);
	print_inbox(&status->inbox);
	print_messages(status);
	print_senders(status);
	print_tables(store);
	print_parameters(&home->parameters);
	print_lijsten(lijsten);
	print_keys(store);
	print_label(N_("database"));
	printf(_("%s MB, version %d; %s MB are free\n"),
	       text_decimal((double)store->bytes / 1e6, size), store->version,
	       text_decimal((double)status->free / 1e6, left));
	print_label(N_("versions"));
	printf("ijw %s, SQLite %s\n", IJW_VERSION, store->sqlite);
	if (store->schemas[0] != '\0') {
		print_label(N_("schemas"));
		puts(store->schemas);
	}
}
