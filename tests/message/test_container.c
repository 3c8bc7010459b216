/* Archives: what comes out of whole ones, what is refused of damaged and hostile ones. */
#include <archive_entry.h>
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/message/container.h"
#include "pack.h"

Suite *suite_container(void);

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static const char xml[] = "<a>een bericht</a>\r\n";
#define XML_BYTES (sizeof(xml) - 1)

/* What a walk delivered. */
struct seen {
	char text[4096]; /* NAME:FAULT:LENGTH; for each member, as far as it fits */
	unsigned members;
	unsigned stop_at; /* the callback ends the walk at this member; 0 = never */
	size_t bytes;
	enum fault fault;
	int result;
};

static int note(void *context, const char *name, enum fault fault, const char *bytes, size_t length)
{
	struct seen *seen = context;
	size_t used = strlen(seen->text);

	ck_assert(fault == FAULT_NONE ? bytes != NULL : bytes == NULL && length == 0);
	seen->members++;
	seen->bytes += length;
	snprintf(seen->text + used, sizeof(seen->text) - used, "%s:%d:%zu;", name, (int)fault,
		 length);
	return seen->members == seen->stop_at ? 7 : 0;
}

static int temp_with(const struct buf *buf)
{
	FILE *file = tmpfile();
	int fd;

	ck_assert_ptr_nonnull(file);
	fd = dup(fileno(file));
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(file_write(fd, buf->data, buf->length), 0);
	ck_assert_int_eq(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

static void walk_until(const struct buf *buf, unsigned stop_at, struct seen *seen)
{
	int fd = temp_with(buf);

	memset(seen, 0, sizeof(*seen));
	seen->stop_at = stop_at;
	seen->result = container_each(fd, note, seen, &seen->fault);
	ck_assert_int_eq(close(fd), 0);
}

static void walk(struct buf *buf, struct seen *seen)
{
	walk_until(buf, 0, seen);
	buf_free(buf);
}

static void expect(struct buf *buf, enum fault fault, const char *text)
{
	struct seen seen;

	walk(buf, &seen);
	ck_assert_int_eq(seen.result, 0);
	ck_assert_str_eq(seen.text, text);
	ck_assert_int_eq(seen.fault, fault);
}

static const struct {
	enum pack_kind kind;
	int gzip;
} kinds[] = {{PACK_ZIP, 0}, {PACK_ZIP_STORED, 0}, {PACK_USTAR, 0}, {PACK_PAX, 0},
	     {PACK_GNU, 0}, {PACK_USTAR, 1},      {PACK_PAX, 1},   {PACK_GNU, 1}};

static struct buf two_files(int kind)
{
	struct buf buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, kinds[kind].kind, kinds[kind].gzip);

	pack_entry(pack, "map/", AE_IFDIR, NULL, NULL, 0);
	pack_file(pack, "map/a.xml", xml, XML_BYTES);
	pack_file(pack, "../../etc/b.xml", xml, XML_BYTES - 2);
	pack_end(pack);
	return buf;
}

/* As `note` writes a member that is litter. */
#define LITTER(name) name ":20:0;"
_Static_assert(FAULT_LITTER == 20, "the number above");

/* What Windows and macOS leave is told by its name, in whatever folder; "./" is no hidden folder.
 */
START_TEST(test_litter)
{
	struct buf buf = BUF_INIT(0), none = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, kinds[_i].kind, kinds[_i].gzip);

	pack_file(pack, "__MACOSX/map/._a.xml", xml, XML_BYTES);
	pack_file(pack, "./map/a.xml", xml, XML_BYTES);
	pack_file(pack, "map/.DS_Store", xml, XML_BYTES);
	pack_file(pack, "map/THUMBS.db", xml, XML_BYTES);
	pack_file(pack, "map/a.xml:Zone.Identifier", xml, XML_BYTES);
	pack_file(pack, "map/~$a.xml", xml, XML_BYTES);
	pack_file(pack, "map/not~$a.xml", xml, XML_BYTES);
	pack_end(pack);
	expect(&buf, FAULT_NONE,
	       LITTER("__MACOSX/map/._a.xml") "./map/a.xml:0:20;" LITTER("map/.DS_Store")
		   LITTER("map/THUMBS.db") LITTER("map/a.xml:Zone.Identifier")
		       LITTER("map/~$a.xml") "map/not~$a.xml:0:20;");
	pack = pack_new(&none, kinds[_i].kind, kinds[_i].gzip);
	pack_file(pack, "map/desktop.ini", xml, XML_BYTES);
	pack_end(pack);
	expect(&none, FAULT_NO_MEMBER, LITTER("map/desktop.ini"));
}
END_TEST

