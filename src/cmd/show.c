#include "show.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/settled.h"
#include "ijw/message/mask.h"
#include "ijw/store/youth.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] show [--json | --original] NUMBER\n"
       "       ijw [-C HOME] show [--json | --original] HASH | FILE | IDENTIFICATIE\n"
       "Tells what became of a message: how it came and in which file, where that lies,\n"
       "the verdict and the findings, which youths it is about, which rows of the tables\n"
       "would be others without it, and who did something with it. All messages that\n"
       "have the name are told: of an archive every message in it.\n"
       "NUMBER is that of the table afkeur (ontvangen_volgnummer) and of reports, HASH\n"
       "the SHA-256 of its bytes, FILE a file of the inbox or one that is there, or\n"
       "FILE!MEMBER.\n\n"
       "      --json      one JSON object\n"
       "      --original  the bytes of one message as they came\n"
       "  -C HOME         the home\n"
       "  -h, --help      this text\n");

enum { NUMBER_DIGITS = 18, NUMBERS_SHOWN = 10 };

struct question {
	const char *what;
	bool json;
	bool original;
};

struct showing {
	const struct home *home;
	const struct question *question;
	struct store *store;
	struct pool *pool;
	struct show_account *account;
	int64_t *number;
	size_t count;
	struct show_page page;
};

/* ---- What is asked for ---- */

/* 0 for what is no number. */
static int64_t read_number(const char *text)
{
	const size_t length = strlen(text);

	if (length == 0 || length > NUMBER_DIGITS)
		return 0;
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_digit(text[i]))
			return 0;
	return strtoll(text, NULL, 10);
}

/* The SHA-256 that is given, or that of the file that is there. */
static bool read_sha256(const char *what, uint8_t sha256[SHA256_BYTES])
{
	int fd;
	bool known;

	if (strlen(what) == SHA256_TEXT - 1 && digest_read(what, sha256, SHA256_BYTES) == 0)
		return true;
	fd = file_open(AT_FDCWD, what);
	known = fd >= 0 && digest_file(fd, sha256) == 0;
	if (fd >= 0)
		close(fd);
	return known;
}

/* The part of a path behind the home, where it is one of a file in it. */
static const char *behind_home(const char *home, const char *what, struct pool *pool)
{
	char *base = realpath(home, NULL), *path = realpath(what, NULL);
	const size_t length = base != NULL ? strlen(base) : 0;
	const char *behind = what;

	if (base != NULL && path != NULL && strncmp(path, base, length) == 0 && path[length] == '/')
		behind = pool_printf(pool, "%s", path + length + 1);
	free(base);
	free(path);
	return behind;
}

/* As messages have it: from inbox/ on, and fit to be shown. */
static const char *read_file(const struct showing *showing)
{
	static const char *const folders[] = {"inbox/", "done/", "rejected/"};
	const char *file = behind_home(showing->home->path, showing->question->what, showing->pool);
	char shown[LIMIT_LABEL_BYTES];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (strncmp(file, folders[i], strlen(folders[i])) == 0) {
			file += strlen(folders[i]);
			break;
		}
	return pool_printf(showing->pool, "%s", label_show(file, shown, sizeof(shown)));
}

/* ---- Nothing ---- */

static void add_place(void *context, const char *path)
{
	struct buf *places = context;
	char label[LIMIT_LABEL_BYTES];

	buf_printf(places, "%s%s", places->length > 0 ? ", " : "",
		   mask_label(path, label, sizeof(label)));
}

/* What was asked for is not repeated: it may be a BSN. */
static int show_nothing(const struct showing *showing, const char *file)
{
	const struct custody_act act = {.daad = CUSTODY_SHOWN, .uitkomst = CUSTODY_NOT_FOUND};
	struct buf places = BUF_INIT(0);

	if (logboek_reading(showing->home, &act) != 0)
		return EXIT_MACHINE;
	settled_each(showing->home, file, NULL, add_place, &places);
	if (places.length > 0)
		log_error(
		    "nothing of this file is stored; it lies in %s: 'ijw ingest' takes in what "
		    "lies in inbox/, and beside a file in rejected/ a report says why",
		    places.data);
	else
		log_error(
		    "no message has this number, SHA-256, file or Identificatie; reports, 'ijw "
		    "log' and 'ijw export afkeur' name messages as they are known here");
	buf_free(&places);
	return EXIT_USAGE;
}

