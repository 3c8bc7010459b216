/* The keys of a home on paper: printed, and typed back. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/actor.h"
#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/secret.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/store/paper.h"
#include "ijw/store/store.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] keys --papier [--terminal]\n"
       "       ijw [-C HOME] keys --lees [--out DIR]\n"
       "Prints the two keys of a home as text for one side of A4, to be kept in a safe;\n"
       "and makes keys again of what somebody types from that paper. Without its keys\n"
       "nothing stored can be opened, by nobody.\n\n"
       "      --papier    the paper, on stdout: 'ijw keys --papier | lp' prints it\n"
       "      --terminal  with --papier: on the screen too, where it is refused else\n"
       "      --lees      reads the nine lines of a paper from stdin, names a line with\n"
       "                  an error, and writes the keys into keys/ of the home when\n"
       "                  they go with its database. A key that is there already is\n"
       "                  never replaced: with the same keys it only tries the paper\n"
       "      --out DIR   with --lees: writes them into DIR, for 'ijw restore --keys';\n"
       "                  no home is needed then\n"
       "  -C HOME         the home\n"
       "  -q, --quiet     no summary\n"
       "  -h, --help      this text\n\n"
       "Exit status: 0 all well, 1 the paper was not typed as it was printed, 2 wrong\n"
       "call, or keys that are not of this home, 3 machine or database failed.\n");

/* ---- Printing ---- */

/* Around the lines, which are the same in every language. As wide as A4 with a font of 10 points. */
static const char page_head[] =
    N_("KEYS OF AN IJW HOME\n\n"
       "Home:     %s\n"
       "Machine:  %s\n"
       "Printed:  %s\n\n"
       "With these keys and a copy of the database everything in it can be read, names\n"
       "and BSNs of youths too. Without them nobody can. Keep this paper closed and\n"
       "locked away, in another place than the machine and its backups.\n\n");

static const char page_foot[] =
    N_("\nWhen the keys are lost, type the nine lines behind this command:\n\n"
       "    ijw -C %s keys --lees\n\n"
       "or, when the whole home is lost and there is a backup (FILE), these two:\n\n"
       "    ijw keys --lees --out DIR\n"
       "    ijw -C HOME restore FILE --keys DIR\n\n"
       "The last four digits of a line tell ijw whether it was typed right, and line Z\n"
       "whether all lines are of one paper. Capitals and blanks do not matter. A zero is\n"
       "a digit: the letters go from a to f.\n"
       "Try it now: the first command compares with keys that are there, and changes\n"
       "nothing.\n");

enum { PAGE_BYTES = 8192 }; /* at once: a buffer that grows leaves copies of keys behind */

static void write_page(const struct home *home, int64_t now, struct buf *out)
{
	char time[TEXT_TIME], line[PAPER_TEXT];
	char *whole = realpath(home->path, NULL);
	const char *path = whole != NULL ? whole : home->path;

	buf_printf(out, _(page_head), path, actor_now()->host, text_time(now, time));
	for (int i = 0; i < PAPER_LINES; i++) {
		if (i == 0)
			buf_printf(out, _("archive.key, which opens the stored messages:\n\n"));
		else if (i == PAPER_KEY_LINES)
			buf_printf(out, _("\npseudonym.key, which makes the pseudonyms of youths:\n\n"));
		else if (i == PAPER_WHOLE)
			buf_printf(out, _("\nthe whole paper:\n\n"));
		buf_printf(out, "    %s\n", paper_text(home->keys, i, line));
	}
	explicit_bzero(line, sizeof(line));
	buf_printf(out, _(page_foot), path);
	free(whole);
}

/* 0 or -1, logged. Past stdio, whose buffer would keep the keys. */
static int print_page(const struct home *home, int64_t now)
{
	struct buf page = BUF_INIT(0);
	int rc;

	(void)buf_room(&page, PAGE_BYTES);
	write_page(home, now, &page);
	rc = file_write(STDOUT_FILENO, page.data, page.length);
	if (rc != 0)
		log_errno("the output could not be written");
	explicit_bzero(page.data, page.capacity);
	buf_free(&page);
	secret_forget();
	return rc;
}

/* 0 or -1: then `status` goes on asking for a paper. */
static int note_paper(const struct home *home, int64_t now)
{
	struct store *store = store_open(home);
	const int rc = store != NULL ? store_note_paper(store, now) : -1;

	store_close(store);
	if (rc != 0)
		log_error("%s: the paper was printed, but that could not be written down: 'ijw status' goes on "
			  "asking for it",
			  home->path);
	return rc;
}

static int print_keys(void)
{
	const char *path = cmd_home();
	const int64_t now = clock_now();
	int status = EXIT_USAGE;
	struct home *home;

	if (path == NULL)
		return EXIT_USAGE;
	home = cmd_become_owner(path) == 0 ? home_open(path, &status) : NULL;
	if (home == NULL)
		return status;
	status = print_page(home, now) == 0 && note_paper(home, now) == 0 ? EXIT_WELL : EXIT_MACHINE;
	home_close(home);
	if (status == EXIT_WELL)
		log_note("this paper holds the keys: whoever has it can read what is stored. Lock it away, try "
			 "it with 'ijw keys --lees', and delete the file if you made one of it");
	return status;
}

static int print_guarded(bool terminal)
{
	if (terminal || isatty(STDOUT_FILENO) == 0)
		return print_keys();
	log_error("these are the keys, and this is a screen; 'ijw keys --papier | lp' prints them, and "
		  "--terminal shows them here");
	return EXIT_USAGE;
}

/* ---- Typing back ---- */