START_TEST(test_whole)
{
	struct buf buf = two_files(_i);
	size_t head = buf.length < 512 ? buf.length : 512;
	bool bare_tar = kinds[_i].kind >= PACK_USTAR && !kinds[_i].gzip;

	ck_assert(container_is(buf.data, head));
	ck_assert(container_tells_whole(buf.data, head) == !bare_tar);
	expect(&buf, FAULT_NONE, "map/a.xml:0:20;../../etc/b.xml:0:18;");
}
END_TEST

/* Cut anywhere, an archive is never whole; what was delivered before is a prefix. */
START_TEST(test_cut)
{
	struct buf whole = two_files(_i);
	/* two headers with data, one without, and the first of the empty blocks */
	size_t end = kinds[_i].gzip || _i < 2 ? whole.length : 6 * 512;

	for (size_t length = 4; length < end; length += length < 600 ? 1 : 7) {
		struct buf cut = BUF_INIT(0);
		struct seen seen;

		ck_assert_int_eq(buf_add(&cut, whole.data, length), 0);
		walk(&cut, &seen);
		ck_assert_msg(seen.fault == FAULT_ARCHIVE, "cut at %zu of %zu: %d %s", length,
			      whole.length, (int)seen.fault, seen.text);
	}
	buf_free(&whole);
}
END_TEST

START_TEST(test_trailing)
{
	struct buf buf = two_files(_i);

	ck_assert_int_eq(buf_puts(&buf, "x"), 0);
	expect(&buf, FAULT_ARCHIVE, _i < 2 ? "" : "map/a.xml:0:20;../../etc/b.xml:0:18;");
}
END_TEST

START_TEST(test_glued)
{
	struct buf buf = two_files(_i), more = two_files(_i);
	struct seen seen;

	ck_assert_int_eq(buf_add(&buf, more.data, more.length), 0);
	buf_free(&more);
	walk(&buf, &seen);
	ck_assert_int_eq(seen.fault, FAULT_ARCHIVE);
}
END_TEST

START_TEST(test_stop)
{
	struct buf buf = two_files(_i);
	struct seen seen;

	walk_until(&buf, 1, &seen);
	buf_free(&buf);
	ck_assert_int_eq(seen.result, 7);
	ck_assert_uint_eq(seen.members, 1);
	ck_assert_int_eq(seen.fault, FAULT_NONE);
}
END_TEST

START_TEST(test_offset)
{
	struct buf buf = BUF_INIT(0), packed = two_files(_i);
	struct seen seen = {.members = 0};
	int fd;

	ck_assert_int_eq(buf_puts(&buf, "before"), 0);
	ck_assert_int_eq(buf_add(&buf, packed.data, packed.length), 0);
	fd = temp_with(&buf);
	ck_assert_int_eq(lseek(fd, 6, SEEK_SET), 6);
	ck_assert_int_eq(container_each(fd, note, &seen, &seen.fault), 0);
	ck_assert_int_eq(seen.fault, FAULT_NONE);
	ck_assert_uint_eq(seen.members, 2);
	ck_assert_int_eq(close(fd), 0);
	buf_free(&buf);
	buf_free(&packed);
}
END_TEST

START_TEST(test_gzip)
{
	struct buf buf = BUF_INIT(0);

	pack_gzip(&buf, xml, XML_BYTES);
	expect(&buf, FAULT_NONE, ":0:20;");
	pack_gzip(&buf, xml, XML_BYTES);
	pack_gzip(&buf, xml, XML_BYTES);
	pack_gzip(&buf, "", 0);
	expect(&buf, FAULT_NONE, ":0:40;");
	pack_gzip(&buf, "", 0);
	expect(&buf, FAULT_NONE, ":0:0;");
	pack_gzip(&buf, xml, XML_BYTES);
	ck_assert_int_eq(buf_add(&buf, "\0", 1), 0);
	expect(&buf, FAULT_ARCHIVE, "");
	pack_gzip(&buf, xml, XML_BYTES);
	ck_assert_int_eq(buf_puts(&buf, "garbage"), 0);
	expect(&buf, FAULT_ARCHIVE, "");
}
END_TEST

