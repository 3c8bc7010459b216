/* Proving what is stored: the chain of custody, its head, and what follows from the messages. */
#include "audit.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ijw/audit/head.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/rebuild.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] audit [--chain]\n"
       "       ijw [-C HOME] audit --head | --public-key\n"
       "       ijw [-C HOME] audit --verify FILE [--key FILE]\n"
       "Proves that nothing was added to what is stored, removed from it, reordered or\n"
       "changed past ijw, message by message and table by table, and then makes anew\n"
       "what follows from the messages and compares it. Nothing is changed.\n\n"
       "      --chain        only the first: what was received, and what was done\n"
       "      --head         prints the head of the chain, to be kept where the user of\n"
       "                     this home cannot write: only that tells that an older\n"
       "                     copy was put in the place of the whole\n"
       "      --public-key   prints the key by which others verify a head (PEM)\n"
       "      --verify FILE  whether this home signed that head, and goes on from it;\n"
       "                     the head that a publication has in its datapackage.json,\n"
       "                     too\n"
       "      --key FILE     the public key to verify it with, without a home\n"
       "  -C HOME            the home\n"
       "  -q, --quiet        no summary\n"
       "  -h, --help         this text\n\n"
       "Exit status: 0 all well, 1 something is not as it was, 2 wrong call, 3 machine\n"
       "or database failed.\n");

/* A head, a public key or a datapackage.json (which has some 60 kB) is not larger. */
enum { AUDIT_FILE_BYTES = 1 << 20 };

enum asked { AUDIT_ALL, AUDIT_CHAIN, AUDIT_HEAD, AUDIT_KEY, AUDIT_VERIFY };

struct call {
	enum asked asked;
	const char *head; /* file */
	const char *key;  /* file */
};

/* ---- The chain ---- */

static void tell(void *context, const struct custody_finding *finding)
{
	long long *faults = context;
	struct buf text = BUF_INIT(0);

	++*faults;
	custody_text(finding, &text);
	progress_clear();
	puts(text.data);
	buf_free(&text);
}

static int check_chain(struct store *store)
{
	struct custody_head head;
	long long faults = 0;

	if (custody_check(store, tell, &faults) != 0 || custody_head(store, &head) < 0)
		return EXIT_MACHINE;
	if (faults > 0) {
		log_note(NUMBER_("%lld thing is not as ijw left it; put back a backup from before, or "
				 "find out who did it",
				 "%lld things are not as ijw left them; put back a backup from before, or "
				 "find out who did it",
				 faults),
			 faults);
		return EXIT_FINDINGS;
	}
	log_note("the chain is whole: %lld rows of logboek, %lld messages", (long long)head.nr,
		 (long long)head.messages);
	return EXIT_WELL;
}

static int chain(const struct home *home)
{
	struct store *store;
	int status = EXIT_MACHINE;

	if (home->keys == NULL) {
		log_error("%s: without its keys nothing can be proven; call ijw as a user who may read them",
			  home->path);
		return EXIT_USAGE;
	}
	store = store_read(home);
	if (store != NULL)
		status = check_chain(store);
	store_close(store);
	return status;
}

/* ---- What follows from the messages ---- */

/* A table that differs, and where. Findings between messages go by dossiers, counts by nothing. */
static void tell_table(int which, const struct difference *difference)
{
	const bool of_message = which == DIFFERENT_BERICHT || which == DIFFERENT_FEIT;
	const bool of_youth = which >= DIFFERENT_JEUGDIGE && which <= DIFFERENT_TRAJECT;

	printf(NUMBER_("table %s: %lld row is another than follows from the messages",
		       "table %s: %lld rows are others than follow from the messages",
		       difference->rows),
	       difference->table, (long long)difference->rows);
	if (of_message)
		printf(_("; the first is of message %lld"), (long long)difference->first);
	else if (of_youth)
		printf(_("; the first is of the youth with number %lld"),
		       (long long)difference->first);
	putchar('\n');
}

static int derived(const struct home *home)
{
	struct rebuilt rebuilt;

	if (rebuild_run(home, true, &rebuilt) != 0)
		return EXIT_MACHINE;
	for (int i = 0; i < DIFFERENCES; i++)
		if (rebuilt.differences[i].rows > 0)
			tell_table(i, &rebuilt.differences[i]);
	return audit_tell_rebuilt(&rebuilt) ? EXIT_FINDINGS : EXIT_WELL;
}

static int all(const struct home *home)
{
	const int first = chain(home);
	const int second = first <= EXIT_FINDINGS ? derived(home) : first;

	/* What was changed can be what nothing follows from any more. */
	return first == EXIT_FINDINGS ? first : second;
}

/* ---- The head ---- */

static int print_head(const struct home *home)
{
	struct store *store = store_read(home);
	struct custody_head head;
	struct buf text = BUF_INIT(0);
	int found = store != NULL ? custody_head(store, &head) : -1;

	if (found == 1) {
		head_write(home, &head, &text);
		fputs(text.data, stdout);
	} else if (found == 0) {
		log_error("%s: logboek is empty: the chain of this home is gone", home->path);
	}
	buf_free(&text);
	store_close(store);
	return found == 1 ? EXIT_WELL : found == 0 ? EXIT_FINDINGS : EXIT_MACHINE;
}

static int print_key(const struct home *home)
{
	uint8_t key[PUBLIC_KEY_BYTES];
	char text[PUBLIC_KEY_TEXT];

	if (home->keys == NULL) {
		log_error("%s: without its keys there is no key to print; call ijw as a user who may read them",
			  home->path);
		return EXIT_USAGE;
	}
	head_key(home, key);
	signature_public_text(key, text);
	fputs(text, stdout);
	return EXIT_WELL;
}