/* ---- Gathering ---- */

/* The number behind a name of the inbox can be any. */
static void take_place(void *context, const char *path)
{
	struct show_account *account = context;
	char label[LIMIT_LABEL_BYTES];

	account->place =
	    xmore(account->place, account->places, &account->place_room, sizeof(*account->place));
	account->place[account->places++] = xstrdup(mask_label(path, label, sizeof(label)));
}

/* Without a digest of the archive only the name of one is known; what a part was taken out of has
 * other bytes than the file had. */
static void find_places(const struct home *home, struct show_account *account)
{
	const struct show_bericht *bericht = &account->bericht;

	settled_each(home, bericht->file,
		     bericht->member == NULL && !bericht->erased ? bericht->kenmerk : NULL,
		     take_place, account);
}

static void take_act(void *context, size_t at, const struct logboek_row *row)
{
	const struct showing *showing = context;
	struct show_account *account = &showing->account[at];
	struct logboek_row *act;

	account->act =
	    xmore(account->act, account->acts, &account->act_room, sizeof(*account->act));
	act = &account->act[account->acts++];
	*act = *row;
	act->gebruiker = pool_printf(showing->pool, "%s", row->gebruiker);
	act->verantwoordelijke = pool_printf(showing->pool, "%s", row->verantwoordelijke);
	act->rol = pool_printf(showing->pool, "%s", row->rol);
	act->grond = pool_printf(showing->pool, "%s", row->grond);
	act->daad = pool_printf(showing->pool, "%s", row->daad);
	act->uitkomst = pool_printf(showing->pool, "%s", row->uitkomst);
	act->programma = pool_printf(showing->pool, "%s", row->programma);
}

static int gather(struct showing *showing)
{
	showing->account = xcalloc(showing->count, sizeof(*showing->account));
	for (size_t i = 0; i < showing->count; i++) {
		struct show_account *account = &showing->account[i];

		if (store_show(showing->store, showing->number[i], showing->page.today,
			       showing->pool, &account->bericht) != 0)
			return -1;
		find_places(showing->home, account);
	}
	return logboek_on(showing->store, showing->number, showing->count, take_act, showing);
}

static void forget(struct showing *showing)
{
	for (size_t i = 0; showing->account != NULL && i < showing->count; i++) {
		struct show_account *account = &showing->account[i];

		for (size_t j = 0; j < account->places; j++)
			free((char *)account->place[j]);
		free(account->place);
		free(account->act);
	}
	free(showing->account);
}

/* ---- Writing down ---- */

static int write_down(const struct home *home, const char *betreft)
{
	const struct custody_act act = {.daad = CUSTODY_SHOWN, .betreft = betreft};

	return logboek_reading(home, &act);
}

/* Whether a youth of a message is one of an earlier one, too. */
static bool is_written(const struct showing *showing, size_t before, const char *client)
{
	for (size_t i = 0; i < before; i++) {
		const struct show_bericht *bericht = &showing->account[i].bericht;

		for (size_t j = 0; j < bericht->clients; j++)
			if (strcmp(bericht->client[j], client) == 0)
				return true;
	}
	return false;
}

/* Each message by its number, and each youth whose rows are shown. */
static int write_all_down(const struct showing *showing)
{
	for (size_t i = 0; i < showing->count; i++) {
		const struct show_bericht *bericht = &showing->account[i].bericht;

		if (write_down(showing->home,
			       pool_printf(showing->pool, "%lld", (long long)bericht->number)) != 0)
			return -1;
		for (size_t j = 0; j < bericht->clients; j++)
			if (!is_written(showing, i, bericht->client[j]) &&
			    write_down(showing->home, bericht->client[j]) != 0)
				return -1;
	}
	return 0;
}

/* ---- Printing ---- */