START_TEST(test_gzip_broken)
{
	struct buf whole = BUF_INIT(0);

	pack_gzip(&whole, xml, XML_BYTES);
	for (size_t length = 2; length < whole.length; length++) {
		struct buf cut = BUF_INIT(0);

		ck_assert_int_eq(buf_add(&cut, whole.data, length), 0);
		expect(&cut, FAULT_ARCHIVE, "");
	}
	/* checksum and length are the last eight bytes */
	for (size_t at = whole.length - 8; at < whole.length; at++) {
		struct buf wrong = BUF_INIT(0);

		ck_assert_int_eq(buf_add(&wrong, whole.data, whole.length), 0);
		wrong.data[at] ^= 1;
		expect(&wrong, FAULT_ARCHIVE, "");
	}
	buf_free(&whole);
}
END_TEST

/* More than fits into one piece of input or output, both ways. */
START_TEST(test_gzip_large)
{
	struct buf noise = BUF_INIT(0), buf = BUF_INIT(0);
	unsigned state = 1;

	for (int i = 0; i < 300000; i++) {
		char byte;

		state = state * 1103515245u + 12345u;
		byte = (char)('a' + (state >> 16) % 26);
		ck_assert_int_eq(buf_add(&noise, &byte, 1), 0);
	}
	pack_gzip(&buf, noise.data, noise.length);
	buf_free(&noise);
	expect(&buf, FAULT_NONE, ":0:300000;");
	pack_gzip_run(&buf, 'x', 1024 * 1024);
	expect(&buf, FAULT_NONE, ":0:1048576;");
}
END_TEST

START_TEST(test_special)
{
	struct buf buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, PACK_PAX, 0);
	char expected[200];

	pack_file(pack, "a", xml, XML_BYTES);
	pack_entry(pack, "soft", AE_IFLNK, "/etc/passwd", NULL, 0);
	pack_entry(pack, "hard", AE_IFREG, "a", NULL, 0);
	pack_entry(pack, "fifo", AE_IFIFO, NULL, NULL, 0);
	pack_entry(pack, "char", AE_IFCHR, NULL, NULL, 0);
	pack_entry(pack, "block", AE_IFBLK, NULL, NULL, 0);
	pack_file(pack, "/b", xml, XML_BYTES);
	pack_end(pack);
	snprintf(expected, sizeof(expected),
		 "a:0:20;soft:%d:0;hard:%d:0;fifo:%d:0;char:%d:0;block:%d:0;/b:0:20;", FAULT_MEMBER,
		 FAULT_MEMBER, FAULT_MEMBER, FAULT_MEMBER, FAULT_MEMBER);
	expect(&buf, FAULT_NONE, expected);
}
END_TEST

START_TEST(test_names)
{
	static const char *const names[] = {"caf\xC3\xA9.xml", "new\nline", "\xFF\xFE.xml"};
	struct buf buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, kinds[_i].kind, kinds[_i].gzip);
	struct seen seen;

	for (int i = 0; i < COUNT(names); i++)
		pack_file(pack, names[i], xml, XML_BYTES);
	pack_end(pack);
	walk(&buf, &seen);
	ck_assert_int_eq(seen.fault, FAULT_NONE);
	ck_assert_uint_eq(seen.members, 3);
	ck_assert_ptr_nonnull(strstr(seen.text, "caf\xC3\xA9.xml:0:20;new\nline:0:20;"));
}
END_TEST

START_TEST(test_encrypted)
{
	struct buf buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, PACK_ZIP_SECRET, 0);
	struct seen seen;

	pack_file(pack, "a.xml", xml, XML_BYTES);
	pack_end(pack);
	walk(&buf, &seen);
	ck_assert_uint_eq(seen.members, 1);
	ck_assert_ptr_eq(strstr(seen.text, "a.xml:"), seen.text);
	ck_assert_int_eq(atoi(seen.text + 6), FAULT_ENCRYPTED);
	ck_assert_int_eq(seen.fault, FAULT_NONE);
}
END_TEST

