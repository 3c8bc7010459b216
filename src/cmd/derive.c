#include <stdio.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/label.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/feiten.h"
#include "ijw/store/home.h"

static const char usage[] =
    N_("Usage: ijw derive TABLE [--peildatum P] [--kennisdatum K] [--conf FILE]\n"
       "A filter that needs no home: the facts of youths on stdin, as 'ijw export\n"
       "gebeurtenis --ordered' writes them, become the rows of one table on stdout:\n"
       "verzoek, toewijzing, levering, wachtketen or traject, as CSV without a header.\n"
       "It holds one youth in memory, so that facts can be divided by youth over\n"
       "programs and machines. The lines of a youth lie together, and youths in the\n"
       "order of their pseudonyms.\n\n"
       "      --peildatum P    as it stood at the end of day P (YYYY-MM-DD), or today\n"
       "      --kennisdatum K  with what was known at the end of day K, or P\n"
       "      --conf FILE      an ijw.conf whose [definities] count, not the defaults\n"
       "  -h, --help           this text\n\n"
       "Exit status: 0 all well, 1 a line is none of facts, 2 wrong call, 3 machine\n"
       "failed. After 1 and 3 what was written is not whole.\n");

struct asked {
	struct feiten_asked facts;
	const char *conf; /* NULL: the defaults */
};

static int take(void *context, int letter, const char *value)
{
	struct asked *asked = context;

	switch (letter) {
	case 'P':
		return cmd_date("--peildatum", value, &asked->facts.peildatum) == 0 ? -1 : EXIT_USAGE;
	case 'K':
		return cmd_date("--kennisdatum", value, &asked->facts.kennisdatum) == 0 ? -1
											: EXIT_USAGE;
	default:
		asked->conf = value;
		return -1;
	}
}

static const struct cmd_option options[] = {
    {"peildatum", "as-of", 'P', CMD_TEXT, NULL},
    {"kennisdatum", "known", 'K', CMD_TEXT, NULL},
    {"conf", NULL, 'F', CMD_FILE, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int refuse_table(const char *name)
{
	char shown[64];

	if (name == NULL)
		log_error("which table? 'ijw derive' makes verzoek, toewijzing, levering, wachtketen "
			  "and traject, one at a time");
	else
		log_error("'%s' is no table that is derived: 'ijw derive' makes verzoek, toewijzing, "
			  "levering, wachtketen and traject",
			  label_show(name, shown, sizeof(shown)));
	return EXIT_USAGE;
}

static int run(struct asked *asked)
{
	struct parameters parameters = parameters_default();
	int rc;

	if (asked->conf != NULL && home_parameters(asked->conf, &parameters) != 0)
		return EXIT_USAGE;
	if (asked->facts.peildatum == DAY_NONE)
		asked->facts.peildatum = clock_day(clock_now());
	if (asked->facts.kennisdatum == DAY_NONE)
		asked->facts.kennisdatum = asked->facts.peildatum;
	asked->facts.parameters = &parameters;
	if (halt_heed(0) != 0)
		return EXIT_MACHINE;
	rc = feiten_derive(stdin, &asked->facts, stdout);
	return cmd_finish(rc == 0 ? EXIT_WELL : rc > 0 ? EXIT_FINDINGS : EXIT_MACHINE);
}

static int cmd_derive(int argc, char **argv)
{
	struct asked asked = {.facts = {.peildatum = DAY_NONE, .kennisdatum = DAY_NONE}};
	const int status = cmd_options(&command_derive, argc, argv, take, &asked);

	if (status >= 0)
		return status;
	asked.facts.table = argc - optind == 1 ? table_find(argv[optind]) : NULL;
	if (asked.facts.table == NULL || asked.facts.table->size == 0)
		return refuse_table(argc - optind == 1 ? argv[optind] : NULL);
	return run(&asked);
}

const struct command command_derive = {
    .name = "derive",
    .summary = N_("derive rows of a table from facts on stdin, without a home"),
    .usage = usage,
    .option = options,
    .takes = CMD_TABLE,
    .run = cmd_derive,
};
