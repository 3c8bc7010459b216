/* Archives that are whole: each kind, odd names and members, what is not supported. */
#include "hostile.h"

#include <archive_entry.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pack.h"

static void need(bool good)
{
	if (!good)
		abort();
}

static void one(const struct buf *message, struct buf *out, enum pack_kind kind, int gzip,
		const char *name)
{
	struct pack *pack = pack_new(out, kind, gzip);

	pack_file(pack, name, message->data, message->length);
	pack_end(pack);
}

static void zip(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_ZIP, 0, "a.xml");
}

static void zip_stored(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_ZIP_STORED, 0, "a.xml");
}

static void tar(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_USTAR, 0, "a.xml");
}

static void tar_pax(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_PAX, 0, "caf\xC3\xA9.xml");
}

static void tar_gnu(const struct buf *message, struct buf *out)
{
	char name[300];

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	one(message, out, PACK_GNU, 0, name);
}

static void tar_gz(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_PAX, 1, "a.xml");
}

static void gz(const struct buf *message, struct buf *out)
{
	pack_gzip(out, message->data, message->length);
}

static void gz_in_halves(const struct buf *message, struct buf *out)
{
	pack_gzip(out, message->data, 700);
	pack_gzip(out, message->data + 700, message->length - 700);
}

static void gz_twice_the_message(const struct buf *message, struct buf *out)
{
	gz(message, out);
	gz(message, out);
}

static void gz_empty(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_gzip(out, "", 0);
}

static void gz_in_gz(const struct buf *message, struct buf *out)
{
	struct buf inner = BUF_INIT(0);

	gz(message, &inner);
	pack_gzip(out, inner.data, inner.length);
	buf_free(&inner);
}

static void gz_of_zip(const struct buf *message, struct buf *out)
{
	struct buf inner = BUF_INIT(0);

	zip(message, &inner);
	pack_gzip(out, inner.data, inner.length);
	buf_free(&inner);
}

static void zip_of_tar(const struct buf *message, struct buf *out)
{
	struct buf inner = BUF_INIT(0);

	tar(message, &inner);
	one(&inner, out, PACK_ZIP, 0, "inner.tar");
	buf_free(&inner);
}

static void zip_of_zip(const struct buf *message, struct buf *out)
{
	struct buf inner = BUF_INIT(0);
	struct pack *pack = pack_new(out, PACK_ZIP, 0);

	zip(message, &inner);
	pack_file(pack, "inner.zip", inner.data, inner.length);
	pack_file(pack, "a.xml", message->data, message->length);
	pack_end(pack);
	buf_free(&inner);
}

static void tar_specials(const struct buf *message, struct buf *out)
{
	struct pack *pack = pack_new(out, PACK_USTAR, 0);

	pack_file(pack, "a.xml", message->data, message->length);
	pack_entry(pack, "soft.xml", AE_IFLNK, "/etc/passwd", NULL, 0);
	pack_entry(pack, "hard.xml", AE_IFREG, "a.xml", NULL, 0);
	pack_entry(pack, "fifo.xml", AE_IFIFO, NULL, NULL, 0);
	pack_entry(pack, "char.xml", AE_IFCHR, NULL, NULL, 0);
	pack_entry(pack, "block.xml", AE_IFBLK, NULL, NULL, 0);
	pack_entry(pack, "map", AE_IFDIR, NULL, NULL, 0);
	pack_file(pack, "b.xml", message->data, message->length);
	pack_end(pack);
}

static void names(const struct buf *message, struct buf *out, enum pack_kind kind)
{
	static const char *const odd[] = {"/etc/cron.d/a.xml",
					  "../../../etc/passwd",
					  "map/../../a.xml",
					  "..",
					  "-rf",
					  "a\nb.xml",
					  "\xFF\xFE.xml",
					  "a\x1B[31m.xml",
					  "C:\\a.xml",
					  "BSN 999900006.xml",
					  "\"quoted\".xml",
					  "a.xml",
					  "a.xml"};
	struct pack *pack = pack_new(out, kind, 0);

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		pack_file(pack, odd[i], message->data, message->length);
	pack_end(pack);
}

static void zip_names(const struct buf *message, struct buf *out)
{
	names(message, out, PACK_ZIP);
}

static void tar_names(const struct buf *message, struct buf *out)
{
	names(message, out, PACK_GNU);
}

static void zip_encrypted(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_ZIP_SECRET, 0, "a.xml");
}

static void zip_empty(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_end(pack_new(out, PACK_ZIP, 0));
}

