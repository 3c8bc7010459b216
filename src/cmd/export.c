#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"
#include "ijw/base/clock.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/label.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/columns.h"
#include "ijw/store/logboek.h"
#include "ijw/store/store.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] export TABLE [--peildatum D] [--kennisdatum K] [--excel]\n"
       "       ijw [-C HOME] export afkeur [--open]\n"
       "       ijw [-C HOME] export gebeurtenis [--ordered]\n"
       "       ijw [-C HOME] export --sleutel FILE\n"
       "       ijw export --columns | --ddl\n"
       "Writes one table as CSV on stdout: verzoek, toewijzing, levering, wachtketen,\n"
       "traject, afkeur, opgelost, aanmeldwacht, lijst, gebeurtenis.\n\n"
       "      --peildatum D    as it stood at the end of day D (YYYY-MM-DD), or today\n"
       "      --kennisdatum K  with what was known at the end of day K, or D\n"
       "      --open           of afkeur: only the findings that nothing has resolved\n"
       "      --ordered        of gebeurtenis: youth after youth, for 'ijw derive'\n"
       "      --excel          the table as a Dutch Excel reads it: semicolons, dates as\n"
       "                       DD-MM-YYYY, a decimal comma\n"
       "      --sleutel FILE   how the references of a list, one a line, look where they\n"
       "                       are masked; - is stdin\n"
       "      --columns        what every column means, as Markdown; needs no home\n"
       "      --ddl            SQL that makes the tables in PostgreSQL; needs no home\n"
       "  -C HOME              the home\n"
       "  -h, --help           this text\n");

/* What the options say. */
struct asked {
	struct export table;
	bool excel;          /* for a spreadsheet */
	const char *sleutel; /* a list of references; NULL: none */
	bool columns;
	bool ddl; /* for PostgreSQL */
};

static enum csv_excel excel_kind(enum column_kind kind)
{
	switch (kind) {
	case COLUMN_DATE:
		return CSV_EXCEL_DATE;
	case COLUMN_NUMBER:
	case COLUMN_DAYS:
	case COLUMN_WORKDAYS:
	case COLUMN_COUNT:
	case COLUMN_PLACE:
	case COLUMN_TIME:
	case COLUMN_EUROS:
		return CSV_EXCEL_NUMBER;
	default:
		return CSV_EXCEL_TEXT;
	}
}

/* 0 or -1. */
static int write_excel(struct store *store, const struct export *wanted)
{
	const struct table *table = table_find(wanted->table);
	const size_t columns = (size_t)table->columns;
	enum csv_excel *kinds = xcalloc(columns, sizeof(*kinds));
	FILE *out;
	int rc;

	for (size_t i = 0; i < columns; i++)
		kinds[i] = excel_kind(table->column[i].kind);
	out = csv_excel(stdout, kinds, columns);
	free(kinds);
	rc = out != NULL ? store_export(store, wanted, out) : -1;
	if (out != NULL && fclose(out) != 0)
		rc = -1;
	return rc;
}

/* 0 or -1. */
static int write_table(const struct home *home, struct store *store, const struct export *wanted, bool excel)
{
	if (table_column(table_find(wanted->table), "client") >= 0)
		logboek_exporting(home, wanted->table);
	return excel ? write_excel(store, wanted) : store_export(store, wanted, stdout);
}

static int export_table(const struct export *wanted, bool excel)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct store *store;
	int rc = -1;

	if (home == NULL)
		return status;
	store = halt_heed(0) == 0 ? store_read(home) : NULL;
	if (store != NULL)
		rc = write_table(home, store, wanted, excel);
	status = rc == 0 && !halt_asked() ? EXIT_WELL : EXIT_MACHINE;
	store_close(store);
	home_close(home);
	return status;
}

/* What is said of all tables. The comments in PostgreSQL are Dutch, whoever makes it. */
static int print_all(const struct asked *asked, int arguments)
{
	if (arguments > 0) {
		log_error(_("'ijw export %s' takes no table: it shows all of them"),
			  asked->columns ? "--columns" : "--ddl");
		return EXIT_USAGE;
	}
	if (asked->columns) {
		columns_print(stdout);
	} else {
		text_use("nl");
		columns_ddl(stdout);
	}
	return cmd_finish(EXIT_WELL);
}