START_TEST(test_nested)
{
	struct buf inner = two_files(_i), buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, PACK_ZIP, 0);
	char expected[64];

	pack_file(pack, "inner", inner.data, inner.length);
	pack_file(pack, "a.xml", xml, XML_BYTES);
	pack_end(pack);
	snprintf(expected, sizeof(expected), "inner:%d:0;a.xml:0:20;", FAULT_NESTED);
	expect(&buf, FAULT_NONE, expected);
	/* in gzip: a tar is what it packs, anything else is nested */
	pack_gzip(&buf, inner.data, inner.length);
	snprintf(expected, sizeof(expected), ":%d:0;", FAULT_NESTED);
	if (kinds[_i].gzip || _i < 2)
		expect(&buf, FAULT_NONE, expected);
	else
		expect(&buf, FAULT_NONE, "map/a.xml:0:20;../../etc/b.xml:0:18;");
	buf_free(&inner);
}
END_TEST

START_TEST(test_empty)
{
	struct buf buf = BUF_INIT(0);

	pack_end(pack_new(&buf, PACK_ZIP, 0));
	expect(&buf, FAULT_NO_MEMBER, "");
	ck_assert_int_eq(buf_puts(&buf, "PK\3\4"), 0);
	expect(&buf, FAULT_ARCHIVE, "");
	for (int i = 0; i < COUNT(kinds); i++) {
		struct pack *pack = pack_new(&buf, kinds[i].kind, kinds[i].gzip);

		pack_entry(pack, "leeg/", AE_IFDIR, NULL, NULL, 0);
		pack_end(pack);
		expect(&buf, FAULT_NO_MEMBER, "");
	}
}
END_TEST

START_TEST(test_foreign)
{
	static const char *const foreign[] = {"7z\xBC\xAF\x27\x1C", "Rar!\x1A\7",
					      ("\xFD"
					       "7zXZ"),
					      "\x28\xB5\x2F\xFD", "BZh91AY&SY"};
	struct buf buf = BUF_INIT(0);

	/* with the NUL, which is part of the third */
	ck_assert_int_eq(buf_add(&buf, foreign[_i], strlen(foreign[_i]) + 1), 0);
	ck_assert(container_is(buf.data, buf.length));
	expect(&buf, FAULT_ARCHIVE, "");
}
END_TEST

START_TEST(test_is_not)
{
	static const char nul[512];

	ck_assert(!container_is("", 0));
	ck_assert(!container_is("P", 1));
	ck_assert(!container_is("\x1F", 1));
	ck_assert(!container_is(xml, XML_BYTES));
	ck_assert(!container_is("BZh9 is text", 12));
	ck_assert(!container_is(nul, sizeof(nul)));
}
END_TEST

/* Ratio: the first byte past the free bytes counts. */
START_TEST(test_ratio)
{
	struct buf buf = BUF_INIT(0);

	pack_gzip_run(&buf, ' ', LIMIT_RATIO_FREE_BYTES);
	expect(&buf, FAULT_NONE, ":0:1048576;");
	pack_gzip_run(&buf, ' ', LIMIT_RATIO_FREE_BYTES + 1);
	expect(&buf, FAULT_LIMIT, "");
	pack_zip_run(&buf, "a", ' ', LIMIT_RATIO_FREE_BYTES);
	expect(&buf, FAULT_NONE, "a:0:1048576;");
	pack_zip_run(&buf, "a", ' ', LIMIT_RATIO_FREE_BYTES + 1);
	expect(&buf, FAULT_LIMIT, "");
}
END_TEST

/* Bytes of a folder are never seen, but count as what they could become at most. */
START_TEST(test_folder_bytes)
{
	struct buf noise = BUF_INIT(0), buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, PACK_ZIP, 0);
	unsigned state = 1;

	for (size_t i = 0; i < 3 * LIMIT_ARCHIVE_BYTES / 1032; i++) {
		char byte;

		state = state * 1103515245u + 12345u;
		byte = (char)(state >> 16);
		ck_assert_int_eq(buf_add(&noise, &byte, 1), 0);
	}
	pack_file(pack, "map", noise.data, _i == 0 ? 1000 : noise.length);
	pack_file(pack, "a.xml", xml, XML_BYTES);
	pack_end(pack);
	buf_free(&noise);
	/* the writer would not write a folder with bytes */
	((char *)memmem(buf.data, buf.length, "map", 3))[2] = '/';
	expect(&buf, _i == 0 ? FAULT_NONE : FAULT_LIMIT, _i == 0 ? "a.xml:0:20;" : "");
}
END_TEST

