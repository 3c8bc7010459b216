/* A row is kept as the bytes of its cells, one after the other, made so that rows are in order when
 * their bytes are: sorting compares memory, and printing reads the row back.
 *
 * A text, and what is sorted as one, is its bytes and a zero. A number is a byte that says how many
 * follow, and these, the highest first. A gemeente is a one and two bytes. What is empty is a zero.
 */
#include "sheet.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"

struct packed_row {
	uint32_t length;
	uint8_t bytes[];
};

struct entry {
	uint64_t head; /* the first eight bytes as a number: most rows differ in these */
	const struct packed_row *row; /* in the pool of a sheet */
};

struct sheet {
	const struct table *table;
	struct entry *entry;
	size_t count, room;
	struct pool *pool, *taken; /* of the rows; `taken` came with those of another sheet */
	struct buf row;            /* the one that is being added */
};

struct sheet *sheet_new(const struct table *table)
{
	struct sheet *sheet = xcalloc(1, sizeof(*sheet));

	sheet->table = table;
	sheet->pool = pool_new();
	return sheet;
}

void sheet_free(struct sheet *sheet)
{
	if (sheet == NULL)
		return;
	pool_free(sheet->pool);
	pool_free(sheet->taken);
	buf_free(&sheet->row);
	free(sheet->entry);
	free(sheet);
}

/* ---- Cells to bytes ---- */

enum { EMPTY = 0, FILLED = 1, NUMBER_ZERO = 0x80, NUMBER_BYTES = 8 };

static void add_byte(struct buf *out, int byte)
{
	const char one = (char)byte;

	buf_add(out, &one, 1);
}

/* The lowest `count` bytes of a number. */
static void add_bytes(struct buf *out, uint64_t number, int count)
{
	char bytes[NUMBER_BYTES];

	for (int i = 0; i < count; i++)
		bytes[i] = (char)(number >> 8 * (count - 1 - i));
	buf_add(out, bytes, (size_t)count);
}

/* With the zero behind it. */
static void add_text(struct buf *out, const char *text)
{
	buf_add(out, text, strlen(text) + 1);
}

/* Below zero a number of more bytes is less. */
static void add_number(struct buf *out, int64_t number)
{
	const uint64_t size = number < 0 ? ~(uint64_t)number : (uint64_t)number;
	int count = 1;

	while (count < NUMBER_BYTES && size >> 8 * count != 0)
		count++;
	add_byte(out, number < 0 ? NUMBER_ZERO - count : NUMBER_ZERO + count);
	add_bytes(out, (uint64_t)number, count);
}

static void add_getal(struct buf *out, const void *at)
{
	int64_t getal;

	memcpy(&getal, at, sizeof(getal));
	if (getal == GETAL_NONE)
		add_byte(out, EMPTY);
	else
		add_number(out, getal);
}

static void add_gemeente(struct buf *out, int32_t gemeente)
{
	add_byte(out, gemeente < 0 ? EMPTY : FILLED);
	if (gemeente >= 0)
		add_bytes(out, (uint64_t)gemeente, 2);
}

/* A day or a length, as it is shown. */
static void add_shown(struct buf *out, enum column_kind kind, int32_t number)
{
	char text[DATE_TEXT] = "";

	if (kind == COLUMN_DATE)
		date_format(number, text);
	else if (number != LENGTH_NONE)
		snprintf(text, sizeof(text), "%d", (int)number);
	add_text(out, text);
}

static void add_cell(struct buf *out, const struct column *column, const char *client,
		     const void *row)
{
	const char *at = (const char *)row + column->offset, *text;
	int32_t number;

	switch (column->kind) {
	case COLUMN_CLIENT:
		add_text(out, client);
		break;
	case COLUMN_CODE:
	case COLUMN_WORD:
	case COLUMN_TEXT:
		memcpy(&text, at, sizeof(text));
		add_text(out, text != NULL ? text : "");
		break;
	case COLUMN_NUMBER:
		add_getal(out, at);
		break;
	default:
		memcpy(&number, at, sizeof(number));
		if (column->kind == COLUMN_GEMEENTE)
			add_gemeente(out, number);
		else
			add_shown(out, column->kind, number);
	}
}

