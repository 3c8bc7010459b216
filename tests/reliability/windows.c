#include "windows.h"

#include <ctype.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

__extension__ typedef unsigned __int128 wide;

enum {
	WIDTH = 8,
	HEX = 2 * WIDTH,
	HEX_SHORT = 12,
	BASE64 = 12,
	DECIMAL_MOST = 20,
	PACKED_MOST = 10
};

/* Bytes that are looked through. */
struct look {
	struct window window;
	const unsigned char *bytes;
	size_t length;
	windows_visit *visit;
	void *context;
};

static void fail(const char *what)
{
	perror(what);
	exit(2);
}

uint64_t window_of(const void *bytes)
{
	uint64_t number;

	memcpy(&number, bytes, sizeof(number));
	return __builtin_bswap64(number);
}

uint64_t window_short(uint64_t number)
{
	return number & ~UINT64_C(0xFFFF);
}

static void tell(struct look *look, size_t at, const char *form, uint64_t number)
{
	look->window.at = at;
	look->window.form = form;
	look->window.number = number;
	look->visit(look->context, &look->window);
}

static int hex_digit(unsigned char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	byte |= 0x20;
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static bool is_hex(const struct look *look, size_t at)
{
	return at < look->length && hex_digit(look->bytes[at]) >= 0;
}

/* A digest that was cut off for people to read has a few digits less. */
static void look_hex(struct look *look, size_t at)
{
	uint64_t number = 0;
	size_t digits = 0;

	for (; digits < HEX && is_hex(look, at + digits); digits++)
		number = number << 4 | (uint64_t)hex_digit(look->bytes[at + digits]);
	if (digits == HEX) {
		tell(look, at, "hex", number);
		tell(look, at, "hex, last byte first", __builtin_bswap64(number));
	} else if (digits >= HEX_SHORT && (at == 0 || !is_hex(look, at - 1))) {
		tell(look, at, "hex, cut off", window_short(number << 4 * (HEX - digits)));
	}
}

/* Both alphabets. */
static int base64_digit(unsigned char byte)
{
	if (isupper(byte))
		return byte - 'A';
	if (islower(byte))
		return byte - 'a' + 26;
	if (isdigit(byte))
		return byte - '0' + 52;
	if (byte == '+' || byte == '-')
		return 62;
	return byte == '/' || byte == '_' ? 63 : -1;
}

/* 72 bits; in a longer text the eight bytes may begin at the first, third or fifth of them. Of
 * eleven digits, where a text ends, the first 66. */
static void look_base64(struct look *look, size_t at)
{
	wide bits = 0;
	size_t i;

	for (i = at; i < at + BASE64; i++) {
		int digit = i < look->length ? base64_digit(look->bytes[i]) : -1;

		if (digit < 0)
			break;
		bits = bits << 6 | (unsigned)digit;
	}
	if (i == at + BASE64) {
		tell(look, at, "base64", (uint64_t)(bits >> 8));
		tell(look, at, "base64", (uint64_t)(bits >> 6));
		tell(look, at, "base64", (uint64_t)(bits >> 4));
	} else if (i == at + BASE64 - 1) {
		tell(look, at, "base64", (uint64_t)(bits >> 2));
		tell(look, at, "base64", (uint64_t)bits);
	}
}

/* A number of at most twenty digits, with or without a sign: eight bytes may be read as either. */
static void look_decimal(struct look *look, size_t at)
{
	wide number = 0;
	size_t i = at;
	bool below;

	if (at > 0 && isdigit(look->bytes[at - 1]))
		return;
	below = at > 0 && look->bytes[at - 1] == '-';
	while (i < look->length && i <= at + DECIMAL_MOST && isdigit(look->bytes[i]))
		number = number * 10 + (look->bytes[i++] - '0');
	if (i - at < WIDTH || i > at + DECIMAL_MOST || number > UINT64_MAX)
		return;
	tell(look, at, "decimal", (uint64_t)number);
	if (below)
		tell(look, at, "decimal", -(uint64_t)number);
}

/* Seven bits a byte: the lowest first (and with the sign in the lowest bit), or the highest first
 * and the ninth byte whole, as SQLite has it. */
static void look_packed(struct look *look, size_t at)
{
	const unsigned char *bytes = look->bytes + at;
	uint64_t low = 0, high = 0;

	if (look->length - at < PACKED_MOST ||
	    (window_of(bytes) & 0x8080808080808080u) != 0x8080808080808080u)
		return;
	for (int i = 0; i < PACKED_MOST; i++) {
		low |= (uint64_t)(bytes[i] & 0x7F) << 7 * i;
		if ((bytes[i] & 0x80) == 0)
			break;
	}
	for (int i = 0; i < WIDTH; i++)
		high = high << 7 | (bytes[i] & 0x7F);
	tell(look, at, "packed", low);
	tell(look, at, "packed", low >> 1 ^ -(low & 1));
	tell(look, at, "packed", high << 8 | bytes[WIDTH]);
}

static void look_through(struct look *look)
{
	for (size_t at = 0; at < look->length; at++) {
		unsigned char byte = look->bytes[at];

		if (look->length - at >= WIDTH) {
			uint64_t number = window_of(look->bytes + at);

			tell(look, at, "bytes", number);
			tell(look, at, "bytes, last first", __builtin_bswap64(number));
		}
		if (byte >= 0x80) {
			look_packed(look, at);
		} else if (base64_digit(byte) >= 0) {
			look_base64(look, at);
			if (hex_digit(byte) >= 0)
				look_hex(look, at);
			if (isdigit(byte))
				look_decimal(look, at);
		}
	}
}

/* ---- Databases ---- */

static void look_column(struct look *look, sqlite3_stmt *row, int column)
{
	if (sqlite3_column_type(row, column) == SQLITE_INTEGER) {
		uint64_t number = (uint64_t)sqlite3_column_int64(row, column);

		tell(look, 0, "number", number);
		tell(look, 0, "number, last byte first", __builtin_bswap64(number));
		return;
	}
	look->bytes = sqlite3_column_blob(row, column);
	look->length = (size_t)sqlite3_column_bytes(row, column);
	if (look->bytes != NULL)
		look_through(look);
}

static void look_table(struct look *look, sqlite3 *db, const char *table)
{
	char *select = sqlite3_mprintf("SELECT * FROM \"%w\"", table), part[256];
	sqlite3_stmt *row = NULL;
	int more;

	if (sqlite3_prepare_v2(db, select, -1, &row, NULL) != SQLITE_OK)
		fail(select);
	look->window.part = part;
	while ((more = sqlite3_step(row)) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(row); i++) {
			snprintf(part, sizeof(part), " (%s.%s)", table,
				 sqlite3_column_name(row, i));
			look_column(look, row, i);
		}
	if (more != SQLITE_DONE)
		fail(look->window.file);
	sqlite3_finalize(row);
	sqlite3_free(select);
}

/* As it is in the file: what lies in a log beside it is a file of its own. */
static void look_database(struct look *look)
{
	char *uri = sqlite3_mprintf("file:%s?immutable=1", look->window.file);
	sqlite3_stmt *tables = NULL;
	sqlite3 *db;

	if (sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1,
			       &tables, NULL) != SQLITE_OK)
		fail(look->window.file);
	while (sqlite3_step(tables) == SQLITE_ROW)
		look_table(look, db, (const char *)sqlite3_column_text(tables, 0));
	sqlite3_finalize(tables);
	sqlite3_close(db);
	sqlite3_free(uri);
}

void windows_in_file(const char *path, windows_visit *visit, void *context, size_t *bytes)
{
	static const char database[] = "SQLite format 3";
	struct look look = {
	    .window = {.file = path, .part = ""}, .visit = visit, .context = context};
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	void *mapped;

	if (fd < 0 || fstat(fd, &status) != 0)
		fail(path);
	look.length = (size_t)status.st_size;
	*bytes += look.length;
	if (look.length > 0) {
		mapped = mmap(NULL, look.length, PROT_READ, MAP_PRIVATE, fd, 0);
		if (mapped == MAP_FAILED)
			fail(path);
		look.bytes = mapped;
		look_through(&look);
		if (look.length >= sizeof(database) &&
		    memcmp(mapped, database, sizeof(database)) == 0)
			look_database(&look);
		munmap(mapped, (size_t)status.st_size);
	}
	close(fd);
}
