#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/monitor/feed.h"
#include "ijw/site/site.h"

static const char usage[] =
    N_("Usage: ijw [-C HOME] report --out DIR [--intern] [--feed DIR] [--text]\n"
       "Writes the newest publication as a website into DIR: the region, a page for each\n"
       "gemeente, provider and kind of help, where there is room, how good the figures\n"
       "are, what the words mean; and rapport.html, all of it to print.\n\n"
       "      --out DIR   the folder: new, empty, or a site that is replaced\n"
       "      --feed DIR  a publication elsewhere, as a copy of HOME/feed/actueel; no\n"
       "                  home is needed then\n"
       "      --intern    with the small numbers of intern/, for those who may see them\n"
       "      --text      the key figures of the region on stdout; without --out no site\n"
       "                  is written\n"
       "  -C HOME         the home\n"
       "  -q, --quiet     only errors on stderr\n"
       "  -v, --verbose   also says what it does\n"
       "  -h, --help      this text\n\n"
       "Exit status: 0 all well, 1 a file of the publication is damaged, 2 wrong call, 3\n"
       "machine failed.\n");

struct wish {
	const char *out;
	const char *feed;
	bool intern;
	bool text;
};

enum { CLOSED_MAX = 16 };

/* What is read, and where nothing may be written. */
struct source {
	struct pool *pool;
	const char *folder; /* NULL: nothing was published yet */
	const char *closed[CLOSED_MAX + 1];
	size_t count; /* of what is closed */
	bool english;
};

static void close_folder(struct source *source, const char *path)
{
	if (source->count < CLOSED_MAX)
		source->closed[source->count++] = path;
}

static void ask_home(struct source *source, const struct home *home)
{
	for (size_t i = 0; home_folders[i] != NULL; i++)
		close_folder(source,
			     pool_printf(source->pool, "%s/%s", home->path, home_folders[i]));
	source->english = home->taal != NULL && strcmp(home->taal, "en") == 0;
}

/* The newest publication of a home: what is shared of it, or its intern/. */
static int newest(struct source *source, const struct home *home, bool intern)
{
	char **names;
	size_t count;

	if (feed_list(home, source->pool, &names, &count) != 0)
		return EXIT_MACHINE;
	if (count == 0) {
		log_note("%s: nothing was published yet; 'ijw publish' makes the figures",
			 home->path);
		return 0;
	}
	source->folder =
	    intern ? pool_printf(source->pool, "%s/feed/%s/intern", home->path, names[count - 1])
		   : pool_printf(source->pool, "%s/feed/actueel", home->path);
	return 0;
}

/* The folder must be there, so that nobody takes it for one that has nothing yet. */
static int check_folder(const struct source *source, bool intern)
{
	struct stat status;

	if (source->folder == NULL || stat(source->folder, &status) == 0)
		return 0;
	if (errno == ENOENT && intern) {
		log_error("%s: this publication has no intern/; 'ijw publish --intern' makes one "
			  "that has",
			  source->folder);
		return EXIT_USAGE;
	}
	log_errno("%s: there is no publication here", source->folder);
	return errno == ENOENT ? EXIT_USAGE : EXIT_MACHINE;
}

/* 0, or an exit status after it logged. */
static int find_source(struct source *source, const struct wish *wish)
{
	const char *path = wish->feed != NULL ? cmd_home_if_any() : cmd_home();
	struct home *home = path != NULL ? home_open_keyless(path) : NULL;
	int status = 0;

	if (home == NULL && (path != NULL || wish->feed == NULL))
		return EXIT_USAGE;
	if (home != NULL)
		ask_home(source, home);
	if (wish->feed != NULL) {
		source->folder =
		    pool_printf(source->pool, wish->intern ? "%s/intern" : "%s", wish->feed);
		close_folder(source, wish->feed);
	} else {
		status = newest(source, home, wish->intern);
	}
	home_close(home);
	return status != 0 ? status : check_folder(source, wish->intern);
}

static int write_site(struct site *site, const char *out)
{
	int rc = site_write(site, out);

	if (rc == 0 && site->figures != NULL)
		printf(_("wrote %s/index.html, and all of it to print in %s/rapport.html\n"), out,
		       out);
	else if (rc == 0)
		printf(_("wrote %s/index.html, which says that nothing was published yet\n"), out);
	return rc == 0 ? EXIT_WELL : rc > 0 ? EXIT_USAGE : EXIT_MACHINE;
}

static int write_text(const struct site *site)
{
	struct buf text = BUF_INIT(0);

	site_text(site, &text);
	fwrite(text.data, 1, text.length, stdout);
	buf_free(&text);
	return EXIT_WELL;
}

/* In the log of who runs it: from now on there are pages that show what nobody else may see. */
static void tell_intern(const struct wish *wish, const struct source *source)
{
	if (wish->intern && source->folder != NULL)
		log_note("%s was read: youths can be recognised in what is made of it; never "
			 "publish that",
			 source->folder);
}

static int report(const struct wish *wish)
{
	struct source source = {.pool = pool_new()};
	struct figures figures = {0};
	struct site site = {.intern = wish->intern};
	int status = find_source(&source, wish), rc = 0;

	site.language = source.english ? LANGUAGE_EN : LANGUAGE_NL;
	if (status == 0 && source.folder != NULL) {
		/* Before the figures are read: it is a copy of this process, with a limit of
		 * memory. */
		if (wish->out != NULL)
			site.engine = chart_start(site.language);
		rc = figures_read(source.folder, wish->intern, &figures);
		status = rc == 0 ? EXIT_WELL : rc > 0 ? EXIT_FINDINGS : EXIT_MACHINE;
		site.figures = &figures;
	}
	site.closed = source.closed;
	if (status == 0)
		tell_intern(wish, &source);
	if (status == 0 && wish->text)
		status = write_text(&site);
	if (status == 0 && wish->out != NULL)
		status = write_site(&site, wish->out);
	chart_stop(site.engine);
	figures_free(&figures);
	pool_free(source.pool);
	return status;
}

static const struct cmd_option options[] = {
    {"out", "uit", 'o', CMD_FOLDER, NULL},
    {"feed", NULL, 'f', CMD_FOLDER, NULL},
    {"intern", "internal", 'I', CMD_NOTHING, NULL},
    {"text", "tekst", 't', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

static int take(void *context, int letter, const char *value)
{
	struct wish *wish = context;

	switch (letter) {
	case 'o':
		wish->out = value;
		return -1;
	case 'f':
		wish->feed = value;
		return -1;
	case 'I':
		wish->intern = true;
		return -1;
	default:
		wish->text = true;
		return -1;
	}
}

static int cmd_report(int argc, char **argv)
{
	struct wish wish = {0};
	int status = cmd_options(&command_report, argc, argv, take, &wish);

	if (status >= 0)
		return status;
	if (optind < argc) {
		log_error("'ijw report' takes no arguments; name the folder of the site with "
			  "--out");
		return EXIT_USAGE;
	}
	if ((wish.out == NULL || wish.out[0] == '\0') && !wish.text) {
		log_error("'ijw report' needs --out DIR, the folder that the site is to be "
			  "written into, or --text");
		return EXIT_USAGE;
	}
	return cmd_finish(report(&wish));
}

const struct command command_report = {
    .name = "report",
    .summary = N_("make a website of the published figures"),
    .usage = usage,
    .option = options,
    .run = cmd_report,
};
