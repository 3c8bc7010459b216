#include <stdio.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/spool/inbox.h"
#include "ijw/store/store.h"

static const char usage[] =
    "Usage: ijw [-C HOME] status\n"
    "Shows what waits in the inbox, what was taken in, which lists are in use, and\n"
    "how the database is.\n\n"
    "  -C HOME     the home\n"
    "  -h, --help  this text\n";

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

static void print(const struct home *home, uint32_t waiting, int64_t oldest,
		  const struct store_status *status, const struct lijsten *lijsten)
{
	char text[CLOCK_TEXT], date[DATE_TEXT];

	printf("home        %s\n", home->path);
	printf("inbox       %u file%s waiting", waiting, waiting == 1 ? "" : "s");
	if (waiting > 0)
		printf(", the oldest since %s", clock_format(oldest, text));
	printf("\nmessages    %lld stored", (long long)status->messages);
	if (status->messages > 0)
		printf(", the last on %s", clock_format(status->last_received, text));
	putchar('\n');
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (status->verdicts[verdict] > 0)
			printf("  %9lld %s\n", (long long)status->verdicts[verdict],
			       verdict_name((enum verdict)verdict));
	if (status->unjudged > 0)
		printf("            %lld came from an older ijw: 'ijw rebuild' judges them against "
		       "each other\n",
		       (long long)status->unjudged);
	printf("youths      %lld\n", (long long)status->youths);
	printf("tables      %s%s%s\n", status->peildatum == DAY_NONE ? "none yet" : "of ",
	       date_format(status->peildatum, date),
	       status->other_parameters ? ", with other parameters than these" : "");
	if (status->aanmeldingen > 0 || status->fouten > 0)
		printf("aanmeldingen %lld, %lld without a request that is stored; %lld line%s of "
		       "aanmelddatum.csv left out\n",
		       (long long)status->aanmeldingen, (long long)status->onbekend,
		       (long long)status->fouten, status->fouten == 1 ? "" : "s");
	print_parameters(&home->parameters);
	print_lijsten(lijsten);
	printf("database    %.1f MB\n", (double)status->bytes / 1e6);
}

int cmd_status(int argc, char **argv)
{
	static const struct option longs[] = {COMMON_LONG};
	struct store_status counts;
	struct lijsten *lijsten;
	struct store *store = NULL;
	struct home *home;
	const char *path;
	uint32_t waiting;
	int64_t oldest;
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		status = cmd_common(option, usage);
		if (status >= 0)
			return status;
	}
	if (optind < argc) {
		log_error("'ijw status' takes no argument; see 'ijw status --help'");
		return EXIT_USAGE;
	}
	path = cmd_home();
	home = path != NULL ? home_open(path, &status) : NULL;
	if (home == NULL)
		return path != NULL ? status : EXIT_USAGE;
	status = EXIT_USAGE;
	lijsten = home_lijsten(home);
	if (lijsten == NULL)
		goto out;
	status = EXIT_MACHINE;
	if (inbox_count(home, &waiting, &oldest) == 0 && (store = store_open(home)) != NULL &&
	    store_status(store, &counts) == 0) {
		print(home, waiting, oldest, &counts, lijsten);
		status = EXIT_WELL;
	}
out:
	lijsten_free(lijsten);
	store_close(store);
	home_close(home);
	return cmd_finish(status);
}
