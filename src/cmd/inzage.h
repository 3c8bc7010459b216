/* The printers of `ijw inzage`. */
#ifndef CMD_INZAGE_H
#define CMD_INZAGE_H

#include "explain.h"
#include "ijw/store/inzage.h"
#include "ijw/store/logboek.h"

#define INZAGE_SCHEMA "ijw.inzage/1"

/* What is to be told of a youth. */
struct inzage_page {
	struct store *store;
	const struct inzage *inzage;
	const struct telling *telling; /* what is derived of them; NULL: nothing is known of them */
	int64_t now;                   /* seconds since 1970 */
};

/* A document for people, in 80 columns; or one JSON object. 0, or -1 after it logged. */
int inzage_text(const struct inzage_page *page, struct buf *out);
int inzage_json(const struct inzage_page *page, struct buf *out);

/* "    Label: text", in lines of 80 columns; and of a text that a sender chose, NULL for none. */
void inzage_field(struct buf *out, const char *label, const char *text);
void inzage_label(struct buf *out, const char *label, const char *text);

/* The names of both for programs: "own", "part". */
const char *inzage_band_name(enum inzage_band band);
const char *inzage_share_name(enum inzage_share share);

/* Adds the elements of a message, a line each behind `indent` blanks: its name, and its text where it has
 * one. It is bytes that passed a schema; of others as much as looks like elements is shown. Control
 * characters become blanks. */
void inzage_elements(const char *bytes, size_t length, int indent, struct buf *out);

#endif
