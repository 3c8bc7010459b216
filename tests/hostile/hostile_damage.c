/* Archives that are damaged, that lie, or that are meant to do harm. */
#include "hostile.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/limits.h"
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

static void tar(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_USTAR, 0, "a.xml");
}

static void tar_gz(const struct buf *message, struct buf *out)
{
	one(message, out, PACK_PAX, 1, "a.xml");
}

static void gz(const struct buf *message, struct buf *out)
{
	pack_gzip(out, message->data, message->length);
}

static void gz_trailing(const struct buf *message, struct buf *out)
{
	gz(message, out);
	need(buf_puts(out, "garbage") == 0);
}

static void gz_cut(const struct buf *message, struct buf *out)
{
	gz(message, out);
	out->length -= 4;
}

static void gz_checksum(const struct buf *message, struct buf *out)
{
	gz(message, out);
	out->data[out->length - 6] ^= 1;
}

static void gz_lying_size(const struct buf *message, struct buf *out)
{
	gz(message, out);
	out->data[out->length - 4] ^= 1;
}

static void gz_header_only(const struct buf *message, struct buf *out)
{
	gz(message, out);
	out->length = 10;
}

static void gz_bomb(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_gzip_run(out, ' ', 300u * 1000 * 1000);
}

static void gz_bomb_zeros(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_gzip_run(out, '\0', 300u * 1000 * 1000);
}

static void gz_ratio_edge(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_gzip_run(out, ' ', LIMIT_RATIO_FREE_BYTES);
}

static void gz_ratio_over(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_gzip_run(out, ' ', LIMIT_RATIO_FREE_BYTES + 1);
}

static void zip_bomb(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_zip_run(out, "a.xml", ' ', 300u * 1000 * 1000);
}

static void zip_bomb_folder(const struct buf *message, struct buf *out)
{
	(void)message;
	pack_zip_run(out, "map0", ' ', 600u * 1000 * 1000);
	((char *)memmem(out->data, out->length, "map0", 4))[3] = '/';
}

static void zip_bomb_behind(const struct buf *message, struct buf *out)
{
	struct pack *pack = pack_new(out, PACK_ZIP, 0);
	struct buf run = BUF_INIT(0);

	need(buf_room(&run, 2 * LIMIT_RATIO_FREE_BYTES) != NULL);
	memset(run.data, ' ', 2 * LIMIT_RATIO_FREE_BYTES);
	pack_file(pack, "a.xml", message->data, message->length);
	pack_file(pack, "b.xml", run.data, 2 * LIMIT_RATIO_FREE_BYTES);
	pack_file(pack, "c.xml", message->data, message->length);
	pack_end(pack);
	buf_free(&run);
}

/* One member of `size` bytes that do not pack: in a tar, where no ratio is in the way. */
static void tar_of(struct buf *out, size_t size)
{
	struct pack *pack = pack_new(out, PACK_USTAR, 0);
	struct buf run = BUF_INIT(0);

	need(buf_room(&run, size) != NULL);
	memset(run.data, ' ', size);
	pack_file(pack, "a.xml", run.data, size);
	pack_end(pack);
	buf_free(&run);
}

static void tar_member_large(const struct buf *message, struct buf *out)
{
	(void)message;
	tar_of(out, LIMIT_ENVELOPE_BYTES + 1);
}

static void tar_member_over(const struct buf *message, struct buf *out)
{
	(void)message;
	tar_of(out, LIMIT_MEMBER_BYTES + 1);
}

static void members(struct buf *out, enum pack_kind kind, unsigned count)
{
	struct pack *pack = pack_new(out, kind, 0);

	while (count-- > 0)
		pack_file(pack, "a", "<a/>", 4);
	pack_end(pack);
}

static void zip_members_edge(const struct buf *message, struct buf *out)
{
	(void)message;
	members(out, PACK_ZIP_STORED, LIMIT_ARCHIVE_MEMBERS);
}

static void zip_members_over(const struct buf *message, struct buf *out)
{
	(void)message;
	members(out, PACK_ZIP_STORED, LIMIT_ARCHIVE_MEMBERS + 1);
}

static void tar_members_over(const struct buf *message, struct buf *out)
{
	(void)message;
	members(out, PACK_USTAR, LIMIT_ARCHIVE_MEMBERS + 1);
}

static void zip_magic_only(const struct buf *message, struct buf *out)
{
	(void)message;
	need(buf_puts(out, "PK\3\4") == 0);
}

static void zip_cut(const struct buf *message, struct buf *out)
{
	zip(message, out);
	out->length /= 2;
}

static void zip_cut_directory(const struct buf *message, struct buf *out)
{
	zip(message, out);
	out->length -= 1;
}

static void zip_trailing(const struct buf *message, struct buf *out)
{
	zip(message, out);
	need(buf_puts(out, "garbage") == 0);
}

static void zip_twice(const struct buf *message, struct buf *out)
{
	zip(message, out);
	zip(message, out);
}

/* Flips a bit at `offset` behind each occurrence of `mark` (four bytes). */
static void flip(struct buf *out, const char *mark, size_t offset)
{
	char *at = out->data;

	while ((at = memmem(at, out->length - (size_t)(at - out->data), mark, 4)) != NULL) {
		at[offset] ^= 1;
		at += 4;
	}
}

static void zip_checksum(const struct buf *message, struct buf *out)
{
	zip(message, out);
	flip(out, "PK\3\4", 14);
	flip(out, "PK\7\10", 4);
}

static void zip_lying_packed_size(const struct buf *message, struct buf *out)
{
	zip(message, out);
	flip(out, "PK\3\4", 18);
	flip(out, "PK\7\10", 8);
}