/* A file of some lines. 0 or -1, logged. */
static int read_small(const char *path, struct buf *out)
{
	int fd = file_open(AT_FDCWD, path);
	int rc = fd >= 0 ? file_read(fd, out) : -1;

	if (rc != 0)
		log_errno("%s: this file cannot be read", path);
	if (fd >= 0)
		close(fd);
	buf_puts(out, "");
	return rc == 0 ? 0 : -1;
}

static int read_key(const struct call *call, uint8_t key[PUBLIC_KEY_BYTES])
{
	struct buf text = BUF_INIT(AUDIT_FILE_BYTES);
	int rc = read_small(call->key, &text);

	if (rc == 0 && signature_public_read(text.data, key) != 0) {
		log_error("%s: this is no public key of a home; 'ijw audit --public-key' prints one",
			  call->key);
		rc = -1;
	}
	buf_free(&text);
	return rc;
}

/* Whether the home goes on from a head that it signed. */
static int goes_on(const struct home *home, const struct custody_head *was)
{
	struct store *store = store_read(home);
	uint8_t kop[PROOF_BYTES];
	int found = store != NULL ? custody_head_of(store, was->nr, kop) : -1;

	store_close(store);
	if (found < 0)
		return EXIT_MACHINE;
	if (found == 1 && memcmp(kop, was->kop, sizeof(kop)) == 0)
		return EXIT_WELL;
	log_error("%s: the chain of this home does not go on from this head: an older or another copy was put "
		  "in its place; find out when, with the heads that were written down later",
		  home->path);
	return EXIT_FINDINGS;
}

static int verify_text(const struct call *call, const struct home *home, const char *text)
{
	uint8_t key[PUBLIC_KEY_BYTES];
	char day[TEXT_TIME];
	struct head head;
	int status;

	if (head_read(text, &head) != 0) {
		log_error("%s: this is no head; 'ijw audit --head' prints one", call->head);
		return EXIT_USAGE;
	}
	if (call->key == NULL && home->keys == NULL) {
		log_error("%s: without its keys a head is verified with '--key FILE'", home->path);
		return EXIT_USAGE;
	}
	if (call->key == NULL)
		head_key(home, key);
	else if (read_key(call, key) != 0)
		return EXIT_USAGE;
	if (head_check(text, &head, key) != 0) {
		log_error("%s: this head is not signed with that key, or was changed", call->head);
		return EXIT_FINDINGS;
	}
	status = home != NULL ? goes_on(home, &head.custody) : EXIT_WELL;
	if (status == EXIT_WELL)
		log_note("%s: row %lld of logboek, %lld messages, %s: signed and whole", call->head,
			 (long long)head.custody.nr, (long long)head.custody.messages,
			 text_day(clock_day(head.custody.moment), day));
	return status;
}

static int verify(const struct call *call, const struct home *home)
{
	struct buf text = BUF_INIT(AUDIT_FILE_BYTES);
	int status = EXIT_USAGE;
	const char *head;

	if (read_small(call->head, &text) == 0) {
		head = text.data[0] == '{' ? head_of_feed(text.data) : text.data;
		status = verify_text(call, home, head != NULL ? head : "");
	}
	buf_free(&text);
	return status;
}

/* ---- The command ---- */

static int with_home(const struct call *call)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;

	if (home == NULL)
		return status;
	if (call->asked == AUDIT_CHAIN)
		status = chain(home);
	else if (call->asked == AUDIT_HEAD)
		status = print_head(home);
	else if (call->asked == AUDIT_KEY)
		status = print_key(home);
	else if (call->asked == AUDIT_VERIFY)
		status = verify(call, home);
	else
		status = all(home);
	home_close(home);
	return status;
}

static const struct cmd_option options[] = {
    {"chain", "bewijsketen", 'c', CMD_NOTHING, NULL},
    {"head", "kop", 'H', CMD_NOTHING, NULL},
    {"public-key", "openbare-sleutel", 'P', CMD_NOTHING, NULL},
    {"verify", "toets", 'T', CMD_FILE, NULL},
    {"key", "sleutel", 'K', CMD_FILE, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct call *call = context;

	switch (letter) {
	case 'c':
		call->asked = AUDIT_CHAIN;
		break;
	case 'H':
		call->asked = AUDIT_HEAD;
		break;
	case 'P':
		call->asked = AUDIT_KEY;
		break;
	case 'K':
		call->key = value;
		break;
	default:
		call->asked = AUDIT_VERIFY;
		call->head = value;
		break;
	}
	return -1;
}

static int cmd_audit(int argc, char **argv)
{
	struct call call = {.asked = AUDIT_ALL};
	int status = cmd_options(&command_audit, argc, argv, take, &call);

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_audit, argc) != 0)
		return EXIT_USAGE;
	if (call.key != NULL && call.asked != AUDIT_VERIFY) {
		log_error("--key is for --verify; see 'ijw audit --help'");
		return EXIT_USAGE;
	}
	if (halt_heed(0) != 0)
		return EXIT_MACHINE;
	if (call.asked == AUDIT_VERIFY && call.key != NULL)
		return cmd_finish(verify(&call, NULL));
	return cmd_finish(with_home(&call));
}

const struct command command_audit = {
    .name = "audit",
    .summary = N_("prove that nothing stored was changed past ijw"),
    .usage = usage,
    .option = options,
    .run = cmd_audit,
};
