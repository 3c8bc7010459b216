/* The facts of youths, read back from lines and derived. */
#include "ijw/store/feiten.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/base/pseudonym.h"
#include "ijw/care/story.h"
#include "ijw/rule/judge.h"
#include "sheet.h"

/* In front of the cells of gebeurtenis. */
enum { CELL_JEUGDIGE, CELL_VREEMD, CELLS_BEFORE, CELLS_MOST = 48 };

/* ---- How a member of an event is read: false when the cell is none. An empty cell is not read ---- */

typedef bool read_member(const char *cell, void *member, struct pool *pool);

static bool read_text(const char *cell, void *member, struct pool *pool)
{
	const char **text = member;

	*text = pool_copy(pool, cell, strlen(cell));
	return true;
}

static bool read_number(const char *cell, void *member, struct pool *pool)
{
	int64_t *number = member;
	char *end;

	(void)pool;
	if (!ascii_is_digit(cell[cell[0] == '-']))
		return false;
	errno = 0;
	*number = strtoll(cell, &end, 10);
	return *end == '\0' && errno == 0;
}

/* A number that its member has room for, from `least` on. */
static bool read_small(const char *cell, int64_t least, int64_t most, int64_t *number)
{
	return read_number(cell, number, NULL) && *number >= least && *number <= most;
}

static bool read_place(const char *cell, void *member, struct pool *pool)
{
	uint32_t *place = member;
	int64_t number;

	(void)pool;
	if (!read_small(cell, 1, UINT32_MAX, &number))
		return false;
	*place = (uint32_t)number;
	return true;
}

/* A date, or the number of a day whose year has not four digits. */
static bool read_day(const char *cell, void *member, struct pool *pool)
{
	int32_t *day = member;
	int64_t number;

	(void)pool;
	if (date_parse(cell, strlen(cell), day) == 0)
		return true;
	if (!read_small(cell, DAY_EARLY, DAY_LATE, &number))
		return false;
	*day = (int32_t)number;
	return true;
}

static bool read_maand(const char *cell, void *member, struct pool *pool)
{
	int32_t *maand = member, day;
	const char *date = pool_printf(pool, "%.7s-01", cell);

	if (strlen(cell) != strlen("2026-01") || date_parse(date, strlen(date), &day) != 0)
		return false;
	*maand = date_month(day);
	return true;
}

static bool read_gemeente(const char *cell, void *member, struct pool *pool)
{
	int32_t *gemeente = member;

	(void)pool;
	if (strncmp(cell, "GM", 2) != 0)
		return false;
	*gemeente = gemeente_of_code(cell + 2, strlen(cell + 2));
	return *gemeente != GEMEENTE_NONE;
}

/* Euros as cents: the point before the last two digits left out. */
static bool read_euros(const char *cell, void *member, struct pool *pool)
{
	const size_t length = strlen(cell);

	if (length < strlen("0.00") || cell[length - 3] != '.')
		return false;
	return read_number(pool_printf(pool, "%.*s%s", (int)length - 3, cell, cell + length - 2), member,
			   pool);
}

/* hh:mm:ss, and nine digits of a fraction where there is one: nanoseconds since midnight. */
static bool read_tijd(const char *cell, void *member, struct pool *pool)
{
	unsigned hours, minutes, seconds, nano = 0;
	int64_t *tijd = member;
	const char *written;

	if (sscanf(cell, "%2u:%2u:%2u.%9u", &hours, &minutes, &seconds, &nano) < 3)
		return false;
	written = pool_printf(pool, "%02u:%02u:%02u%s%.*u", hours, minutes, seconds, nano > 0 ? "." : "",
			      nano > 0 ? 9 : 0, nano);
	*tijd = ((int64_t)hours * 3600 + minutes * 60 + seconds) * 1000000000 + nano;
	return strcmp(written, cell) == 0;
}