enum {
	TYPED_BYTES = 256, /* a line of a paper is shorter, whatever stands around it */
	TYPED_LINES = 1000 /* a paper has fewer than a hundred: this is something else */
};

static void tell_line(const struct paper *paper, int line)
{
	char label[PAPER_LABEL];

	paper_label(line, label);
	switch (paper->line[line]) {
	case PAPER_LETTER:
		log_error("line %s has something that is no digit: there are 0 to 9 and a to f", label);
		break;
	case PAPER_LENGTH:
		log_error("line %s does not have %d digits", label, PAPER_DIGITS);
		break;
	case PAPER_CHECK:
		log_error("line %s is not as it was printed: a digit is wrong, or it is another line", label);
		break;
	case PAPER_MISSING:
		log_error("line %s is missing", label);
		break;
	case PAPER_RIGHT:
		break;
	}
}

/* At a terminal a line that is wrong is told at once, and can be typed again. */
static int read_lines(struct paper *paper, char typed[TYPED_BYTES])
{
	const bool person = isatty(STDIN_FILENO) == 1;

	setvbuf(stdin, NULL, _IONBF, 0); /* its buffer would keep the keys */
	if (person)
		log_note("type the nine lines, A1 to Z, an Enter behind each");
	for (int i = 0; i < TYPED_LINES && !paper_is_complete(paper); i++) {
		int line;

		if (fgets(typed, TYPED_BYTES, stdin) == NULL)
			break;
		line = paper_take(paper, typed);
		if (person && line >= 0)
			tell_line(paper, line);
	}
	if (ferror(stdin) == 0)
		return EXIT_WELL;
	log_errno("the paper cannot be read");
	return EXIT_MACHINE;
}

static int read_paper(struct paper *paper)
{
	char *typed = secret_new(TYPED_BYTES);
	int status = read_lines(paper, typed);

	secret_free(typed);
	if (status != EXIT_WELL)
		return status;
	for (int line = 0; line < PAPER_LINES; line++)
		tell_line(paper, line);
	if (!paper_is_complete(paper)) {
		log_error("nothing was written: correct the lines that are named, and give all nine again");
		return EXIT_FINDINGS;
	}
	if (paper_is_whole(paper))
		return EXIT_WELL;
	log_error("nothing was written: every line is right, but they are not all of one paper");
	return EXIT_FINDINGS;
}

static int put(const char *folder, const struct keyring *keys)
{
	int status;
	const int written = home_put_keys(folder, keys, &status);

	if (written < 0)
		return status;
	if (written == 0)
		log_note("%s: the paper is right: these are the keys that are here", folder);
	else
		log_note(NUMBER_("%s: %d key was written, and is as on the paper",
				 "%s: %d keys were written, and are as on the paper", written),
			 folder, written);
	return EXIT_WELL;
}

/* Into the home, when its database goes with them. */
static int put_into_home(const char *path, const struct keyring *keys)
{
	struct home *home;
	char *folder;
	int status;

	if (cmd_become_owner(path) != 0)
		return EXIT_MACHINE;
	home = home_open_keyless(path);
	if (home == NULL)
		return EXIT_USAGE;
	status = home_fits(home, keys);
	if (status == EXIT_USAGE)
		log_error("nothing was written: this paper is of another home");
	if (status == EXIT_WELL) {
		folder = home_path(home, "keys");
		status = put(folder, keys);
		free(folder);
	}
	home_close(home);
	return status;
}

static int read_keys(const char *out)
{
	const char *path = out == NULL ? cmd_home() : NULL;
	struct paper *paper;
	int status;

	if (out == NULL && path == NULL)
		return EXIT_USAGE;
	paper = secret_new(sizeof(*paper));
	memset(paper, 0, sizeof(*paper));
	status = read_paper(paper);
	if (status == EXIT_WELL)
		status = out != NULL ? put(out, &paper->keys) : put_into_home(path, &paper->keys);
	secret_free(paper);
	return status;
}

/* ---- The command ---- */

struct call {
	bool papier, lees, terminal;
	const char *out; /* folder; NULL: that of the home */
};

static const struct cmd_option options[] = {
    {"papier", "paper", 'P', CMD_NOTHING, NULL},
    {"terminal", "scherm", 'T', CMD_NOTHING, NULL},
    {"lees", "read", 'L', CMD_NOTHING, NULL},
    {"out", "uit", 'o', CMD_FOLDER, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct call *call = context;

	switch (letter) {
	case 'P':
		call->papier = true;
		break;
	case 'T':
		call->terminal = true;
		break;
	case 'L':
		call->lees = true;
		break;
	default:
		call->out = value;
		break;
	}
	return -1;
}

static int cmd_keys(int argc, char **argv)
{
	struct call call = {0};
	int status = cmd_options(&command_keys, argc, argv, take, &call);

	if (status >= 0)
		return status;
	if (cmd_no_arguments(&command_keys, argc) != 0)
		return EXIT_USAGE;
	if (call.papier == call.lees) {
		log_error("what with the keys? 'ijw keys --papier' prints them, 'ijw keys --lees' reads them "
			  "back");
		return EXIT_USAGE;
	}
	if ((call.terminal && call.lees) || (call.out != NULL && call.papier)) {
		log_error("--terminal goes with --papier, --out with --lees; see 'ijw keys --help'");
		return EXIT_USAGE;
	}
	return cmd_finish(call.papier ? print_guarded(call.terminal) : read_keys(call.out));
}

const struct command command_keys = {
    .name = "keys",
    .summary = N_("print the keys of a home on paper, and read them back"),
    .usage = usage,
    .option = options,
    .run = cmd_keys,
};
