#include "inzage.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/message/bsn.h"
#include "ijw/store/logboek.h"
#include "ijw/store/youth.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] inzage [--json]\n"
       "Writes everything that is kept about one youth, as a document that can be\n"
       "handed over to who asks for it: every message, opened, and what was derived\n"
       "from it. The BSN is read from stdin, so that it stands in no list of processes\n"
       "and in no history of a shell: ijw inzage, and then the nine digits.\n"
       "What it writes is as confidential as the messages are, and is kept nowhere.\n\n"
       "      --json   one JSON object\n"
       "  -C HOME      the home\n"
       "  -h, --help   this text\n");

/* Gathers, derives and prints, of one moment. */
static int print_page(const struct home *home, struct store *store, const struct lijsten *lijsten,
		      struct inzage *inzage, struct pool *pool, bool json)
{
	struct inzage_page page = {.store = store, .inzage = inzage, .now = clock_now()};
	struct telling telling = {.client = inzage->client, .lijsten = lijsten, .pool = pool};
	const int32_t today = clock_day(page.now);
	struct buf out = BUF_INIT(0);
	int rc;

	if (inzage->jeugdige != 0) {
		telling.source = story_source(inzage->event, inzage->events, today, today,
					      &home->parameters, pool);
		page.telling = &telling;
	}
	if (json)
		text_plain();
	rc = json ? inzage_json(&page, &out) : inzage_text(&page, &out);
	if (rc == 0)
		fwrite(out.data, 1, out.length, stdout);
	buf_free(&out);
	return rc == 0 ? EXIT_WELL : EXIT_MACHINE;
}

/* Of whom nothing is known nothing is written down but that. */
static int write_down(const struct home *home, const struct inzage *inzage)
{
	const struct custody_act found = {.daad = CUSTODY_SHOWN, .betreft = inzage->client};
	const struct custody_act none = {.daad = CUSTODY_SHOWN, .uitkomst = CUSTODY_NOT_FOUND};

	return logboek_reading(home, inzage->jeugdige != 0 ? &found : &none);
}

static int inzage_stored(const struct home *home, const struct lijsten *lijsten, const char *bsn,
			 bool json)
{
	struct store *store = store_read(home);
	struct pool *pool = pool_new();
	struct inzage inzage = {.jeugdige = 0};
	int status = EXIT_MACHINE;

	if (store != NULL && store_begin_reading(store) == 0 &&
	    store_inzage(store, bsn, pool, &inzage) == 0 && write_down(home, &inzage) == 0)
		status = print_page(home, store, lijsten, &inzage, pool, json);
	if (store != NULL)
		store_rollback(store);
	inzage_end(&inzage);
	store_close(store);
	pool_free(pool);
	return status;
}

static int with_home(const char *bsn, bool json)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct lijsten *lijsten = NULL;

	if (home == NULL)
		return status;
	if (!cmd_has_keys(home)) {
		status = EXIT_USAGE;
	} else {
		lijsten = home_aanbieders(home);
		status = lijsten != NULL ? inzage_stored(home, lijsten, bsn, json) : EXIT_USAGE;
	}
	lijsten_free(lijsten);
	home_close(home);
	return status;
}

static int take(void *context, int letter, const char *value)
{
	bool *json = context;

	(void)letter;
	(void)value;
	*json = true;
	return -1;
}

static const struct cmd_option options[] = {
    {"json", NULL, 'j', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int cmd_inzage(int argc, char **argv)
{
	char bsn[BSN_DIGITS + 1];
	bool json = false;
	int status = cmd_options(&command_inzage, argc, argv, take, &json);

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_inzage, argc) != 0)
		return EXIT_USAGE;
	status = cmd_bsn(bsn);
	if (status == EXIT_WELL)
		status = with_home(bsn, json);
	explicit_bzero(bsn, sizeof(bsn));
	return cmd_finish(status);
}

const struct command command_inzage = {
    .name = "inzage",
    .summary = N_("show everything that is kept about one youth"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .run = cmd_inzage,
};