static void zip_lying_size(const struct buf *message, struct buf *out)
{
	zip(message, out);
	flip(out, "PK\3\4", 22);
	flip(out, "PK\7\10", 12);
}

/* The directory at the end says there is one member more, or one less. */
static void zip_lying_count(const struct buf *message, struct buf *out)
{
	zip(message, out);
	flip(out, "PK\5\6", 10);
}

static void zip_unknown_method(const struct buf *message, struct buf *out)
{
	zip(message, out);
	flip(out, "PK\3\4", 8);
}

static void tar_cut(const struct buf *message, struct buf *out)
{
	tar(message, out);
	out->length = 1024;
}

/* Two members; the file ends behind the first, at a border that no reader can see. */
static void tar_cut_between(const struct buf *message, struct buf *out)
{
	struct pack *pack = pack_new(out, PACK_USTAR, 0);

	pack_file(pack, "a.xml", message->data, message->length);
	pack_file(pack, "b.xml", message->data, message->length);
	pack_end(pack);
	out->length = 512 + (message->length + 511) / 512 * 512;
}

static void tar_trailing(const struct buf *message, struct buf *out)
{
	tar(message, out);
	need(buf_puts(out, "garbage") == 0);
}

static void tar_checksum(const struct buf *message, struct buf *out)
{
	struct pack *pack = pack_new(out, PACK_USTAR, 0);

	pack_file(pack, "a.xml", message->data, message->length);
	pack_file(pack, "b.xml", message->data, message->length);
	pack_end(pack);
	*(char *)memmem(out->data, out->length, "b.xml", 5) = 'c';
}

static void tar_gz_cut(const struct buf *message, struct buf *out)
{
	tar_gz(message, out);
	out->length -= 5;
}

static void tar_gz_checksum(const struct buf *message, struct buf *out)
{
	tar_gz(message, out);
	out->data[out->length - 6] ^= 1;
}

/* The size in the header is 8 GB; the file has 2 kB. */
static void tar_lying_size(const struct buf *message, struct buf *out)
{
	unsigned sum = 0;

	tar(message, out);
	memcpy(out->data + 124, "77777777777", 11);
	memset(out->data + 148, ' ', 8);
	for (int i = 0; i < 512; i++)
		sum += (unsigned char)out->data[i];
	need(snprintf(out->data + 148, 8, "%06o", sum) == 6);
}

#define BAD "unreadable IJW015"

const struct hostile_case hostile_damages[] = {
    {"gz-trailing.gz", gz_trailing, NULL, BAD, false},
    {"gz-cut.gz", gz_cut, NULL, BAD, false},
    {"gz-checksum.gz", gz_checksum, NULL, BAD, false},
    {"gz-lying-size.gz", gz_lying_size, NULL, BAD, false},
    {"gz-header-only.gz", gz_header_only, NULL, BAD, false},
    {"gz-bomb.gz", gz_bomb, NULL, "unreadable IJW016", false},
    {"gz-bomb-zeros.gz", gz_bomb_zeros, NULL, "unreadable IJW016", false},
    {"gz-ratio-edge.gz", gz_ratio_edge, NULL, "unreadable IJW002", false},
    {"gz-ratio-over.gz", gz_ratio_over, NULL, "unreadable IJW016", false},
    {"zip-bomb.zip", zip_bomb, NULL, "unreadable IJW016", false},
    {"zip-bomb-folder.zip", zip_bomb_folder, NULL, "unreadable IJW016", false},
    {"zip-bomb-behind.zip", zip_bomb_behind, NULL, "accepted;unreadable IJW016", false},
    {"tar-member-large.tar", tar_member_large, NULL, "unreadable IJW001", false},
    {"tar-member-over.tar", tar_member_over, NULL, "unreadable IJW016", false},
    {"zip-members-edge.zip", zip_members_edge, NULL, "10000*unknown IJW013", false},
    {"zip-members-over.zip", zip_members_over, NULL, "10000*unknown IJW013;unreadable IJW016",
     false},
    {"tar-members-over.tar", tar_members_over, NULL, "10000*unknown IJW013;unreadable IJW016",
     false},
    {"zip-magic-only.zip", zip_magic_only, NULL, BAD, false},
    {"zip-cut.zip", zip_cut, NULL, BAD, false},
    {"zip-cut-directory.zip", zip_cut_directory, NULL, BAD, false},
    {"zip-trailing.zip", zip_trailing, NULL, BAD, false},
    {"zip-twice.zip", zip_twice, NULL, BAD, false},
    {"zip-checksum.zip", zip_checksum, NULL, BAD, false},
    {"zip-lying-packed-size.zip", zip_lying_packed_size, NULL, BAD, false},
    {"zip-lying-size.zip", zip_lying_size, NULL, BAD, false},
    {"zip-lying-count.zip", zip_lying_count, NULL, "accepted;" BAD, false},
    {"zip-unknown-method.zip", zip_unknown_method, NULL, BAD, false},
    {"tar-cut.tar", tar_cut, NULL, BAD, false},
    {"tar-cut-between.tar", tar_cut_between, NULL, "accepted;" BAD, false},
    {"tar-trailing.tar", tar_trailing, NULL, "accepted;" BAD, false},
    {"tar-checksum.tar", tar_checksum, NULL, "accepted;" BAD, false},
    {"tar-gz-cut.tar.gz", tar_gz_cut, NULL, "accepted;" BAD, false},
    {"tar-gz-checksum.tar.gz", tar_gz_checksum, NULL, BAD, false},
    {"tar-lying-size.tar", tar_lying_size, NULL, BAD, false},
};
const size_t hostile_damage_count = sizeof(hostile_damages) / sizeof(hostile_damages[0]);