static bool read_bericht(const char *cell, void *member, struct pool *pool)
{
	enum berichttype *type = member;

	for (int i = 0; i < BERICHT_TYPES; i++) {
		const char *name = bericht_info((enum berichttype)i)->name;

		if (name != NULL && strcmp(name, cell) == 0) {
			*type = (enum berichttype)i;
			return true;
		}
	}
	(void)pool;
	return false;
}

static bool read_soort(const char *cell, void *member, struct pool *pool)
{
	enum event_soort *soort = member;

	for (int i = EVENT_TOEWIJZING; i < EVENT_SOORTEN; i++)
		if (strcmp(story_soort_name((enum event_soort)i), cell) == 0) {
			*soort = (enum event_soort)i;
			return true;
		}
	(void)pool;
	return false;
}

static bool read_oordeel(const char *cell, void *member, struct pool *pool)
{
	bool *rejected = member;

	(void)pool;
	*rejected = strcmp(cell, verdict_name(VERDICT_REJECTED)) == 0;
	return *rejected || strcmp(cell, verdict_name(VERDICT_ACCEPTED)) == 0;
}

/* Whose it is, derive does not ask: only whether it is of another (vreemd). */
static bool read_client(const char *cell, void *member, struct pool *pool)
{
	(void)cell;
	(void)member;
	(void)pool;
	return true;
}

static const struct reading {
	read_member *read;
	const char *wanted; /* the end of "COLUMN must be ..." */
} readings[COLUMN_KINDS] = {
    [COLUMN_CODE] = {read_text, ""},
    [COLUMN_TEXT] = {read_text, ""},
    [COLUMN_CLIENT] = {read_client, ""},
    [COLUMN_GEMEENTE] = {read_gemeente, N_("GM and four digits")},
    [COLUMN_NUMBER] = {read_number, N_("a whole number")},
    [COLUMN_DATE] = {read_day, N_("a date, YYYY-MM-DD")},
    [COLUMN_PLACE] = {read_place, N_("a whole number from 1 on")},
    [COLUMN_MONTH] = {read_maand, N_("a month, YYYY-MM")},
    [COLUMN_TIME] = {read_tijd, N_("a time, hh:mm:ss")},
    [COLUMN_EUROS] = {read_euros, N_("euros with two decimals")},
    [COLUMN_TYPE] = {read_bericht, N_("a kind of message, as JW301")},
    [COLUMN_SOORT] = {read_soort, N_("a kind of line, as toewijzing")},
    [COLUMN_VERDICT] = {read_oordeel, N_("accepted or rejected")},
};

/* ---- A youth ---- */

struct deriving {
	const struct feiten_asked *asked;
	FILE *out;
	unsigned long line; /* of the stream, from 1 */
	char client[PSEUDONYM_TEXT]; /* "" before the first */
	struct pool *pool;
	struct event *event; /* of this youth; their texts lie in the pool */
	size_t count, room;
};

/* Derives the youth at hand, and forgets what was said of it. */
static void finish_youth(struct deriving *deriving)
{
	const struct feiten_asked *asked = deriving->asked;
	struct derived derived =
	    derive(deriving->event, deriving->count, asked->peildatum, asked->kennisdatum,
		   asked->parameters, deriving->pool);
	struct sheet *sheet = sheet_new(asked->table);
	size_t count;
	const char *rows = derived_rows(asked->table, &derived, &count);

	for (size_t i = 0; i < count; i++)
		sheet_add(sheet, deriving->client, rows + i * asked->table->size);
	sheet_print(sheet, deriving->out);
	sheet_free(sheet);
	deriving->count = 0;
	pool_reset(deriving->pool);
}

static int refuse(const struct deriving *deriving, const char *column, const char *wanted)
{
	log_error("line %lu of the facts: %s must be %s; 'ijw export gebeurtenis --ordered' writes them",
		  deriving->line, column, wanted);
	return 1;
}