static int refuse_several(const struct showing *showing)
{
	struct buf numbers = BUF_INIT(0);

	for (size_t i = 0; i < showing->count && i < NUMBERS_SHOWN; i++)
		buf_printf(&numbers, "%s%lld", i > 0 ? ", " : "", (long long)showing->number[i]);
	if (showing->count > NUMBERS_SHOWN)
		buf_puts(&numbers, " ...");
	log_error(
	    "--original writes one message, and %zu have this name; name one by its number: %s",
	    showing->count, numbers.data);
	buf_free(&numbers);
	return EXIT_USAGE;
}

static int print_original(const struct showing *showing, struct buf *out)
{
	if (showing->account[0].bericht.erased)
		log_note("the part of a youth was taken out of this message: this is what is left");
	return store_show_original(showing->store, showing->number[0], out);
}

static int print(struct showing *showing)
{
	struct buf out = BUF_INIT(0);
	int rc = 0;

	showing->page.account = showing->account;
	showing->page.count = showing->count;
	if (showing->question->json)
		text_plain();
	if (showing->question->original)
		rc = print_original(showing, &out);
	else if (showing->question->json)
		show_json(&showing->page, &out);
	else
		show_text(&showing->page, &out);
	if (rc == 0 && out.length > 0)
		fwrite(out.data, 1, out.length, stdout);
	buf_free(&out);
	return rc == 0 ? EXIT_WELL : EXIT_MACHINE;
}

static int show_found(struct showing *showing)
{
	if (showing->question->original && showing->count > 1)
		return refuse_several(showing);
	if (gather(showing) != 0 || write_all_down(showing) != 0)
		return EXIT_MACHINE;
	return print(showing);
}

static int show(struct showing *showing)
{
	const char *what = showing->question->what, *file = read_file(showing);
	uint8_t sha256[SHA256_BYTES];
	const struct show_name name = {.number = read_number(what),
				       .sha256 = read_sha256(what, sha256) ? sha256 : NULL,
				       .file = file,
				       .identificatie = what};

	if (store_begin_reading(showing->store) != 0 ||
	    store_show_find(showing->store, &name, showing->pool, &showing->number,
			    &showing->count) != 0)
		return EXIT_MACHINE;
	return showing->count > 0 ? show_found(showing) : show_nothing(showing, file);
}

static int show_stored(const struct home *home, const struct question *question)
{
	const int64_t now = clock_now();
	struct lijsten *lijsten = home_namen(home);
	struct showing showing = {
	    .home = home,
	    .question = question,
	    .pool = pool_new(),
	    .page = {.lijsten = lijsten, .now = now, .today = clock_day(now)}};
	int status = lijsten != NULL ? EXIT_MACHINE : EXIT_USAGE;

	showing.store = lijsten != NULL ? store_read(home) : NULL;
	if (showing.store != NULL) {
		status = show(&showing);
		store_rollback(showing.store);
	}
	store_close(showing.store);
	forget(&showing);
	pool_free(showing.pool);
	lijsten_free(lijsten);
	return status;
}

static int with_home(const struct question *question)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;

	if (home == NULL)
		return status;
	status = cmd_has_keys(home) ? show_stored(home, question) : EXIT_USAGE;
	home_close(home);
	return status;
}

static int take(void *context, int letter, const char *value)
{
	struct question *question = context;

	(void)value;
	if (letter == 'j')
		question->json = true;
	else
		question->original = true;
	return -1;
}

static const struct cmd_option options[] = {
    {"json", NULL, 'j', CMD_NOTHING, NULL},
    {"original", "origineel", 'o', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int cmd_show(int argc, char **argv)
{
	struct question question = {.json = false};
	int status = cmd_options(&command_show, argc, argv, take, &question);

	if (status >= 0)
		return status;
	if (question.json && question.original) {
		log_error("--json and --original do not go together");
		return EXIT_USAGE;
	}
	if (argc - optind != 1) {
		log_error("show what? Name one message by its number, SHA-256, file or "
			  "Identificatie; see "
			  "'ijw show --help'");
		return EXIT_USAGE;
	}
	question.what = argv[optind];
	return cmd_finish(with_home(&question));
}

const struct command command_show = {
    .name = "show",
    .summary = N_("tell what became of a message"),
    .usage = usage,
    .exits = cmd_exits,
    .option = options,
    .takes = CMD_FILE,
    .run = cmd_show,
};