/* Every table has more columns than this reads bytes. */
static uint64_t head_of(const uint8_t *bytes)
{
	uint64_t head = 0;

	for (int i = 0; i < NUMBER_BYTES; i++)
		head = head << 8 | bytes[i];
	return head;
}

static const struct packed_row *pack(struct sheet *sheet)
{
	const size_t length = sheet->row.length;
	struct packed_row *row = pool_alloc(sheet->pool, sizeof(*row) + length);

	row->length = (uint32_t)length;
	memcpy(row->bytes, sheet->row.data, length);
	return row;
}

void sheet_add(struct sheet *sheet, const char *client, const void *row)
{
	const struct packed_row *packed;

	buf_clear(&sheet->row);
	for (int i = 0; i < sheet->table->columns; i++)
		add_cell(&sheet->row, &sheet->table->column[i], client, row);
	packed = pack(sheet);
	sheet->entry = xmore(sheet->entry, sheet->count, &sheet->room, sizeof(*sheet->entry));
	sheet->entry[sheet->count++] = (struct entry){head_of(packed->bytes), packed};
}

void sheet_take(struct sheet *sheet, struct sheet *other)
{
	for (size_t i = 0; i < other->count; i++) {
		sheet->entry =
		    xmore(sheet->entry, sheet->count, &sheet->room, sizeof(*sheet->entry));
		sheet->entry[sheet->count++] = other->entry[i];
	}
	sheet->taken = other->pool;
	other->pool = NULL;
	sheet_free(other);
}

/* ---- Bytes to cells ---- */

static int64_t read_number(const uint8_t **at)
{
	const int lead = *(*at)++;
	const bool below = lead < NUMBER_ZERO;
	uint64_t number = below ? UINT64_MAX : 0;

	for (int i = below ? NUMBER_ZERO - lead : lead - NUMBER_ZERO; i > 0; i--)
		number = number << 8 | *(*at)++;
	return (int64_t)number;
}

/* Adds a cell to the line and goes behind it. */
static void print_cell(struct buf *line, const struct column *column, const uint8_t **at)
{
	if (column->kind == COLUMN_NUMBER || column->kind == COLUMN_GEMEENTE) {
		if (**at == EMPTY) {
			(*at)++;
		} else if (column->kind == COLUMN_NUMBER) {
			buf_printf(line, "%lld", (long long)read_number(at));
		} else {
			buf_printf(line, "GM%04d", (*at)[1] << 8 | (*at)[2]);
			*at += 3;
		}
		return;
	}
	csv_put(line, (const char *)*at);
	*at += strlen((const char *)*at) + 1;
}

/* ---- In order ---- */

static int by_bytes(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	const uint32_t shorter = a->row->length < b->row->length ? a->row->length : b->row->length;

	if (a->head != b->head)
		return a->head < b->head ? -1 : 1;
	return memcmp(a->row->bytes, b->row->bytes, shorter);
}

enum { WRITE_BYTES = 65536 };

void sheet_print(struct sheet *sheet, FILE *out)
{
	struct buf lines = BUF_INIT(0);

	if (sheet->count > 0)
		qsort(sheet->entry, sheet->count, sizeof(*sheet->entry), by_bytes);
	for (size_t row = 0; row < sheet->count; row++) {
		const uint8_t *at = sheet->entry[row].row->bytes;

		for (int i = 0; i < sheet->table->columns; i++) {
			if (i > 0)
				buf_puts(&lines, ",");
			print_cell(&lines, &sheet->table->column[i], &at);
		}
		buf_puts(&lines, "\n");
		if (lines.length >= WRITE_BYTES || row + 1 == sheet->count) {
			fwrite(lines.data, 1, lines.length, out);
			buf_clear(&lines);
		}
	}
	buf_free(&lines);
}
