/* The keys of a home on paper: nine short lines that somebody can type over, each with a check of its
 * own, so that an error is named by its line.
 *
 * A line is a label, 8 bytes in hexadecimal and a check of 2 bytes. A1 to A4 are archive.key, P1 to P4
 * pseudonym.key, and Z is a check of all of them together: with it lines of two papers are not taken
 * for one. Labels are the same in every language. */
#ifndef IJW_STORE_PAPER_H
#define IJW_STORE_PAPER_H

#include "ijw/store/home.h"

enum {
	PAPER_BYTES = 8,                             /* of a key on one line */
	PAPER_CHECK_BYTES = 2,                       /* behind them */
	PAPER_KEY_LINES = KEY_BYTES / PAPER_BYTES,   /* of one key */
	PAPER_WHOLE = 2 * PAPER_KEY_LINES,           /* the line Z */
	PAPER_LINES,                                 /* all */
	PAPER_DIGITS = 2 * (PAPER_BYTES + PAPER_CHECK_BYTES), /* of a line */
	PAPER_LABEL = 3,                             /* "A1" with its NUL */
	PAPER_TEXT = 40                              /* a line with its NUL */
};

/* What a line was found to be. */
enum paper_line {
	PAPER_MISSING, /* it was not typed yet */
	PAPER_RIGHT,
	PAPER_LETTER, /* something in it is no hexadecimal digit */
	PAPER_LENGTH, /* it has more or fewer digits than PAPER_DIGITS */
	PAPER_CHECK   /* its check is not that of its digits, under its label */
};

/* What was typed so far. It holds keys: in memory of secret.h, and nowhere else. */
struct paper {
	struct keyring keys;
	uint8_t whole[PAPER_BYTES]; /* as Z says */
	enum paper_line line[PAPER_LINES];
};

/* The label of a line. Returns `label`. */
char *paper_label(int line, char label[PAPER_LABEL]);

/* A line as it is printed, without a line end. It holds a part of a key. Returns `text`. */
char *paper_text(const struct keyring *keys, int line, char text[PAPER_TEXT]);

/* Takes what somebody typed. Capitals, and blanks and dashes between digits, do not count. Returns the
 * number of the line, of which paper->line tells what it is; -1 when the text begins with no label. A
 * line that was right stays so when it is typed again and is wrong. */
int paper_take(struct paper *paper, const char *text);

/* Whether every line is right. */
bool paper_is_complete(const struct paper *paper);

/* Whether the lines, all right, are those of one paper. */
bool paper_is_whole(const struct paper *paper);

#endif
