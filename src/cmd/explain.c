#include "explain.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/explain.h"
#include "ijw/store/logboek.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] explain GEMEENTE/TOEWIJZINGNUMMER [OPTION...]\n"
       "       ijw [-C HOME] explain --client PSEUDONYM [OPTION...]\n"
       "       ijw explain CODE [--json]\n"
       "       ijw explain --list [--csv | --json | --markdown]\n"
       "Tells the story of one assignment (0153/300201 or GM0153/300201): its messages\n"
       "and what became of them, its chain, clocks and rows; the timeline of a youth;\n"
       "what a rule (TR018) checks and what to do about it, or which rules lead to a\n"
       "return code (9326); or all rules.\n\n"
       "      --client PSEUDONYM  a youth, by the column client of the tables\n"
       "      --peildatum P       as it stood at the end of day P, or today\n"
       "      --kennisdatum K     with what was known at the end of day K, or P\n"
       "      --list              all rules, as a table\n"
       "      --csv               the list as CSV\n"
       "      --json              one JSON object\n"
       "      --markdown          the list with all that is known of each rule\n"
       "  -C HOME                 the home\n"
       "  -h, --help              this text\n");

/* What is to be explained. */
struct question {
	const char *client; /* a pseudonym, else NULL */
	int32_t gemeente;
	int64_t nummer;
	int32_t peildatum;
	int32_t kennisdatum;
	bool list;
	bool csv;
	bool json;
	bool markdown;
};

enum { NEAR = 5, NUMMER_DIGITS = 18 };

/* Reads at most `digits` digits up to `end`. Returns -1 for anything else. */
static int64_t read_digits(const char *text, const char *end, int digits)
{
	int64_t number = 0;

	while (end - text > 1 && *text == '0')
		text++;
	if (text == end || end - text > digits)
		return -1;
	for (; text < end; text++) {
		if (!ascii_is_digit(*text))
			return -1;
		number = number * 10 + (*text - '0');
	}
	return number;
}

static int read_assignment(const char *text, struct question *question)
{
	const char *slash = strchr(text, '/');

	if (strncmp(text, "GM", 2) == 0)
		text += 2;
	question->gemeente = slash - text <= 4 ? (int32_t)read_digits(text, slash, 4) : -1;
	question->nummer = read_digits(slash + 1, slash + strlen(slash), NUMMER_DIGITS);
	if (question->gemeente >= 0 && question->nummer >= 0)
		return 0;
	log_error("an assignment is named GEMEENTE/TOEWIJZINGNUMMER: 0153/300201 or GM0153/300201");
	return -1;
}

static int print(struct buf *out)
{
	if (out->length > 0)
		fwrite(out->data, 1, out->length, stdout);
	buf_free(out);
	return EXIT_WELL;
}

/* ---- Somebody who is not there ---- */

static int no_assignment(struct store *store, const struct question *question)
{
	int64_t numbers[NEAR];
	int count = store_near(store, question->gemeente, question->nummer, numbers, NEAR);
	struct buf near = BUF_INIT(0);

	if (count < 0)
		return EXIT_MACHINE;
	for (int i = 0; i < count; i++)
		buf_printf(&near, "%s%lld", i > 0 ? ", " : "", (long long)numbers[i]);
	if (count > 0)
		log_error("no message names assignment GM%04d/%lld; near it are %s; 'ijw export "
			  "toewijzing' lists all",
			  question->gemeente, (long long)question->nummer, near.data);
	else
		log_error("no message names an assignment of gemeente GM%04d; 'ijw export "
			  "toewijzing' lists all",
			  question->gemeente);
	buf_free(&near);
	return EXIT_USAGE;
}

static int no_client(void)
{
	log_error("there is no client with this pseudonym; take one from the column client of "
		  "'ijw export toewijzing'");
	return EXIT_USAGE;
}

/* ---- An assignment, a youth ---- */

static void tell(const struct telling *telling, const struct question *question, struct buf *out)
{
	struct story_scope scope = {.whole = question->client != NULL,
				    .gemeente = question->gemeente,
				    .nummer = question->nummer};
	struct story story = {.lines = 0};

	if (question->json || !scope.whole)
		story = story_of(&telling->source, scope, telling->pool);
	if (question->json)
		text_plain();
	if (question->json)
		explain_json(telling, &story, out);
	else if (scope.whole)
		explain_text_client(telling, out);
	else
		explain_text_assignment(telling, &story, out);
}

/* What was asked for may be a BSN: of somebody who is not there nothing is written down but that. */
static int refuse(const struct home *home, struct store *store, const struct question *question)
{
	const struct custody_act act = {.daad = CUSTODY_SHOWN, .uitkomst = CUSTODY_NOT_FOUND};

	if (logboek_reading(home, &act) != 0)
		return EXIT_MACHINE;
	return question->client != NULL ? no_client() : no_assignment(store, question);
}

