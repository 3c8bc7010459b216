/* The printers of `ijw explain`. */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/care/story.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/lijsten.h"
#include "ijw/store/columns.h"

/* A youth and what is to be told of them. */
struct telling {
	const char *client;
	struct story_source source;
	const struct lijsten *lijsten; /* for the names of aanbieders */
	struct pool *pool;
};

/* One assignment in full, a youth as a timeline: for people, in 80 columns. */
void explain_text_assignment(const struct telling *telling, const struct story *story,
			     struct buf *out);
void explain_text_client(const struct telling *telling, struct buf *out);

/* The same as one JSON object of schema "ijw.explain/1". */
void explain_json(const struct telling *telling, const struct story *story, struct buf *out);

#define EXPLAIN_SCHEMA "ijw.explain/1"

/* ---- The catalogue ---- */

/* The rule or the return code that is called `code`, on stdout. Returns the exit status, after a
 * sentence on stderr when there is none. */
int explain_code(const char *code, bool json);

/* All rules, on stdout. */
enum explain_as { EXPLAIN_TABLE, EXPLAIN_CSV, EXPLAIN_JSON, EXPLAIN_MARKDOWN };
void explain_list(enum explain_as as);

/* What `explain_code` and `explain_list` print; a retourcode may have a meaning without rules. */
void explain_text_rule(const struct rule *rule, struct buf *out);
void explain_text_retourcode(const char *retourcode, struct buf *out);
void explain_text_rules(struct buf *out);
void explain_json_rule(const struct rule *rule, struct buf *out);
void explain_json_retourcode(const char *retourcode, struct buf *out);
void explain_json_rules(struct buf *out);
void explain_csv_rules(struct buf *out);
void explain_markdown_rules(struct buf *out);

/* "  label     text" in lines of at most 80 columns. */
void explain_field(struct buf *out, const char *label, const char *text);

/* ---- explain_cells.c: rows of the tables as columns of text ---- */

struct explain_cell {
	const char *name; /* of the column */
	const char *text; /* NULL: empty */
	bool number;
};

/* The columns of a row but client, in the order of its table; texts are in the pool, or those of
 * the row. What a sender wrote is shown as a name of their making (label_show). Returns their
 * number. */
int explain_cells(enum table_id table, const void *row, struct pool *pool,
		  struct explain_cell cells[COLUMNS_MAX]);

/* ---- Shared by the printers of text ---- */

enum { EXPLAIN_COLUMNS = 80 };

void explain_date(struct buf *out, int32_t day);

/* "GM0153/1", or whose events without an assignment these are. */
void explain_name(const struct story_scope *scope, struct buf *out);

/* As known and as it stood when; how many messages came later. */
void explain_known(int32_t peildatum, int32_t kennisdatum, struct buf *out);
void explain_later(size_t later, struct buf *out);

/* Words in lines of at most 80 columns, each behind `indent` blanks, the first behind `first`. */
void explain_wrap(struct buf *out, const char *first, int indent, const char *text);

/* Appends that the rules of a release (its number) are not all known; nothing where they are. */
void explain_release(uint32_t release, struct buf *out);

#endif
