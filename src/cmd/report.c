#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/monitor/feed.h"
#include "ijw/site/site.h"

static const char usage[] =
    "Usage: ijw [-C HOME] report --out DIR [--intern] [--feed DIR] [--text]\n"
    "Writes the newest publication as a website into DIR: the region, a page for each\n"
    "gemeente, provider and kind of help, where there is room, how good the figures\n"
    "are, what the words mean; and rapport.html, all of it to print.\n\n"
    "      --out DIR   the folder: new, empty, or a site that is replaced\n"
    "      --feed DIR  a publication elsewhere, as a copy of HOME/feed/actueel; no home\n"
    "                  is needed then\n"
    "      --intern    with the small numbers of intern/, for those who may see them\n"
    "      --text      the key figures of the region on stdout; --out is not needed\n"
    "  -C HOME         the home\n"
    "  -q, --quiet     only errors on stderr\n"
    "  -v, --verbose   also says what it does\n"
    "  -h, --help      this text\n";

struct wish {
	const char *out;
	const char *feed;
	bool intern;
	bool text;
};

static int write_site(struct site *site, const struct wish *wish)
{
	int rc;

	site->engine = chart_start(site->language);
	rc = site_write(site, wish->out);
	chart_stop(site->engine);
	return rc == 0 ? EXIT_WELL : rc > 0 ? EXIT_USAGE : EXIT_MACHINE;
}

static int report(const struct wish *wish)
{
	struct figures figures;
	struct site site = {.figures = &figures, .language = LANGUAGE_NL, .intern = wish->intern};
	const char *home = wish->feed == NULL ? cmd_home() : NULL;
	char *folder = NULL;
	int rc;

	if (wish->feed == NULL && home == NULL)
		return EXIT_USAGE;
	if (asprintf(&folder, wish->feed != NULL ? "%s" : "%s/feed/actueel",
		     wish->feed != NULL ? wish->feed : home) < 0)
		out_of_memory();
	rc = figures_read(folder, wish->intern, &figures);
	free(folder);
	if (rc != 0)
		return rc > 0 ? EXIT_USAGE : EXIT_MACHINE;
	rc = write_site(&site, wish);
	figures_free(&figures);
	return rc;
}

int cmd_report(int argc, char **argv)
{
	static const struct option longs[] = {{"out", required_argument, NULL, 'o'},
					      {"feed", required_argument, NULL, 'f'},
					      {"intern", no_argument, NULL, 'I'},
					      {"text", no_argument, NULL, 't'},
					      COMMON_LONG};
	struct wish wish = {0};
	int option, status;

	while ((option = getopt_long(argc, argv, COMMON_SHORT, longs, NULL)) != -1) {
		if (option == 'o') {
			wish.out = optarg;
		} else if (option == 'f') {
			wish.feed = optarg;
		} else if (option == 'I') {
			wish.intern = true;
		} else if (option == 't') {
			wish.text = true;
		} else {
			status = cmd_common(option, usage);
			if (status >= 0)
				return status;
		}
	}
	if (optind < argc || (wish.out == NULL && !wish.text)) {
		log_error(
		    "'ijw report' wants --out DIR, the folder for the site, and no arguments");
		return EXIT_USAGE;
	}
	return cmd_finish(report(&wish));
}
