/* Options: those of every command and those of its own, read in one way, with one form of refusal.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "common.h"
#include "ijw/base/actor.h"
#include "ijw/base/label.h"
#include "ijw/base/log.h"
#include "ijw/base/nearest.h"
#include "ijw/base/text.h"
#include "ijw/message/mask.h"

/* No letters: no short option. */
enum { COMMON_GROND = 1, COMMON_ROL };

/* What every command knows besides -C HOME. */
const struct cmd_option cmd_common_options[] = {
    {"grond", "reason", COMMON_GROND, CMD_TEXT, NULL},
    {"rol", "role", COMMON_ROL, CMD_TEXT, NULL},
    {"quiet", "stil", 'q', CMD_NOTHING, NULL},
    {"verbose", "uitgebreid", 'v', CMD_NOTHING, NULL},
    {"help", "hulp", 'h', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

const char cmd_exits[] =
    N_("\nExit status: 0 all well, 2 wrong call, 3 machine or database failed.\n");

enum { NAMES_MAX = 40, SHOWN_BYTES = 64, CALLED_BYTES = 32 };

/* "ijw export", as the user calls it. */
static const char *called(const struct command *command, char out[static CALLED_BYTES])
{
	snprintf(out, CALLED_BYTES, "ijw%s%s", command->run != NULL ? " " : "",
		 command->run != NULL ? command->name : "");
	return out;
}

static size_t add_names(struct option *longs, size_t count, const struct cmd_option *option)
{
	for (; option != NULL && option->name != NULL; option++) {
		const char *const names[] = {option->name, option->alias};

		for (size_t i = 0; i < 2 && count < NAMES_MAX - 1; i++)
			if (names[i] != NULL)
				longs[count++] = (struct option){
				    names[i], option->takes != CMD_NOTHING, NULL, option->letter};
	}
	return count;
}

/* A long option that is none, or a beginning that fits several. `text` has its dashes, and perhaps
 * a value. */
static void refuse_name(const char *who, const char *text, const struct option *longs)
{
	const size_t length = strcspn(text, "=");
	char name[SHOWN_BYTES], shown[SHOWN_BYTES];
	struct nearest nearest = {.word = name};
	int same = 0;

	snprintf(name, sizeof(name), "%.*s",
		 (int)(length - 2 < sizeof(name) ? length - 2 : sizeof(name) - 1), text + 2);
	for (; longs->name != NULL; longs++) {
		same += strncmp(longs->name, name, strlen(name)) == 0;
		nearest_try(&nearest, longs->name);
	}
	label_show(name, shown, sizeof(shown));
	if (same > 1)
		log_error("'%s': --%s is the beginning of several options; see '%s --help'", who,
			  shown, who);
	else if (nearest.found != NULL)
		log_error("'%s' has no option --%s; did you mean --%s? See '%s --help'", who, shown,
			  nearest.found, who);
	else
		log_error("'%s' has no option --%s; see '%s --help'", who, shown, who);
}

/* What getopt_long refused. Returns the exit status. */
static int refuse(const struct command *command, int result, char **argv,
		  const struct option *longs)
{
	const char *text = argv[optind - 1];
	const bool is_long = strncmp(text, "--", 2) == 0;
	char who[CALLED_BYTES], shown[SHOWN_BYTES];

	called(command, who);
	if (result == ':' && is_long)
		log_error("'%s': %s wants a value behind it; see '%s --help'", who,
			  label_show(text, shown, sizeof(shown)), who);
	else if (result == ':')
		log_error("'%s': -%c wants a value behind it; see '%s --help'", who, optopt, who);
	else if (is_long && optopt != 0)
		log_error("'%s': %.*s takes no value; see '%s --help'", who,
			  (int)strcspn(text, "="), text, who);
	else if (is_long)
		refuse_name(who, text, longs);
	else
		log_error("'%s' has no option -%c; see '%s --help'", who,
			  optopt > ' ' && optopt < 0x7f ? optopt : '?', who);
	return EXIT_USAGE;
}

/* What people say of themselves is kept in the log, in which no BSN may stand. The status to end with, or -1
 * to go on. */
static int take_said(int letter, const char *value)
{
	const bool is_reason = letter == COMMON_GROND;

	if (mask_tells(value, NULL)) {
		log_error("%s: a BSN stands in it, and none may be kept in the log; write a pseudonym or a number of "
			  "your own",
			  is_reason ? "--grond" : "--rol");
		return EXIT_USAGE;
	}
	if (is_reason)
		actor_reason(value);
	else
		actor_role(value);
	return -1;
}

static bool is_common(int letter)
{
	return letter <= COMMON_ROL || strchr("Cqvh", letter) != NULL;
}

/* The status to end with, or -1 to go on. */
static int take_common(const struct command *command, int letter, const char *value)
{
	switch (letter) {
	case COMMON_GROND:
	case COMMON_ROL:
		return take_said(letter, value);
	case 'C':
		common_home(value);
		return -1;
	case 'q':
		log_set(LOG_QUIET);
		return -1;
	case 'v':
		log_set(LOG_VERBOSE);
		return -1;
	default:
		cmd_help(command);
		return cmd_finish(EXIT_WELL);
	}
}

int cmd_options(const struct command *command, int argc, char **argv,
		int (*take)(void *context, int letter, const char *value), void *context)
{
	struct option longs[NAMES_MAX] = {{NULL, 0, NULL, 0}};
	/* The program itself leaves what stands behind the name of the command alone. */
	const char *shorts = command->run == NULL ? "+:C:qvhV" : ":C:qvh";
	int letter, status;

	add_names(longs, add_names(longs, 0, command->option), cmd_common_options);
	optind = 0; /* glibc: start over */
	opterr = 0;
	while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (letter == '?' || letter == ':')
			return refuse(command, letter, argv, longs);
		status = is_common(letter) ? take_common(command, letter, optarg)
					   : take(context, letter, optarg);
		if (status >= 0)
			return status;
	}
	return -1;
}

int cmd_no_arguments(const struct command *command, int argc)
{
	char who[CALLED_BYTES];

	if (optind >= argc)
		return 0;
	called(command, who);
	log_error("'%s' takes no argument; see '%s --help'", who, who);
	return -1;
}