static int explain_youth(const struct home *home, struct store *store,
			 const struct lijsten *lijsten, const struct question *question,
			 struct pool *pool)
{
	struct telling telling = {.lijsten = lijsten, .pool = pool};
	struct custody_act act = {.daad = CUSTODY_SHOWN};
	struct buf out = BUF_INIT(0);
	struct event *events;
	size_t count;
	int64_t youth = question->client != NULL
			    ? store_youth(store, question->client)
			    : store_youth_of(store, question->gemeente, question->nummer);

	if (youth == 0)
		return refuse(home, store, question);
	if (youth < 0 || (telling.client = store_client(store, youth, pool)) == NULL ||
	    store_events(store, youth, &events, &count) != 0)
		return EXIT_MACHINE;
	act.betreft = telling.client;
	if (logboek_reading(home, &act) != 0)
		return EXIT_MACHINE;
	telling.source = story_source(events, count, question->peildatum, question->kennisdatum,
				      &home->parameters, pool);
	tell(&telling, question, &out);
	return print(&out);
}

static int explain_stored(const struct question *question)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct lijsten *lijsten;
	struct store *store;
	struct pool *pool;

	if (home == NULL)
		return status;
	lijsten = home_aanbieders(home);
	if (lijsten == NULL) {
		home_close(home);
		return EXIT_USAGE;
	}
	store = store_read(home);
	pool = pool_new();
	status = store != NULL ? explain_youth(home, store, lijsten, question, pool) : EXIT_MACHINE;
	store_close(store);
	pool_free(pool);
	lijsten_free(lijsten);
	home_close(home);
	return status;
}

static int take(void *context, int letter, const char *value)
{
	struct question *question = context;

	switch (letter) {
	case 'P':
		return cmd_date("--peildatum", value, &question->peildatum) == 0 ? -1 : EXIT_USAGE;
	case 'K':
		return cmd_date("--kennisdatum", value, &question->kennisdatum) == 0 ? -1
										     : EXIT_USAGE;
	case 'j':
		question->json = true;
		return -1;
	case 'l':
		question->list = true;
		return -1;
	case 's':
		question->csv = true;
		return -1;
	case 'm':
		question->markdown = true;
		return -1;
	default:
		question->client = value;
		return -1;
	}
}

/* Whether the options and the number of names ask one question; says what is wrong. */
static bool makes_sense(const struct question *question, int names)
{
	const int forms = question->csv + question->json + question->markdown;

	if ((question->csv || question->markdown) && (!question->list || forms > 1)) {
		log_error("%s goes with --list, and not with --json",
			  question->csv ? "--csv" : "--markdown");
		return false;
	}
	if (names + question->list + (question->client != NULL) == 1)
		return true;
	log_error("explain what? Name one rule, one return code, one assignment (0153/300201), one "
		  "--client or --list; see 'ijw explain --help'");
	return false;
}

static const struct cmd_option options[] = {
    {"client", NULL, 'c', CMD_TEXT, NULL},         {"peildatum", "as-of", 'P', CMD_TEXT, NULL},
    {"kennisdatum", "known", 'K', CMD_TEXT, NULL}, {"list", "lijst", 'l', CMD_NOTHING, NULL},
    {"csv", NULL, 's', CMD_NOTHING, NULL},         {"json", NULL, 'j', CMD_NOTHING, NULL},
    {"markdown", NULL, 'm', CMD_NOTHING, NULL},    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int cmd_explain(int argc, char **argv)
{
	struct question question = {.peildatum = DAY_NONE, .kennisdatum = DAY_NONE};
	int status = cmd_options(&command_explain, argc, argv, take, &question);

	if (status >= 0)
		return status;
	if (!makes_sense(&question, argc - optind))
		return EXIT_USAGE;
	if (question.list) {
		explain_list(question.csv        ? EXPLAIN_CSV
			     : question.json     ? EXPLAIN_JSON
			     : question.markdown ? EXPLAIN_MARKDOWN
						 : EXPLAIN_TABLE);
		return cmd_finish(EXIT_WELL);
	}
	if (question.client == NULL && strchr(argv[optind], '/') == NULL)
		return cmd_finish(explain_code(argv[optind], question.json));
	if (question.client == NULL && read_assignment(argv[optind], &question) != 0)
		return EXIT_USAGE;
	if (question.peildatum == DAY_NONE)
		question.peildatum = clock_day(clock_now());
	if (question.kennisdatum == DAY_NONE)
		question.kennisdatum = question.peildatum;
	cmd_note_future(question.peildatum, question.kennisdatum);
	return cmd_finish(explain_stored(&question));
}

const struct command command_explain = {
    .name = "explain",
    .summary = N_("tell the story of an assignment or a youth; explain rules"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .takes = CMD_TEXT,
    .run = cmd_explain,
};