static void folder_only(struct buf *out, enum pack_kind kind, int gzip)
{
	struct pack *pack = pack_new(out, kind, gzip);

	pack_entry(pack, "map/", AE_IFDIR, NULL, NULL, 0);
	pack_end(pack);
}

static void zip_folder_only(const struct buf *message, struct buf *out)
{
	(void)message;
	folder_only(out, PACK_ZIP, 0);
}

static void tar_gz_folder_only(const struct buf *message, struct buf *out)
{
	(void)message;
	folder_only(out, PACK_USTAR, 1);
}

static void foreign(struct buf *out, const char *magic, size_t length)
{
	need(buf_add(out, magic, length) == 0);
	need(buf_puts(out, "what follows is never looked at") == 0);
}

static void seven_zip(const struct buf *message, struct buf *out)
{
	(void)message;
	foreign(out, "7z\xBC\xAF\x27\x1C\0\4", 8);
}

static void rar(const struct buf *message, struct buf *out)
{
	(void)message;
	foreign(out, "Rar!\x1A\7\1\0", 8);
}

static void bzip2(const struct buf *message, struct buf *out)
{
	(void)message;
	foreign(out, "BZh91AY&SY", 10);
}

static void xz(const struct buf *message, struct buf *out)
{
	(void)message;
	foreign(out,
		"\xFD"
		"7zXZ\0",
		6);
}

static void zip_mixed(const struct buf *message, struct buf *out)
{
	struct pack *pack = pack_new(out, PACK_ZIP, 0);

	pack_file(pack, "leeg.xml", "", 0);
	pack_file(pack, "lees.txt", "tekst\r\n", 7);
	pack_file(pack, "doctype.xml", "<!DOCTYPE a><a/>", 16);
	pack_file(pack, "ander.xml", "<a/>", 4);
	pack_file(pack, "goed.xml", message->data, message->length);
	pack_end(pack);
}

#define BAD "unreadable IJW015"
#define THIRTEEN "13*accepted"

const struct hostile_case hostile_archives[] = {
    {"zip.zip", zip, NULL, "accepted", false},
    {"zip-named.xml", zip, NULL, "accepted", false},
    {"zip-stored.zip", zip_stored, NULL, "accepted", false},
    {"zip-mixed.zip", zip_mixed, NULL,
     "unreadable IJW002;unreadable IJW009;unreadable IJW005;unknown IJW013;accepted", false},
    {"tar.tar", tar, NULL, "accepted", false},
    {"tar-pax.tar", tar_pax, NULL, "accepted", false},
    {"tar-gnu.tar", tar_gnu, NULL, "accepted", false},
    {"tar-gz.tar.gz", tar_gz, NULL, "accepted", false},
    {"tar-gz-named.zip", tar_gz, NULL, "accepted", false},
    {"gz.gz", gz, NULL, "accepted", false},
    {"gz-named.xml", gz, NULL, "accepted", false},
    {"gz-in-halves.gz", gz_in_halves, NULL, "accepted", false},
    {"gz-twice-the-message.gz", gz_twice_the_message, NULL, "unreadable IJW009", false},
    {"gz-empty.gz", gz_empty, NULL, "unreadable IJW002", false},
    {"gz-in-gz.gz", gz_in_gz, NULL, "unreadable IJW017", false},
    {"gz-of-zip.gz", gz_of_zip, NULL, "unreadable IJW017", false},
    {"zip-of-tar.zip", zip_of_tar, NULL, "unreadable IJW017", false},
    {"zip-of-zip.zip", zip_of_zip, NULL, "unreadable IJW017;accepted", false},
    {"tar-specials.tar", tar_specials, NULL, "accepted;5*unreadable IJW018;accepted", false},
    {"zip-names.zip", zip_names, NULL, THIRTEEN, false},
    {"tar-names.tar", tar_names, NULL, THIRTEEN, false},
    {"zip-encrypted.zip", zip_encrypted, NULL, "unreadable IJW019", false},
    {"zip-empty.zip", zip_empty, NULL, "unreadable IJW024", false},
    {"zip-folder-only.zip", zip_folder_only, NULL, "unreadable IJW024", false},
    {"tar-gz-folder-only.tar.gz", tar_gz_folder_only, NULL, "unreadable IJW024", false},
    {"7z.7z", seven_zip, NULL, BAD, false},
    {"rar.rar", rar, NULL, BAD, false},
    {"bzip2.bz2", bzip2, NULL, BAD, false},
    {"xz.xz", xz, NULL, BAD, false},
};
const size_t hostile_archive_count = sizeof(hostile_archives) / sizeof(hostile_archives[0]);
