#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "export.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/columns.h"
#include "ijw/store/store.h"

static const char usage[] =
    "Usage: ijw [-C HOME] export TABLE [--peildatum D] [--kennisdatum K]\n"
    "       ijw [-C HOME] export afkeur [--open]\n"
    "       ijw [-C HOME] export --sleutel FILE\n"
    "       ijw export --columns\n"
    "Writes one table as CSV on stdout: verzoek, toewijzing, levering, wachtketen,\n"
    "traject, afkeur, opgelost, aanmeldwacht, gebeurtenis.\n\n"
    "      --peildatum D    as it stood at the end of day D (YYYY-MM-DD), or today\n"
    "      --kennisdatum K  with what was known at the end of day K, or D\n"
    "      --open           of afkeur: only the findings that nothing has resolved\n"
    "      --sleutel FILE   how the references of a list, one a line, look where they\n"
    "                       are masked; - is stdin\n"
    "      --columns        what every column means, as Markdown; needs no home\n"
    "  -C HOME              the home\n"
    "  -h, --help           this text\n";

static int export_table(const struct export *wanted)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct store *store;

	if (home == NULL)
		return status;
	store = store_read(home);
	status =
	    store != NULL && store_export(store, wanted, stdout) == 0 ? EXIT_WELL : EXIT_MACHINE;
	store_close(store);
	home_close(home);
	return status;
}

static int print_columns(int arguments)
{
	if (arguments > 0) {
		log_error("'ijw export --columns' takes no table: it shows all of them");
		return EXIT_USAGE;
	}
	columns_print(stdout);
	return cmd_finish(EXIT_WELL);
}

static int refuse_table(void)
{
	struct buf tables = BUF_INIT(0);

	store_tables(&tables);
	log_error("which table? 'ijw export TABLE' knows %s", tables.data);
	buf_free(&tables);
	return EXIT_USAGE;
}

/* What the options say. */
struct asked {
	struct export table;
	const char *sleutel; /* a list of references; NULL: none */
	bool columns;
};

/* The status to end with, or -1 to go on. */
static int take_option(int option, struct asked *asked)
{
	switch (option) {
	case 'P':
		return cmd_date("--peildatum", optarg, &asked->table.peildatum) != 0 ? EXIT_USAGE
										     : -1;
	case 'K':
		return cmd_date("--kennisdatum", optarg, &asked->table.kennisdatum) != 0
			   ? EXIT_USAGE
			   : -1;
	case 'O':
		asked->table.open = true;
		return -1;
	case 'D':
		asked->columns = true;
		return -1;
	case 'S':
		asked->sleutel = optarg;
		return -1;
	default:
		return cmd_common(option, usage);
	}
}

static int export_named(struct export *wanted, const char *table)
{
	wanted->table = table;
	if (wanted->open && strcmp(table, "afkeur") != 0) {
		log_error("only findings can be open: 'ijw export afkeur --open'");
		return EXIT_USAGE;
	}
	if (wanted->peildatum == DAY_NONE)
		wanted->peildatum = clock_day(clock_now());
	if (wanted->kennisdatum == DAY_NONE)
		wanted->kennisdatum = wanted->peildatum;
	return cmd_finish(export_table(wanted));
}

int cmd_export(int argc, char **argv)
{
	static const struct option longs[] = {{"peildatum", required_argument, NULL, 'P'},
					      {"kennisdatum", required_argument, NULL, 'K'},
					      {"open", no_argument, NULL, 'O'},
					      {"columns", no_argument, NULL, 'D'},
					      {"sleutel", required_argument, NULL, 'S'},
					      COMMON_LONG};
	struct asked asked = {.table = {.peildatum = DAY_NONE, .kennisdatum = DAY_NONE}};
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		status = take_option(option, &asked);
		if (status >= 0)
			return status;
	}
	if (asked.columns)
		return print_columns(argc - optind);
	if (asked.sleutel != NULL && argc > optind) {
		log_error("'ijw export --sleutel' takes no table: what is masked looks the same in "
			  "all of them");
		return EXIT_USAGE;
	}
	if (asked.sleutel != NULL)
		return cmd_finish(export_sleutel(asked.sleutel));
	if (argc - optind != 1 || !store_has_table(argv[optind]))
		return refuse_table();
	return export_named(&asked.table, argv[optind]);
}
