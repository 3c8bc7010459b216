#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "ijw/rule/catalogue.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/inbox.h"
#include "ijw/intake/intake.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] ingest [PATH...]\n"
       "Takes in the files and folders that are named; they stay where they are.\n"
       "Without PATH it empties inbox/ into done/ and rejected/, with a report on the\n"
       "batch in outbox/. A message that was taken in before changes nothing.\n\n"
       "  -C HOME      the home\n"
       "  -q, --quiet  no summary\n"
       "  -h, --help   this text\n\n"
       "Exit status: 0 all accepted, 1 not all, or aanmelddatum.csv was refused, 2 wrong\n"
       "call, 3 machine failed.\n");

struct taking {
	struct intake_run *run;
	struct pipeline *pipeline;
	uint32_t files;          /* of the path at hand */
	unsigned long long done; /* files that were taken in, and about how many there are */
	unsigned long long total;
	struct tally tally;
	int64_t first;   /* the first message that was stored; 0 for none */
	int64_t *inside; /* messages that lie in an envelope, by number */
	size_t count, room;
	int64_t noted; /* the message about which something was found last */
	struct buf text;
	bool failed;
};

static int by_number(const void *a, const void *b)
{
	return order_getal(*(const int64_t *)a, *(const int64_t *)b);
}

static bool lies_inside(const struct taking *taking, int64_t bericht)
{
	return taking->count > 0 && bsearch(&bericht, taking->inside, taking->count,
					    sizeof(*taking->inside), by_number) != NULL;
}

/* What was found when all was there, a line each. Of a load that was left before its end this run
 * has taken in the rest: what was found in that part stands in the table afkeur. */
static void print_finding(void *context, int64_t bericht, const struct finding *finding)
{
	struct taking *taking = context;
	struct finding placed = *finding;
	struct buf label = BUF_INIT(0);

	if (bericht < taking->first || finding->rule->severity != SEVERITY_ERROR)
		return;
	placed.inside = lies_inside(taking, bericht);
	buf_clear(&taking->text);
	if (store_label(intake_database(taking->run), bericht, &label) == 0) {
		finding_text(&placed, label.data, &taking->text);
		progress_clear();
		printf("%s\n", taking->text.data);
	} else {
		taking->failed = true;
	}
	buf_free(&label);
	taking->tally.noted += bericht != taking->noted;
	taking->noted = bericht;
}

static int finish(struct taking *taking)
{
	if (intake_commit(taking->run, INTAKE_ALL_YOUTHS) != 0)
		return -1;
	if (taking->first == 0)
		return 0;
	return intake_each_finding(taking->run, print_finding, taking) == 0 && !taking->failed ? 0
											       : -1;
}

static void count(struct taking *taking, const struct source *source, const struct taken *taken)
{
	tally_add(&taking->tally, source, taken);
	if (taken->bericht == 0)
		return;
	if (taking->first == 0)
		taking->first = taken->bericht;
	if (!taken->judgement->findings.inside || taken->judgement->verdict != VERDICT_ACCEPTED)
		return;
	taking->inside =
	    xmore(taking->inside, taking->count, &taking->room, sizeof(*taking->inside));
	taking->inside[taking->count++] = taken->bericht;
}

static int take(void *context, void *file, const struct source *source, struct judgement *judgement)
{
	struct taking *taking = context;
	struct source shown = *source;
	struct taken taken;

	if (intake_store(taking->run, file, &shown, judgement, &taken) != 0)
		return 1;
	count(taking, &shown, &taken);
	if (source->fault == FAULT_LITTER)
		return 0;
	buf_clear(&taking->text);
	judgement_text(taken.judgement, shown.file, shown.member, &taking->text);
	if (taking->text.length > 0 || taken.as == TAKEN_DUPLICATE)
		progress_clear();
	fwrite(taking->text.data ? taking->text.data : "", 1, taking->text.length, stdout);
	if (taken.as == TAKEN_DUPLICATE)
		log_note("%s%s%s: taken in before, nothing changed", shown.file,
			 shown.member ? "!" : "", shown.member ? shown.member : "");
	if (taking->total > 1)
		progress_show(taking->done, N_("files"));
	else
		progress_show(taking->tally.messages, N_("messages"));
	if (halt_asked())
		return 1;
	return intake_is_full(taking->run) && intake_commit(taking->run, INTAKE_NO_YOUTHS) != 0;
}

static void forget(void *context, void *file)
{
	(void)context;
	intake_file_free(file);
	free(file);
}

static int take_end(void *context, void *file, bool young)
{
	struct taking *taking = context;

	(void)young;
	taking->done++;
	forget(context, file);
	return 0;
}

static const struct pipeline_events pipeline_events = {take, take_end, forget};

static int put(void *context, int fd, const char *label)
{
	struct taking *taking = context;
	struct intake_file *file = xmalloc(sizeof(*file));

	taking->files++;
	*file = (struct intake_file){0};
	/* What a visit would do: the walk ends with 1 where the machine failed. */
	return pipeline_put(taking->pipeline,
			    &(struct pipeline_file){.fd = fd, .label = label, .file = file}) == 0
		   ? 0
		   : 1;
}

