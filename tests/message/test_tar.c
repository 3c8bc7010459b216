/* Headers of tar: those that tell all about a member are read, all others are left to libarchive.
 */
#include <archive_entry.h>
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../../src/message/tar.h"
#include "ijw/message/container.h"
#include "lib/pack.h"

static struct buf archive;
static struct tar_member member;

static void set_up(void)
{
	archive = BUF_INIT(0);
}

static void tear_down(void)
{
	buf_free(&archive);
}

/* An archive that begins with this member. */
static void make(enum pack_kind kind, const char *name, mode_t type, size_t length)
{
	static const char bytes[2000];
	struct pack *pack;

	buf_clear(&archive);
	pack = pack_new(&archive, kind, 0);
	pack_entry(pack, name, type, type == AE_IFLNK ? "a.xml" : NULL, bytes, length);
	pack_end(pack);
}

static bool reads(void)
{
	return tar_read(archive.data, &member);
}

/* Makes the header add up again. */
static void sum_up(void)
{
	unsigned sum = 0;

	memset(archive.data + 148, ' ', 8);
	for (int i = 0; i < TAR_BLOCK; i++)
		sum += (unsigned char)archive.data[i];
	snprintf(archive.data + 148, 8, "%06o", sum);
}

START_TEST(plain)
{
	static const enum pack_kind kinds[] = {PACK_USTAR, PACK_GNU};
	static const size_t sizes[] = {0, 1, 511, 512, 513, 2000};

	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
			make(kinds[k], "map/a.xml", AE_IFREG, sizes[i]);
			ck_assert(tar_begins(archive.data, archive.length));
			ck_assert(reads());
			ck_assert_str_eq(member.name, "map/a.xml");
			ck_assert_uint_eq(member.size, sizes[i]);
			ck_assert(!member.folder);
		}
		make(kinds[k], "map/", AE_IFDIR, 0);
		ck_assert(reads() && member.folder);
	}
}
END_TEST

/* ustar has 100 bytes for a name, and 155 for its folders. */
START_TEST(long_names)
{
	char name[300] = "", last[120];

	memset(last, 'n', 100);
	last[100] = '\0';
	make(PACK_USTAR, last, AE_IFREG, 1);
	ck_assert(reads());
	ck_assert_str_eq(member.name, last);
	memset(name, 'f', 155);
	name[155] = '/';
	strcpy(name + 156, last);
	make(PACK_USTAR, name, AE_IFREG, 1);
	ck_assert(reads());
	ck_assert_str_eq(member.name, name);
	/* Elsewhere what is longer comes in a header of its own. */
	make(PACK_GNU, name, AE_IFREG, 1);
	ck_assert(!reads());
	make(PACK_PAX, strcat(name, "more"), AE_IFREG, 1);
	ck_assert(!reads());
}
END_TEST

START_TEST(others)
{
	static const mode_t types[] = {AE_IFLNK, AE_IFIFO, AE_IFCHR};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		make(PACK_USTAR, "a", types[i], 0);
		ck_assert(tar_begins(archive.data, archive.length));
		ck_assert(!reads());
	}
	/* The end. */
	memset(archive.data, 0, TAR_BLOCK);
	ck_assert(!reads());
	ck_assert(!tar_begins(archive.data, archive.length));
}
END_TEST

/* Each of these says something else, or something that need not mean the same to everybody. */
START_TEST(doubtful)
{
	static const struct {
		int at;
		char byte;
	} changes[] = {
	    {0, '\0'},     /* no name */
	    {8, '/'},      /* a.xml/ at its end: a folder to some */
	    {100, '8'},    /* a mode that is no number */
	    {110, 'x'},    /* so a user, */
	    {116, '-'},    /* a group, */
	    {136, '\x80'}, /* a time */
	    {330, '9'},    /* and a device */
	    {124, '\x80'}, /* a size in another form */
	    {130, ' '},    /* and with a blank in it */
	    {156, '1'},    /* a hard link, */
	    {156, '7'},    /* and what is to be read as a file by who does not know better */
	    {257, 'x'},    /* an older format, */
	    {263, '1'},    /* a newer one */
	};

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		make(PACK_USTAR, "map/a.xml", AE_IFREG, 8);
		ck_assert(reads());
		archive.data[changes[i].at] = changes[i].byte;
		ck_assert(!reads());
		sum_up();
		ck_assert_msg(!reads(), "byte %d", changes[i].at);
	}
	/* A folder with bytes of its own. */
	make(PACK_USTAR, "map/a.xml", AE_IFREG, 8);
	archive.data[156] = '5';
	sum_up();
	ck_assert(!reads());
}
END_TEST

static int note(void *context, const char *name, enum fault fault, const char *bytes, size_t length)
{
	(void)bytes;
	buf_printf(context, "%s %d %zu\n", name, (int)fault, length);
	return 0;
}

/* What is plain, then what is not, then what would be plain again: in their order, and the end of
 * the archive is where it was. */
START_TEST(handed_over)
{
	char name[150], want[400];
	struct buf out = BUF_INIT(0);
	struct pack *pack = pack_new(&archive, PACK_GNU, 0);
	FILE *file = tmpfile();
	enum fault fault;

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	pack_entry(pack, "map/", AE_IFDIR, NULL, NULL, 0);
	pack_file(pack, "map/a.xml", "<a/>", 4);
	pack_file(pack, name, "<bb/>", 5);
	pack_file(pack, "map/c.xml", "<ccc/>", 6);
	pack_entry(pack, "d.xml", AE_IFLNK, "a.xml", NULL, 0);
	pack_end(pack);
	snprintf(want, sizeof(want), "map/a.xml 0 4\n%s 0 5\nmap/c.xml 0 6\nd.xml %d 0\n", name,
		 FAULT_MEMBER);
	for (int more = 0; more < 2; more++) {
		rewind(file);
		ck_assert_uint_eq(fwrite(archive.data, 1, archive.length, file), archive.length);
		if (more)
			putc('x', file);
		fflush(file);
		rewind(file);
		buf_clear(&out);
		ck_assert_int_eq(container_each(fileno(file), note, &out, &fault), 0);
		ck_assert_str_eq(out.data, want);
		ck_assert_int_eq(fault, more ? FAULT_ARCHIVE : FAULT_NONE);
	}
	fclose(file);
	buf_free(&out);
}
END_TEST

Suite *suite_tar(void);

Suite *suite_tar(void)
{
	Suite *suite = suite_create("tar");
	TCase *tests = tcase_create("tar");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, plain);
	tcase_add_test(tests, long_names);
	tcase_add_test(tests, others);
	tcase_add_test(tests, doubtful);
	tcase_add_test(tests, handed_over);
	suite_add_tcase(suite, tests);
	return suite;
}
