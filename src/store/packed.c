#include "packed.h"

#include <stddef.h>
#include <string.h>

#include "statements.h"

enum kind { KIND_TEXT, KIND_INT32, KIND_INT64, KIND_BOOL, KIND_TYPE };

struct packed_field {
	enum kind kind;
	size_t offset; /* in struct event */
};

#define FIELD(kind, name)                                                                          \
	{                                                                                          \
		kind, offsetof(struct event, name)                                                 \
	}
#define FIELD_TEXT(name) FIELD(KIND_TEXT, name),
#define FIELD_INT32(name) FIELD(KIND_INT32, name),
#define FIELD_INT64(name) FIELD(KIND_INT64, name),

/* In the order of the columns of SQL_EVENTS_ALL. */
static const struct packed_field fields[] = {
    FIELD(KIND_INT64, bericht),
    FIELD(KIND_INT64, jeugdige),
    FIELD(KIND_TYPE, type),
    FIELD(KIND_INT32, soort),
    FIELD(KIND_INT32, regel),
    FIELD(KIND_INT32, dagtekening),
    FIELD(KIND_INT32, nietig_vanaf),
    FIELD(KIND_TEXT, identificatie),
    FIELD(KIND_BOOL, rejected),
    EVENT_COLUMNS_1(FIELD_TEXT, FIELD_INT32, FIELD_INT64, FIELD_INT32)};
enum { FIELDS = sizeof(fields) / sizeof(fields[0]), BITS = 7, SIGN = 63 };

/* Seven bits a byte, the lowest first; the sign is the lowest of all. */
static void put_number(struct buf *out, int64_t number)
{
	uint64_t rest = (uint64_t)number << 1 ^ (uint64_t)(number >> SIGN);
	unsigned char bytes[sizeof(rest) + 2];
	size_t length = 0;

	for (; rest >> BITS != 0; rest >>= BITS)
		bytes[length++] = (unsigned char)(rest | 1 << BITS);
	bytes[length++] = (unsigned char)rest;
	buf_add(out, bytes, length);
}

static const unsigned char *take_number(const unsigned char *at, int64_t *number)
{
	uint64_t whole = 0;
	unsigned shift = 0;

	for (; *at >> BITS != 0; shift += BITS)
		whole |= (uint64_t)(*at++ & ((1 << BITS) - 1)) << shift;
	whole |= (uint64_t)*at++ << shift;
	*number = (int64_t)(whole >> 1 ^ -(whole & 1));
	return at;
}

struct packed *packed_read(sqlite3_stmt *row, struct buf *scratch, struct pool *pool)
{
	uint64_t present = 0;
	struct packed *packed;

	buf_clear(scratch);
	for (int i = 0; i < FIELDS; i++) {
		if (sqlite3_column_type(row, i) == SQLITE_NULL)
			continue;
		present |= UINT64_C(1) << i;
		if (fields[i].kind != KIND_TEXT) {
			put_number(scratch, sqlite3_column_int64(row, i));
		} else {
			const char *text = (const char *)sqlite3_column_text(row, i);

			buf_add(scratch, text, strlen(text) + 1);
		}
	}
	packed = pool_alloc(pool, sizeof(*packed) + scratch->length);
	packed->present = present;
	memcpy(packed->field, scratch->data, scratch->length);
	return packed;
}

static const unsigned char *open_field(const struct packed_field *field, const unsigned char *at,
				       struct event *event)
{
	char *to = (char *)event + field->offset;
	int64_t number;
	int32_t small;

	if (field->kind == KIND_TEXT) {
		memcpy(to, &at, sizeof(at));
		return at + strlen((const char *)at) + 1;
	}
	at = take_number(at, &number);
	small = (int32_t)number;
	if (field->kind == KIND_INT64)
		memcpy(to, &number, sizeof(number));
	else if (field->kind == KIND_INT32)
		memcpy(to, &small, sizeof(small));
	else if (field->kind == KIND_BOOL)
		event->rejected = number != 0;
	else
		event->type = bericht_of_number(small);
	return at;
}

void packed_open(const struct packed *packed, struct event *event)
{
	const unsigned char *at = packed->field;

	*event = event_none();
	for (uint64_t rest = packed->present; rest != 0; rest &= rest - 1)
		at = open_field(&fields[__builtin_ctzll(rest)], at, event);
}