START_TEST(test_members)
{
	for (unsigned extra = 0; extra < 2; extra++) {
		struct buf buf = BUF_INIT(0);
		struct pack *pack = pack_new(&buf, _i == 0 ? PACK_ZIP : PACK_USTAR, _i == 2);
		struct seen seen;

		for (unsigned i = 0; i < LIMIT_ARCHIVE_MEMBERS + extra; i++)
			pack_file(pack, "a", i % 7 == 0 ? xml : "<b/>", i % 7 == 0 ? XML_BYTES : 4);
		pack_end(pack);
		walk(&buf, &seen);
		ck_assert_uint_eq(seen.members, LIMIT_ARCHIVE_MEMBERS);
		ck_assert_int_eq(seen.fault, extra ? FAULT_LIMIT : FAULT_NONE);
	}
}
END_TEST

static void add_run(struct pack *pack, size_t size)
{
	struct buf run = BUF_INIT(0);
	char *room = buf_room(&run, size);

	memset(room, 'x', size);
	run.length = size;
	pack_file(pack, "run", run.data, run.length);
	buf_free(&run);
}

/* Sizes of one member, in a tar: no ratio there. */
START_TEST(test_member_size)
{
	static const struct {
		size_t size;
		enum fault member, fault;
	} sizes[] = {{LIMIT_ENVELOPE_BYTES, FAULT_NONE, FAULT_NONE},
		     {LIMIT_ENVELOPE_BYTES + 1, FAULT_TOO_LARGE, FAULT_NONE},
		     {LIMIT_MEMBER_BYTES, FAULT_TOO_LARGE, FAULT_NONE},
		     {LIMIT_MEMBER_BYTES + 1, FAULT_NONE, FAULT_LIMIT}};
	struct buf buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, PACK_USTAR, 0);
	char expected[64] = "";

	add_run(pack, sizes[_i].size);
	pack_end(pack);
	if (sizes[_i].fault == FAULT_NONE)
		snprintf(expected, sizeof(expected), "run:%d:%zu;", (int)sizes[_i].member,
			 sizes[_i].member == FAULT_NONE ? sizes[_i].size : 0);
	expect(&buf, sizes[_i].fault, expected);
}
END_TEST

/* The header says another size than there is: the number behind "compressed" and "uncompressed". */
START_TEST(test_lying_sizes)
{
	static const unsigned char signature[] = {'P', 'K', 7, 8};
	struct buf buf = BUF_INIT(0);
	struct pack *pack = pack_new(&buf, PACK_ZIP, 0);
	char *local, *found;

	pack_file(pack, "a.xml", xml, XML_BYTES);
	pack_end(pack);
	local = buf.data;
	for (int i = 0; i < 2; i++) {
		/* the sizes may stand in the header or in a descriptor behind the data */
		local[18 + 4 * i] = (char)(local[18 + 4 * i] + 3);
		found = memmem(buf.data, buf.length, signature, sizeof(signature));
		if (found != NULL)
			found[8 + 4 * i] = (char)(found[8 + 4 * i] + 3);
	}
	expect(&buf, FAULT_ARCHIVE, "");
}
END_TEST

static void put_number(char *at, uint64_t value, int length)
{
	for (int i = 0; i < length; i++)
		at[i] = (char)(value >> 8 * i);
}

static uint64_t get_number(const char *at, int length)
{
	uint64_t value = 0;

	while (length-- > 0)
		value = value << 8 | (unsigned char)at[length];
	return value;
}

/* Where the numbers stand in the end record, how long they are there, and where in that of
 * zip64.
 */
static const struct {
	int end, length, wide;
} numbers[] = {{10, 2, 32}, {12, 4, 40}, {16, 4, 48}};

enum { ZIP_END = 22, WIDE_END = 56, LOCATOR = 20 };

/* Gives the zip the end of a zip64, in which the end record leaves each number whose bit is
 * set in `left` to the record in front of it, and number `wrong` (-1: none) is one too
 * many. */