static bool is_pseudonym(const char *cell)
{
	size_t length = 0;

	while (ascii_is_hex(cell[length]))
		length++;
	return length == PSEUDONYM_TEXT - 1 && cell[length] == '\0';
}

/* Goes on to the youth of a line, who may be the one at hand. Out of order, one youth could be derived
 * in two halves. */
static int turn_to(struct deriving *deriving, const char *client)
{
	int order;

	if (!is_pseudonym(client))
		return refuse(deriving, "jeugdige", _("32 hexadecimal digits"));
	order = strcmp(deriving->client, client);
	if (order > 0)
		return refuse(deriving, "jeugdige",
			      _("that of the line before or a later one, in the order of the alphabet"));
	if (order < 0 && deriving->client[0] != '\0')
		finish_youth(deriving);
	memcpy(deriving->client, client, PSEUDONYM_TEXT);
	return 0;
}

static int read_event(struct deriving *deriving, char *const *cell, struct event *event)
{
	const struct table *table = &output_tables[TABLE_GEBEURTENIS];

	*event = event_none();
	event->foreign = cell[CELL_VREEMD][0] == '1';
	if (strcmp(cell[CELL_VREEMD], event->foreign ? "1" : "0") != 0)
		return refuse(deriving, "vreemd", _("0 or 1"));
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];
		const struct reading *reading = &readings[column->kind];
		const char *text = cell[CELLS_BEFORE + i];
		const bool needed = column->kind == COLUMN_TYPE || column->kind == COLUMN_SOORT ||
				    column->kind == COLUMN_VERDICT || column->key == KEY_YES;

		if ((text[0] == '\0' && needed) ||
		    (text[0] != '\0' &&
		     !reading->read(text, (char *)event + column->offset, deriving->pool)))
			return refuse(deriving, column->name, _(reading->wanted));
	}
	return 0;
}

/* A header may stand anywhere: files that were put behind each other have several. */
static bool is_header(char *const *cell)
{
	return strcmp(cell[CELL_JEUGDIGE], "jeugdige") == 0;
}

static int take_line(struct deriving *deriving, char *text, size_t length)
{
	const int wanted = CELLS_BEFORE + output_tables[TABLE_GEBEURTENIS].columns;
	char *cell[CELLS_MOST];
	struct csv csv;
	struct event event;
	int count, rc;

	csv_begin(&csv, text, length);
	count = csv_line(&csv, cell, wanted);
	deriving->line++;
	if (count == -1 || (count == wanted && is_header(cell)))
		return 0;
	if (count != wanted) {
		log_error("line %lu of the facts has not the %d columns of 'ijw export gebeurtenis "
			  "--ordered'",
			  deriving->line, wanted);
		return 1;
	}
	rc = turn_to(deriving, cell[CELL_JEUGDIGE]);
	if (rc == 0)
		rc = read_event(deriving, cell, &event);
	if (rc != 0)
		return rc;
	deriving->event =
	    xmore(deriving->event, deriving->count, &deriving->room, sizeof(*deriving->event));
	deriving->event[deriving->count++] = event;
	return 0;
}

static int read_lines(struct deriving *deriving, FILE *in)
{
	char *text = NULL;
	size_t room = 0;
	ssize_t length;
	int rc = 0;

	while (rc == 0 && (length = getline(&text, &room, in)) >= 0)
		rc = halt_is_due() ? -1 : take_line(deriving, text, (size_t)length);
	free(text);
	if (rc != 0)
		return rc;
	if (ferror(in)) {
		log_errno("the facts could not be read to their end");
		return -1;
	}
	if (deriving->client[0] != '\0')
		finish_youth(deriving);
	return 0;
}

int feiten_derive(FILE *in, const struct feiten_asked *asked, FILE *out)
{
	struct deriving deriving = {.asked = asked, .out = out, .pool = pool_new()};
	const int rc = read_lines(&deriving, in);

	pool_free(deriving.pool);
	free(deriving.event);
	return rc;
}
