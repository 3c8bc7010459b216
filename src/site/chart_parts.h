/* What the two processes of the charts have in common, and what tests of them need to see. */
#ifndef SITE_CHART_PARTS_H
#define SITE_CHART_PARTS_H

#include <stdint.h>
#include <sys/types.h>

#include "ijw/site/chart.h"

/* The scripts inside the program, in the order in which they are read; a row with a NULL name
 * behind them (embed.sh). What ends with .json becomes a variable of that name. No row at all when
 * the program was built without ECharts. */
struct chart_file {
	const char *name;
	const char *first;
	const char *end;
};
extern const struct chart_file chart_embedded[];

/* Goes before each request, which is JSON for draw() of share/charts/clean.js, and before each
 * answer. */
struct chart_frame {
	uint32_t kind;   /* of an answer */
	uint32_t length; /* of what follows, in bytes */
};

enum chart_answer {
	CHART_DRAWN,   /* the SVG */
	CHART_REFUSED, /* why this one was not drawn, as the script says it */
	CHART_BROKEN   /* why none will be: the scripts could not be read */
};

struct chart_engine {
	pid_t pid; /* of the process that draws; 0 when it is there no more, which was logged */
	int fd;
	int patience; /* milliseconds for one answer */
	enum language language;
};

/* Locks this process in, reads the scripts and answers requests that come by `fd` until there are
 * no more. Never returns. */
_Noreturn void chart_child(int fd, const struct chart_file *files);

/* chart_start with other scripts and another patience. */
struct chart_engine *chart_open(const struct chart_file *files, int patience,
				enum language language);

#endif