/* A table that there is not, or none (NULL). */
static int refuse_table(const char *name)
{
	struct buf tables = BUF_INIT(0);
	const char *nearest = name != NULL ? store_nearest_table(name) : NULL;
	char shown[64];

	store_tables(&tables);
	if (nearest != NULL)
		log_error("there is no table '%s'; did you mean '%s'? 'ijw export TABLE' knows %s",
			  label_show(name, shown, sizeof(shown)), nearest, tables.data);
	else
		log_error("which table? 'ijw export TABLE' knows %s", tables.data);
	buf_free(&tables);
	return EXIT_USAGE;
}

static int take(void *context, int letter, const char *value)
{
	struct asked *asked = context;

	switch (letter) {
	case 'P':
		return cmd_date("--peildatum", value, &asked->table.peildatum) == 0 ? -1
										    : EXIT_USAGE;
	case 'K':
		return cmd_date("--kennisdatum", value, &asked->table.kennisdatum) == 0
			   ? -1
			   : EXIT_USAGE;
	case 'O':
		asked->table.open = true;
		return -1;
	case 'G':
		asked->table.ordered = true;
		return -1;
	case 'E':
		asked->excel = true;
		return -1;
	case 'D':
		asked->columns = true;
		return -1;
	case 'L':
		asked->ddl = true;
		return -1;
	default:
		asked->sleutel = value;
		return -1;
	}
}

static int export_named(struct asked *asked, const char *table)
{
	struct export *wanted = &asked->table;

	wanted->table = table;
	if (wanted->open && strcmp(table, "afkeur") != 0) {
		log_error("only findings can be open: 'ijw export afkeur --open'");
		return EXIT_USAGE;
	}
	if (wanted->ordered && strcmp(table, "gebeurtenis") != 0) {
		log_error("only facts can be ordered by youth: 'ijw export gebeurtenis --ordered'");
		return EXIT_USAGE;
	}
	if (wanted->peildatum == DAY_NONE)
		wanted->peildatum = clock_day(clock_now());
	if (wanted->kennisdatum == DAY_NONE)
		wanted->kennisdatum = wanted->peildatum;
	cmd_note_future(wanted->peildatum, wanted->kennisdatum);
	return cmd_finish(export_table(wanted, asked->excel));
}

static const struct cmd_option options[] = {
    {"peildatum", "as-of", 'P', CMD_TEXT, NULL},
    {"kennisdatum", "known", 'K', CMD_TEXT, NULL},
    {"open", NULL, 'O', CMD_NOTHING, NULL},
    {"ordered", "geordend", 'G', CMD_NOTHING, NULL},
    {"excel", NULL, 'E', CMD_NOTHING, NULL},
    {"sleutel", "masked", 'S', CMD_FILE, NULL},
    {"columns", "kolommen", 'D', CMD_NOTHING, NULL},
    {"ddl", NULL, 'L', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int cmd_export(int argc, char **argv)
{
	struct asked asked = {.table = {.peildatum = DAY_NONE, .kennisdatum = DAY_NONE}};
	int status = cmd_options(&command_export, argc, argv, take, &asked);

	if (status >= 0)
		return status;
	if (asked.excel && (asked.table.ordered || asked.columns || asked.ddl ||
			    asked.sleutel != NULL)) {
		log_error("--excel goes with a table: 'ijw export TABLE --excel'");
		return EXIT_USAGE;
	}
	if (asked.columns || asked.ddl)
		return print_all(&asked, argc - optind);
	if (asked.sleutel != NULL && argc > optind) {
		log_error("'ijw export --sleutel' takes no table: what is masked looks the same in "
			  "all of them");
		return EXIT_USAGE;
	}
	if (asked.sleutel != NULL)
		return cmd_finish(export_sleutel(asked.sleutel));
	if (argc - optind != 1 || !store_has_table(argv[optind]))
		return refuse_table(argc - optind == 1 ? argv[optind] : NULL);
	return export_named(&asked, argv[optind]);
}

const struct command command_export = {
    .name = "export",
    .summary = N_("write one table as CSV on stdout"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .takes = CMD_TABLE,
    .run = cmd_export,
};
