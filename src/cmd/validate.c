#include <stdbool.h>
#include <stdio.h>

#include "ijw/base/buf.h"
#include "ijw/base/log.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/message/read.h"
#include "validation.h"

static const char usage[] =
    N_("Usage: ijw validate [--json] [--schemas DIR] [--authority] PATH...\n"
       "Judges each message by itself: its bytes, the schema, the in-message rules.\n"
       "PATH is an .xml, an envelope (StUF-GGk, VECOZO), a .gz, .zip, .tar or .tar.gz,\n"
       "or a folder; - is standard input.\n\n"
       "      --json         one JSON object a line for every message\n"
       "      --schemas DIR  use the schemas in DIR instead of the built-in set\n"
       "      --authority    libxml2 alone judges by the schema, more slowly\n"
       "  -q, --quiet        no summary\n"
       "  -v, --verbose      also how many messages libxml2 judged, and why\n"
       "  -h, --help         this text\n\n"
       "Exit status: 0 all accepted, 1 not all, 2 wrong call, 3 machine failed.\n");

static void summary(const struct validation_counts *counts)
{
	struct buf line = BUF_INIT(0);

	buf_printf(&line, NUMBER_("%llu message", "%llu messages", counts->messages),
		   counts->messages);
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (counts->verdicts[verdict] > 0)
			buf_printf(&line, ", %llu %s", counts->verdicts[verdict],
				   _(verdict_name((enum verdict)verdict)));
	if (counts->litter > 0)
		buf_printf(&line, _("; %llu passed over by their names"), counts->litter);
	log_note("%s", line.data);
	buf_free(&line);
}

/* The same messages that are in the summary: why the reader of this program left them. */
static void tell_doubts(const struct validation_counts *counts)
{
	for (int doubt = DOUBT_NONE + 1; doubt < DOUBTS; doubt++)
		if (counts->doubts[doubt] > 0)
			log_detail(NUMBER_("%llu message judged by libxml2: %s",
					   "%llu messages judged by libxml2: %s",
					   counts->doubts[doubt]),
				   counts->doubts[doubt], _(doubt_text((enum doubt)doubt)));
}

static int validate(struct validation_options *options, const char *schemas, int count,
		    char **paths)
{
	struct validation_counts counts = {0};
	int status = EXIT_USAGE;

	options->xsd = xsd_open(schemas);
	if (options->xsd == NULL)
		return EXIT_USAGE;
	if (schemas != NULL) {
		if (xsd_check(options->xsd) != 0)
			goto out;
		options->schemas = xsd_hash(options->xsd, xsd_given(options->xsd));
		log_note("schemas of %s, SHA-256 %s", schemas, options->schemas);
	}
	status = validation_run(options, count, paths, &counts);
	progress_clear();
	if (status == EXIT_WELL || status == EXIT_FINDINGS) {
		summary(&counts);
		tell_doubts(&counts);
	}
out:
	xsd_free(options->xsd);
	return status;
}

static const struct cmd_option options[] = {
    {"json", NULL, 'j', CMD_NOTHING, NULL},
    {"schemas", NULL, 's', CMD_FOLDER, NULL},
    {"authority", "gezag", 'a', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

struct wanted {
	struct validation_options options;
	const char *schemas; /* folder; NULL: those that are built in */
};

static int take(void *context, int letter, const char *value)
{
	struct wanted *wanted = context;

	if (letter == 'j')
		wanted->options.json = true;
	else if (letter == 'a')
		wanted->options.authority = true;
	else
		wanted->schemas = value;
	return -1;
}

static int cmd_validate(int argc, char **argv)
{
	struct wanted wanted = {0};
	int status = cmd_options(&command_validate, argc, argv, take, &wanted);

	if (status >= 0)
		return status;
	if (optind >= argc) {
		log_error(_("which files? 'ijw validate PATH...' wants at least one; - is stdin"));
		return EXIT_USAGE;
	}
	return cmd_finish(validate(&wanted.options, wanted.schemas, argc - optind, argv + optind));
}

const struct command command_validate = {
    .name = "validate",
    .summary = N_("judge files; need no home and store nothing"),
    .usage = usage,
    .option = options,
    .takes = CMD_FILE,
    .run = cmd_validate,
};
