/* What was done with what is kept, by whom and why (NEN 7513). */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/clock.h"
#include "ijw/base/csv.h"
#include "ijw/base/json.h"
#include "ijw/base/log.h"
#include "ijw/base/pseudonym.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/message/bsn.h"
#include "ijw/store/logboek.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] log [--client P] [--csv | --json]\n"
       "Shows what was done with what is kept: when, by whom and who that is, in which\n"
       "role and why, what, how it ended, about whom or what, where and by which\n"
       "version. That is written down too. Rows are only ever added, and 'ijw audit'\n"
       "proves that none was changed.\n\n"
       "      --client P  only what was done with one youth: their pseudonym (column\n"
       "                  client of the tables), or - for a BSN on standard input\n"
       "      --csv       as CSV\n"
       "      --json      a JSON object a line (schema ijw.log/1)\n"
       "  -C HOME         the home\n"
       "  -h, --help      this text\n");

struct question {
	const char *client; /* as it was given; NULL: all rows */
	bool csv, json;
};

/* ---- Whose rows ---- */

/* A BSN is on no command line, which others can see. Returns the exit status. */
static int read_bsn(const struct home *home, char pseudonym[PSEUDONYM_TEXT])
{
	char bsn[BSN_DIGITS + 1];
	int status;

	if (home->keys == NULL) {
		log_error("%s: without its keys nobody is found by a BSN; call ijw as a user who may read them",
			  home->path);
		return EXIT_USAGE;
	}
	status = cmd_bsn(bsn);
	if (status == EXIT_WELL)
		pseudonym_of_bsn(home->keys->pseudonym, bsn, BSN_DIGITS, pseudonym);
	explicit_bzero(bsn, sizeof(bsn));
	return status;
}

/* The pseudonym that is asked for. Returns the exit status. */
static int read_client(const struct home *home, const struct question *question,
		       char pseudonym[PSEUDONYM_TEXT])
{
	const char *client = question->client;
	size_t digits = 0;

	if (strcmp(client, "-") == 0)
		return read_bsn(home, pseudonym);
	while (ascii_is_hex(client[digits]))
		digits++;
	if (digits == PSEUDONYM_TEXT - 1 && client[digits] == '\0') {
		memcpy(pseudonym, client, PSEUDONYM_TEXT);
		return EXIT_WELL;
	}
	log_error("--client must be a pseudonym, 32 hexadecimal digits as in the column client of 'ijw export "
		  "toewijzing', or - for a BSN on standard input");
	return EXIT_USAGE;
}

/* ---- Rows ---- */

/* The texts of a row behind its moment, in the order of the columns. */
enum { TEXTS = 9 };
static const char *const names[TEXTS] = {"gebruiker", "verantwoordelijke", "rol",  "grond",    "daad",
					 "uitkomst",  "betreft",	   "host", "programma"};

static void texts_of(const struct logboek_row *row, const char *texts[TEXTS])
{
	const char *const all[TEXTS] = {row->gebruiker, row->verantwoordelijke, row->rol,
					row->grond,	row->daad,		row->uitkomst,
					row->betreft,	row->host,		row->programma};

	memcpy(texts, all, sizeof(all));
}

static void print_text(void *context, const struct logboek_row *row)
{
	char moment[TEXT_TIME];

	(void)context;
	printf("%lld  %s  %s", (long long)row->nr, text_time(row->moment, moment), row->gebruiker);
	if (row->verantwoordelijke[0] != '\0')
		printf(" (%s)", row->verantwoordelijke);
	printf("  %s: %s", row->daad, row->uitkomst);
	if (row->betreft[0] != '\0')
		printf(": %s", row->betreft);
	if (row->berichten > 0)
		printf(NUMBER_("; %lld message, number %lld", "; %lld messages, numbers %lld to %lld",
			       row->berichten),
		       (long long)row->berichten, (long long)row->eerste, (long long)row->laatste);
	if (row->rol[0] != '\0')
		printf(_("; role: %s"), row->rol);
	if (row->grond[0] != '\0')
		printf(_("; reason: %s"), row->grond);
	printf("; %s, ijw %s\n", row->host, row->programma);
}

