/* The schemas of the messages as const tables, for the reader (read.c). src/tables.c makes them out
 * of xsd/3.2 when the program is built; it refuses a schema with anything that these tables cannot
 * say exactly. Nothing is changed in them while the program runs, so threads share them. */
#ifndef IJW_MESSAGE_TABLES_H
#define IJW_MESSAGE_TABLES_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/message/message.h"

/* What a value looks like. Every simple type of the standard is one of these with its bounds. */
enum form {
	FORM_TEXT,    /* characters, min_length to max_length of them */
	FORM_LINE,    /* as FORM_TEXT; one line that is not blank */
	FORM_LINES,   /* as FORM_TEXT; not blank */
	FORM_LETTERS, /* as FORM_TEXT; a-z, A-Z and U+00C0 to U+1EF3, at least one */
	FORM_WORD,    /* as FORM_TEXT; a-z, A-Z and 0-9, at least one */
	FORM_DIGITS,  /* as FORM_TEXT; 0-9 */
	FORM_VERSION, /* three numbers without leading zeros, with points between them */
	FORM_CODE,    /* one of `code`, whatever else the type asks for holds for them */
	FORM_NUMBER,  /* xs:integer, min to max */
	FORM_DATE,    /* xs:date without a zone */
	FORM_TIME     /* xs:time without a zone */
};

struct simple {
	enum form form;
	bool blanks_kept;    /* a string; else blanks around the value do not count */
	uint32_t min_length; /* in code points */
	uint32_t max_length; /* UINT32_MAX = any */
	int64_t min;         /* of FORM_NUMBER */
	int64_t max;
	const uint64_t
	    *code; /* of FORM_CODE, in ascending order: see NAME_WORD; none is longer than 8 */
	uint32_t codes;
};

/* The first 8 bytes of a name or code are compared as one number: the first byte is the lowest,
 * what a shorter one lacks is 0. */
enum { NAME_WORD = 8 };

struct complex;

/* An element in a sequence: with `complex` it holds elements, else a value of `simple`. */
struct place {
	struct member member; /* where it goes in the record of the class */
	uint64_t head;        /* the first NAME_WORD bytes of its name */
	uint32_t length;      /* of its name, in bytes */
	bool basis;    /* its namespace is that of the basisschema, else that of the message */
	bool required; /* at least once */
	bool many;     /* more than once */
	const struct simple *simple;
	const struct complex *complex;
};

/* A complex type: a sequence of at least one element. */
struct complex {
	const struct place *place;
	uint32_t places;
};

/* The root element of each message; that of BERICHT_ONBEKEND has neither type. */
extern const struct place tables_root[BERICHT_TYPES];

/* SHA-256 of the schemas they were made from, as xsd_hash() gives it: 64 hexadecimal digits. */
extern const char tables_schemas[];

#endif