static void widen(struct buf *zip, int left, int wrong)
{
	char end[ZIP_END], wide[WIDE_END + LOCATOR] = "PK\6\6";
	size_t at = zip->length - ZIP_END;

	memcpy(end, zip->data + at, ZIP_END);
	put_number(wide + 4, WIDE_END - 12, 8);
	memcpy(wide + WIDE_END, "PK\6\7", 4);
	put_number(wide + WIDE_END + 8, at, 8);
	put_number(wide + WIDE_END + 16, 1, 4);
	for (int i = 0; i < COUNT(numbers); i++) {
		uint64_t value = get_number(end + numbers[i].end, numbers[i].length);

		put_number(wide + numbers[i].wide, value + (i == wrong), 8);
		if ((left >> i & 1) != 0)
			memset(end + numbers[i].end, 0xFF, (size_t)numbers[i].length);
	}
	zip->length = at;
	buf_add(zip, wide, sizeof(wide));
	buf_add(zip, end, sizeof(end));
}

/* Whatever of the three numbers is left to the zip64 record, it is believed, and held
 * against what is there. */
START_TEST(test_zip64)
{
	for (int wrong = -1; wrong < COUNT(numbers); wrong++) {
		struct buf zip = two_files(0);
		struct seen seen;

		widen(&zip, _i, wrong);
		walk(&zip, &seen);
		ck_assert_int_eq(seen.fault, wrong < 0 ? FAULT_NONE : FAULT_ARCHIVE);
		ck_assert(wrong >= 0 ||
			  strcmp(seen.text, "map/a.xml:0:20;../../etc/b.xml:0:18;") == 0);
	}
}
END_TEST

/* A number is left to a record that is not there. */
START_TEST(test_zip64_missing)
{
	struct buf zip = two_files(0);

	memset(zip.data + zip.length - ZIP_END + numbers[2].end, 0xFF, 4);
	expect(&zip, FAULT_ARCHIVE, "");
}
END_TEST

START_TEST(test_zip_in_memory)
{
	struct buf zip = two_files(0);
	struct seen seen = {.members = 0};

	ck_assert(container_is_zip(zip.data, zip.length));
	ck_assert_int_eq(container_each_in_zip(zip.data, zip.length, note, &seen, &seen.fault), 0);
	ck_assert_int_eq(seen.fault, FAULT_NONE);
	ck_assert_str_eq(seen.text, "map/a.xml:0:20;../../etc/b.xml:0:18;");
	for (size_t length = 0; length < zip.length; length++) {
		seen = (struct seen){.members = 0};
		(void)container_each_in_zip(zip.data, length, note, &seen, &seen.fault);
		ck_assert_int_eq(seen.fault, FAULT_ARCHIVE);
	}
	buf_free(&zip);
}
END_TEST

static TCase *small_cases(void)
{
	TCase *tcase = tcase_create("small");

	tcase_add_loop_test(tcase, test_whole, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_litter, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_cut, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_trailing, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_glued, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_stop, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_offset, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_names, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_nested, 0, COUNT(kinds));
	tcase_add_loop_test(tcase, test_zip64, 0, 8);
	tcase_add_test(tcase, test_zip64_missing);
	tcase_add_test(tcase, test_zip_in_memory);
	tcase_add_test(tcase, test_gzip);
	tcase_add_test(tcase, test_gzip_broken);
	tcase_add_test(tcase, test_gzip_large);
	tcase_add_test(tcase, test_special);
	tcase_add_test(tcase, test_encrypted);
	tcase_add_test(tcase, test_empty);
	tcase_add_loop_test(tcase, test_foreign, 0, 5);
	tcase_add_test(tcase, test_is_not);
	tcase_add_test(tcase, test_lying_sizes);
	return tcase;
}

Suite *suite_container(void)
{
	Suite *suite = suite_create("container");
	TCase *tcase = tcase_create("limits");

	tcase_add_test(tcase, test_ratio);
	tcase_add_loop_test(tcase, test_folder_bytes, 0, 2);
	tcase_add_loop_test(tcase, test_members, 0, 3);
	tcase_add_loop_test(tcase, test_member_size, 0, 4);
	suite_add_tcase(suite, small_cases());
	suite_add_tcase(suite, tcase);
	return suite;
}