static void print_csv(void *context, const struct logboek_row *row)
{
	struct buf line = BUF_INIT(0);
	const char *texts[TEXTS];
	char moment[CLOCK_TEXT];

	(void)context;
	texts_of(row, texts);
	buf_printf(&line, "%lld,%s", (long long)row->nr, clock_format(row->moment, moment));
	for (int i = 0; i < TEXTS; i++) {
		buf_puts(&line, ",");
		csv_put(&line, texts[i]);
	}
	buf_printf(&line, ",%lld,", (long long)row->berichten);
	if (row->berichten > 0)
		buf_printf(&line, "%lld,%lld", (long long)row->eerste, (long long)row->laatste);
	else
		buf_puts(&line, ",");
	puts(line.data);
	buf_free(&line);
}

static void print_json(void *context, const struct logboek_row *row)
{
	struct buf text = BUF_INIT(0);
	struct json json;
	const char *texts[TEXTS];

	(void)context;
	texts_of(row, texts);
	json_begin(&json, &text, JSON_COMPACT);
	json_object(&json, NULL);
	json_text(&json, "schema", "ijw.log/1");
	json_integer(&json, "nr", row->nr);
	json_moment(&json, "moment", row->moment);
	for (int i = 0; i < TEXTS; i++)
		json_text(&json, names[i], texts[i][0] != '\0' ? texts[i] : NULL);
	json_integer(&json, "berichten", row->berichten);
	json_from_one(&json, "eerste_bericht", row->eerste);
	json_from_one(&json, "laatste_bericht", row->laatste);
	json_end(&json);
	puts(text.data);
	buf_free(&text);
}

static void print_header(void)
{
	fputs("nr,moment", stdout);
	for (int i = 0; i < TEXTS; i++)
		printf(",%s", names[i]);
	puts(",berichten,eerste_bericht,laatste_bericht");
}

/* ---- The command ---- */

static int print_rows(struct store *store, const struct question *question, const char *client)
{
	logboek_visit *print = question->csv ? print_csv : question->json ? print_json : print_text;

	if (question->csv)
		print_header();
	return logboek_each(store, client, print, NULL) == 0 ? EXIT_WELL : EXIT_MACHINE;
}

static int show(const struct home *home, const struct question *question)
{
	char pseudonym[PSEUDONYM_TEXT];
	const char *client = question->client != NULL ? pseudonym : NULL;
	const struct custody_act act = {.daad = CUSTODY_LOG_READ, .betreft = client};
	struct store *store;
	int status = client != NULL ? read_client(home, question, pseudonym) : EXIT_WELL;

	if (status != EXIT_WELL)
		return status;
	status = EXIT_MACHINE;
	store = store_read(home);
	if (store != NULL && logboek_reading(home, &act) == 0)
		status = print_rows(store, question, client);
	store_close(store);
	return status;
}

static const struct cmd_option options[] = {
    {"client", NULL, 'c', CMD_TEXT, NULL},
    {"csv", NULL, 's', CMD_NOTHING, NULL},
    {"json", NULL, 'j', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct question *question = context;

	if (letter == 'c')
		question->client = value;
	else if (letter == 's')
		question->csv = true;
	else
		question->json = true;
	return -1;
}

static int cmd_log(int argc, char **argv)
{
	struct question question = {0};
	int status = cmd_options(&command_log, argc, argv, take, &question);
	const char *path;
	struct home *home;

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_log, argc) != 0)
		return EXIT_USAGE;
	if (question.csv && question.json) {
		log_error("--csv and --json do not go together");
		return EXIT_USAGE;
	}
	status = EXIT_USAGE;
	path = cmd_home();
	home = path != NULL ? home_open_to_read(path, &status) : NULL;
	if (home != NULL)
		status = show(home, &question);
	home_close(home);
	return cmd_finish(status);
}

const struct command command_log = {
    .name = "log",
    .summary = N_("show what was done with what is kept, by whom and why"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .run = cmd_log,
};