static void summary(const struct tally *tally)
{
	struct buf line = BUF_INIT(0);

	buf_printf(&line, NUMBER_("%u message", "%u messages", tally->messages), tally->messages);
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (tally->verdicts[verdict] > 0)
			buf_printf(&line, ", %u %s", tally->verdicts[verdict],
				   _(verdict_name((enum verdict)verdict)));
	if (tally->as[TAKEN_DUPLICATE] > 0)
		buf_printf(&line, _("; %u taken in before"), tally->as[TAKEN_DUPLICATE]);
	if (tally->as[TAKEN_REPEATED] > 0)
		buf_printf(&line, _("; %u the same message in another layout"),
			   tally->as[TAKEN_REPEATED]);
	if (tally->noted > 0)
		buf_printf(&line,
			   NUMBER_("; %u does not go with earlier messages",
				   "; %u do not go with earlier messages", tally->noted),
			   tally->noted);
	if (tally->litter > 0)
		buf_printf(&line, _("; %u passed over by their names"), tally->litter);
	log_note("%s", line.data);
	buf_free(&line);
}

static int status_of(const struct tally *tally, bool refused)
{
	return tally->verdicts[VERDICT_ACCEPTED] == tally->messages && !refused ? EXIT_WELL
										: EXIT_FINDINGS;
}

/* What came before a signal is kept; the next run takes in the rest and derives all of it. */
static int stop(struct taking *taking)
{
	if (halt_asked() && !halt_is_due())
		(void)intake_commit(taking->run, INTAKE_NO_YOUTHS);
	return EXIT_MACHINE;
}

static int walk(struct taking *taking, int count, char **paths)
{
	for (int i = 0; i < count; i++) {
		int rc;

		taking->files = 0;
		rc = source_files(paths[i], put, taking);
		if (rc > 0 || pipeline_drain(taking->pipeline) != 0)
			return stop(taking);
		if (rc < 0)
			return EXIT_USAGE;
		if (taking->files == 0) {
			log_error("%s: there is no file in this folder; name one with messages",
				  paths[i]);
			return EXIT_USAGE;
		}
	}
	if (finish(taking) != 0)
		return EXIT_MACHINE;
	return status_of(&taking->tally, intake_refused_aanmelddatum(taking->run));
}

static int ingest_paths(const struct home *home, const struct lijsten *lijsten, int count,
			char **paths)
{
	struct taking taking = {.run = intake_open(home, lijsten, INTAKE_BULK),
				.text = BUF_INIT(0)};
	int status;

	litter_use(home->overslaan);
	if (taking.run == NULL)
		return EXIT_MACHINE;
	taking.total = cmd_count_files(count, paths);
	progress_begin(taking.total > 1 ? taking.total : 0);
	taking.pipeline = intake_pipeline(taking.run, &pipeline_events, &taking);
	status = walk(&taking, count, paths);
	progress_clear();
	pipeline_close(taking.pipeline);
	intake_close(taking.run);
	/* A disk that fails when the database is closed is no success: cmd_finish. */
	if ((status == EXIT_WELL || status == EXIT_FINDINGS) && !file_in_doubt())
		summary(&taking.tally);
	free(taking.inside);
	buf_free(&taking.text);
	return status;
}

static int ingest_inbox(const struct home *home, const struct lijsten *lijsten)
{
	struct inbox_result result;

	if (inbox_empty(home, lijsten, &result) != 0 || file_in_doubt())
		return EXIT_MACHINE;
	summary(&result.tally);
	if (result.waiting > 0)
		log_note(NUMBER_("%u file in inbox/ left for the next round: not whole yet, or "
				 "not to be read or moved now",
				 "%u files in inbox/ left for the next round: not whole yet, or "
				 "not to be read or moved now",
				 result.waiting),
			 result.waiting);
	if (result.reports > 0)
		log_note("the report is in %s/outbox", home->path);
	return result.refused > 0 || halt_asked()
		   ? EXIT_MACHINE
		   : status_of(&result.tally, result.aanmelddatum_refused);
}

static int cmd_ingest(int argc, char **argv)
{
	struct lijsten *lijsten;
	struct home *home;
	const char *path;
	int status = cmd_options(&command_ingest, argc, argv, NULL, NULL);

	if (status >= 0)
		return status;
	status = EXIT_MACHINE;
	path = cmd_home();
	if (path == NULL)
		return EXIT_USAGE;
	if (halt_heed(HALT_GRACE_MS) != 0)
		return EXIT_MACHINE;
	home = cmd_become_owner(path) == 0 ? home_open(path, &status) : NULL;
	if (home == NULL)
		return status;
	lijsten = home_lijsten(home);
	if (lijsten == NULL)
		status = EXIT_USAGE;
	else if (optind < argc)
		status = ingest_paths(home, lijsten, argc - optind, argv + optind);
	else
		status = ingest_inbox(home, lijsten);
	lijsten_free(lijsten);
	home_close(home);
	return cmd_finish(status);
}

const struct command command_ingest = {
    .name = "ingest",
    .summary = N_("take in the inbox, or the files and folders that are named"),
    .usage = usage,
    .takes = CMD_FILE,
    .run = cmd_ingest,
};
