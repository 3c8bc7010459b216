#include <stdbool.h>
#include <stdio.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/rule/judge.h"
#include "ijw/spool/source.h"

static const char usage[] =
    N_("Usage: ijw validate [--json] [--schemas DIR] PATH...\n"
       "Judges each message by itself: its bytes, the schema, the in-message rules.\n"
       "PATH is an .xml, an envelope (StUF-GGk, VECOZO), a .gz, .zip, .tar or .tar.gz,\n"
       "or a folder.\n\n"
       "      --json         one JSON object a line for every message\n"
       "      --schemas DIR  use the schemas in DIR instead of the built-in set\n"
       "  -q, --quiet        no summary\n"
       "  -h, --help         this text\n\n"
       "Exit status: 0 all accepted, 1 not all, 2 wrong call, 3 machine failed.\n");

struct validation {
	struct judge *judge;
	bool json;
	const char *schemas; /* hash of a set that was named, or NULL */
	struct buf line;
	unsigned long long messages;
	unsigned long long litter; /* members of archives that nobody sent */
	unsigned long long verdicts[VERDICTS];
};

static int visit(void *context, const struct source *source)
{
	struct validation *validation = context;
	uint8_t sha256[SHA256_BYTES];
	struct judgement judgement;

	if (source->fault == FAULT_LITTER) {
		validation->litter++;
		return 0;
	}
	if (source->fault != FAULT_NONE)
		judge_fault(validation->judge, source->fault, &judgement);
	else
		judge_bytes(validation->judge, source->bytes, source->length, &judgement);
	validation->messages++;
	validation->verdicts[judgement.verdict]++;
	buf_clear(&validation->line);
	if (validation->json) {
		if (source->fault == FAULT_NONE)
			digest_sha256(source->bytes, source->length, sha256);
		judgement_json(&judgement, source->file, source->member,
			       source->fault == FAULT_NONE ? sha256 : NULL, validation->schemas,
			       &validation->line);
		buf_puts(&validation->line, "\n");
	} else {
		judgement_text(&judgement, source->file, source->member, &validation->line);
	}
	if (validation->line.length > 0) {
		progress_clear();
		fwrite(validation->line.data, 1, validation->line.length, stdout);
	}
	progress_show(validation->messages, "messages");
	return ferror(stdout) ? 1 : 0;
}

static void summary(const struct validation *validation)
{
	struct buf line = BUF_INIT(0);

	buf_printf(&line, NUMBER_("%llu message", "%llu messages", validation->messages),
		   validation->messages);
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (validation->verdicts[verdict] > 0)
			buf_printf(&line, ", %llu %s", validation->verdicts[verdict],
				   _(verdict_name((enum verdict)verdict)));
	if (validation->litter > 0)
		buf_printf(&line, _("; %llu passed over by their names"), validation->litter);
	log_note("%s", line.data);
	buf_free(&line);
}

static int walk(struct validation *validation, int count, char **paths)
{
	for (int i = 0; i < count; i++) {
		unsigned long long before = validation->messages;
		int rc = source_each(paths[i], visit, validation);

		if (rc < 0)
			return EXIT_USAGE;
		if (rc > 0)
			return EXIT_MACHINE;
		if (validation->messages == before) {
			log_error("%s: there is no file in this folder; name one with messages",
				  paths[i]);
			return EXIT_USAGE;
		}
	}
	return validation->verdicts[VERDICT_ACCEPTED] == validation->messages ? EXIT_WELL
									      : EXIT_FINDINGS;
}

static int validate(struct validation *validation, const char *schemas, int count, char **paths)
{
	struct xsd *xsd = xsd_open(schemas);
	int status = EXIT_USAGE;

	if (xsd == NULL)
		return EXIT_USAGE;
	if (schemas != NULL) {
		if (xsd_check(xsd) != 0)
			goto out;
		validation->schemas = xsd_hash(xsd);
		log_note("schemas of %s, SHA-256 %s", schemas, validation->schemas);
	}
	validation->judge = judge_new(xsd);
	status = walk(validation, count, paths);
	progress_clear();
	if (status == EXIT_WELL || status == EXIT_FINDINGS)
		summary(validation);
	judge_free(validation->judge);
	buf_free(&validation->line);
out:
	xsd_free(xsd);
	return status;
}

int cmd_validate(int argc, char **argv)
{
	static const struct option longs[] = {{"json", no_argument, NULL, 'j'},
					      {"schemas", required_argument, NULL, 's'},
					      COMMON_LONG};
	struct validation validation = {.line = BUF_INIT(0)};
	const char *schemas = NULL;
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		if (option == 'j') {
			validation.json = true;
		} else if (option == 's') {
			schemas = optarg;
		} else {
			status = cmd_common(option, usage);
			if (status >= 0)
				return status;
		}
	}
	if (optind >= argc) {
		log_error("which files? 'ijw validate PATH...' wants at least one");
		return EXIT_USAGE;
	}
	return cmd_finish(validate(&validation, schemas, argc - optind, argv + optind));
}
