#include "ijw/message/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/pool.h"
#include "kind.h"
#include "stream.h"
#include "tar.h"
#include "zip_end.h"

enum { READ_BYTES = 64 * 1024 };

/* What deflate makes of one byte at most; and what a zip says about a member besides its name. */
enum { DEFLATE_MOST = 1032, ZIP_HEADER = 128 };

/* Packed bytes fed while a member is skipped: room for the header behind it, the longest of names
 * included, and at most a quarter of a second of inflating in vain. */
enum { SKIP_BYTES = 4 * READ_BYTES };

struct walk {
	container_member *member;
	void *context;
	struct stream *stream;
	struct archive *archive; /* NULL: the stream itself, or a tar member with `left` to come */
	bool in_tar;
	uint64_t left;      /* of that member, */
	uint64_t fill;      /* and of what fills its last block */
	uint64_t before;    /* bytes taken before libarchive got the stream */
	locale_t locale;    /* in which names are read; 0 = the process's own */
	struct buf bytes;   /* of the member at hand */
	uint64_t inflated;  /* of all members so far */
	uint64_t skip_from; /* where the zip member began that is being skipped; 0 = none */
	uint64_t skip_fed;  /* packed bytes fed meanwhile */
	uint32_t members;   /* of any kind */
	bool delivered;
	enum fault fault; /* of the archive as a whole: ends the walk */
	int result;       /* of the callback: ends the walk too */
};

static void deliver(struct walk *walk, const char *name, enum fault fault)
{
	bool whole = fault == FAULT_NONE;
	const char *bytes = walk->bytes.data == NULL ? "" : walk->bytes.data;

	walk->delivered = walk->delivered || fault != FAULT_LITTER;
	walk->result = walk->member(walk->context, name, fault, whole ? bytes : NULL,
				    whole ? walk->bytes.length : 0);
}

/* As stream_next. A member that was cut off, or what fills its last block, is an error. */
static ssize_t read_tar_member(struct walk *walk, const void **piece)
{
	ssize_t got;

	if (walk->left > 0) {
		got = stream_take(walk->stream, piece, walk->left);
		if (got <= 0)
			return -1;
		walk->left -= (uint64_t)got;
		return got;
	}
	while (walk->fill > 0) {
		got = stream_take(walk->stream, piece, walk->fill);
		if (got <= 0)
			return -1;
		walk->fill -= (uint64_t)got;
	}
	return 0;
}

/* The next bytes of the member at hand, of which `at` were given already; as stream_next. `*hole`
 * is how many zeros a sparse file has in front of them. */
static ssize_t read_member(struct walk *walk, size_t at, const void **piece, uint64_t *hole)
{
	la_int64_t offset = 0;
	size_t length = 0;
	int status;

	*hole = 0;
	if (walk->in_tar)
		return read_tar_member(walk, piece);
	if (walk->archive == NULL)
		return stream_next(walk->stream, piece);
	do
		status = archive_read_data_block(walk->archive, piece, &length, &offset);
	while (status == ARCHIVE_OK && length == 0);
	if (status == ARCHIVE_EOF)
		return 0;
	if (status < ARCHIVE_OK || offset < 0 || (uint64_t)offset < at || length > PTRDIFF_MAX)
		return -1;
	*hole = (uint64_t)offset - at;
	return (ssize_t)length;
}

/* An archive within gzip is watched by its stream; here it is what the file itself packs. */
static bool is_bomb(const struct walk *walk)
{
	uint64_t packed = UINT64_MAX;

	if (walk->archive != NULL)
		packed = walk->before + (uint64_t)archive_filter_bytes(walk->archive, -1);
	return stream_is_bomb(walk->inflated, packed);
}

static void keep(struct buf *bytes, uint64_t zeros, const void *piece, size_t length)
{
	char *room = buf_room(bytes, (size_t)zeros + length);

	if (room == NULL)
		return;
	memset(room, 0, (size_t)zeros);
	memcpy(room + zeros, piece, length);
	bytes->length += (size_t)zeros + length;
	bytes->data[bytes->length] = '\0';
}

/* Reads the member at hand to its end, all of it even when it is not wanted: what is skipped is
 * inflated by libarchive just the same, but not counted. Returns false with `fault` when that ends
 * the walk. */
static bool read_whole(struct walk *walk, size_t *size)
{
	const void *piece;
	uint64_t hole;
	ssize_t got;

	buf_clear(&walk->bytes);
	*size = 0;
	while ((got = read_member(walk, *size, &piece, &hole)) > 0) {
		/* What came out last counts only now: its packed bytes are consumed with this call.
		 */
		if (is_bomb(walk) || hole > LIMIT_MEMBER_BYTES)
			break;
		walk->inflated += hole + (size_t)got;
		*size += (size_t)hole + (size_t)got;
		if (*size > LIMIT_MEMBER_BYTES || walk->inflated > LIMIT_ARCHIVE_BYTES)
			break;
		/* Past the ceiling nothing is kept; `size` says so. */
		if (*size <= LIMIT_ENVELOPE_BYTES)
			keep(&walk->bytes, hole, piece, (size_t)got);
	}
	if (got < 0 && !stream_passed_limit(walk->stream))
		walk->fault = FAULT_ARCHIVE;
	else if (got != 0 || is_bomb(walk))
		walk->fault = FAULT_LIMIT;
	return walk->fault == FAULT_NONE;
}

static void take_file(struct walk *walk, const char *name)
{
	size_t size, seen;

	if (!read_whole(walk, &size))
		return;
	seen = size < CONTAINER_MAGIC_BYTES ? size : CONTAINER_MAGIC_BYTES;
	if (litter_is_path(name))
		deliver(walk, name, FAULT_LITTER);
	else if (seen > 0 && container_is(walk->bytes.data, seen))
		deliver(walk, name, FAULT_NESTED);
	else
		deliver(walk, name, size > LIMIT_ENVELOPE_BYTES ? FAULT_TOO_LARGE : FAULT_NONE);
}

/* Stored and deflated members only, what every program writes. The other methods of zip that
 * libarchive reads want memory by the gigabyte when a header asks for it. */
static bool is_known_method(struct archive *archive)
{
	const char *format = archive_format_name(archive);

	return archive_format(archive) != ARCHIVE_FORMAT_ZIP ||
	       (format != NULL && (strstr(format, "(uncompressed)") != NULL ||
				   strstr(format, "(deflation)") != NULL));
}

/* Folders and links in a zip may have bytes too. libarchive gives none of them away but inflates
 * them when it goes on, however many: each packed byte counts as all that it could become. */
static void begin_skip(struct walk *walk)
{
	if (archive_format(walk->archive) != ARCHIVE_FORMAT_ZIP)
		return;
	walk->skip_from = (uint64_t)archive_filter_bytes(walk->archive, -1);
	walk->skip_fed = 0;
}

static bool skips_too_much(const struct walk *walk)
{
	return walk->skip_from > 0 && walk->skip_fed > SKIP_BYTES;
}

/* The header behind it, of the member `name`, is no part of what was skipped. */
static void end_skip(struct walk *walk, const char *name)
{
	uint64_t passed = (uint64_t)archive_filter_bytes(walk->archive, -1) - walk->skip_from;
	uint64_t header = ZIP_HEADER + strlen(name);

	if (walk->skip_from > 0 && passed > header)
		walk->inflated += (passed - header) * DEFLATE_MOST;
	walk->skip_from = 0;
}

static void take_entry(struct walk *walk, struct archive_entry *entry, const char *name)
{
	mode_t type = archive_entry_filetype(entry);
	size_t size;

	if (archive_entry_is_encrypted(entry))
		deliver(walk, name, FAULT_ENCRYPTED);
	else if (!is_known_method(walk->archive))
		walk->fault = FAULT_ARCHIVE;
	else if (type == AE_IFREG && archive_entry_hardlink(entry) == NULL)
		take_file(walk, name);
	else if (read_whole(walk, &size)) {
		begin_skip(walk);
		if (type != AE_IFDIR)
			deliver(walk, name, FAULT_MEMBER);
	}
}

/* The next header and its name. UTF-8 names come out as they are only in a UTF-8 locale; the
 * process may have another one. */
static int next_entry(struct walk *walk, struct archive_entry **entry, const char **name)
{
	locale_t before = walk->locale == (locale_t)0 ? (locale_t)0 : uselocale(walk->locale);
	int status = archive_read_next_header(walk->archive, entry);

	*name = NULL;
	if (status == ARCHIVE_OK || status == ARCHIVE_WARN)
		*name = archive_entry_pathname(*entry);
	if (*name == NULL)
		*name = "";
	if (before != (locale_t)0)
		uselocale(before);
	return status;
}

static bool count_member(struct walk *walk)
{
	if (++walk->members > LIMIT_ARCHIVE_MEMBERS || walk->inflated > LIMIT_ARCHIVE_BYTES)
		walk->fault = FAULT_LIMIT;
	return walk->fault == FAULT_NONE;
}

static void walk_entries(struct walk *walk)
{
	while (walk->fault == FAULT_NONE && walk->result == 0) {
		struct archive_entry *entry;
		const char *name;
		int status = next_entry(walk, &entry, &name);

		if (stream_passed_limit(walk->stream) || skips_too_much(walk)) {
			walk->fault = FAULT_LIMIT;
			return;
		}
		if (status == ARCHIVE_EOF)
			return;
		end_skip(walk, name);
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			walk->fault = FAULT_ARCHIVE;
		else if (count_member(walk))
			take_entry(walk, entry, name);
	}
}

static la_ssize_t feed(struct archive *archive, void *context, const void **piece)
{
	struct walk *walk = context;
	ssize_t got = stream_next(walk->stream, piece);

	if (got > 0)
		walk->skip_fed += (uint64_t)got;
	if (got >= 0 && !skips_too_much(walk))
		return got;
	archive_set_error(archive, EIO, "cannot read on");
	return -1;
}

/* Opens one format and no filter: nothing is ever guessed by libarchive. */
static void walk_archive(struct walk *walk, int format(struct archive *))
{
	walk->before = stream_taken(walk->stream);
	walk->archive = archive_read_new();
	if (walk->archive == NULL || format(walk->archive) != ARCHIVE_OK ||
	    archive_read_open(walk->archive, walk, NULL, feed, NULL) != ARCHIVE_OK)
		walk->fault = FAULT_ARCHIVE;
	else
		walk_entries(walk);
}

/* libarchive ends a tar at its first two empty blocks, or at the end of the file when there are
 * none. A whole tar has them, and nothing behind them but more of the same: else it was cut off
 * between two members, or two tars were glued together. */
static void check_tar_end(struct walk *walk)
{
	uint64_t end = walk->before + (uint64_t)archive_filter_bytes(walk->archive, 0);
	const void *piece;
	ssize_t got;

	do
		got = stream_next(walk->stream, &piece);
	while (got > 0);
	if (stream_passed_limit(walk->stream))
		walk->fault = FAULT_LIMIT;
	else if (got < 0 || stream_filled(walk->stream) > end ||
		 stream_total(walk->stream) < stream_filled(walk->stream) + TAR_BLOCK)
		walk->fault = FAULT_ARCHIVE;
}

/* The plain members at the start of a tar, which are nearly always all: libarchive takes three
 * times as long for them as it takes to judge them. */
static void walk_plain_members(struct walk *walk)
{
	struct tar_member header;
	const void *block, *piece;

	walk->in_tar = true;
	while (walk->fault == FAULT_NONE && walk->result == 0 &&
	       stream_peek(walk->stream, &block, TAR_BLOCK) == TAR_BLOCK &&
	       tar_read(block, &header)) {
		(void)stream_take(walk->stream, &piece, TAR_BLOCK);
		walk->left = header.size;
		walk->fill = (TAR_BLOCK - header.size % TAR_BLOCK) % TAR_BLOCK;
		if (count_member(walk) && !header.folder)
			take_file(walk, header.name);
	}
	walk->in_tar = false;
}

static int read_on_tar(struct archive *archive)
{
	return archive_read_set_format(archive, ARCHIVE_FORMAT_TAR);
}

/* From the first member on that is not plain libarchive reads the tar, to its end. */
static void walk_tar(struct walk *walk)
{
	walk_plain_members(walk);
	if (walk->fault != FAULT_NONE || walk->result != 0)
		return;
	walk_archive(walk, walk->members > 0 ? read_on_tar : archive_read_support_format_tar);
	if (walk->fault == FAULT_NONE && walk->result == 0)
		check_tar_end(walk);
}

static void walk_gzip(struct walk *walk)
{
	const void *head;
	ssize_t length = stream_peek(walk->stream, &head, CONTAINER_MAGIC_BYTES);

	if (length < 0)
		walk->fault = stream_passed_limit(walk->stream) ? FAULT_LIMIT : FAULT_ARCHIVE;
	else if (kind_of(head, (size_t)length) == KIND_TAR)
		walk_tar(walk);
	else
		take_file(walk, "");
}

/* A zip is read front to back, as its members lie, and not by the directory at its end: that one
 * may name members that overlap, hide others, and lie about sizes, whereas each packed byte is
 * inflated once here. The directory must only agree about how many members there are; a member that
 * was deleted from it, or a second zip, is not read in silence. */
static void walk_zip(struct walk *walk)
{
	long count = zip_end_members(walk->stream);

	if (count < 0)
		walk->fault = FAULT_ARCHIVE;
	else
		walk_archive(walk, archive_read_support_format_zip_streamable);
	if (walk->fault == FAULT_NONE && walk->result == 0 && (uint32_t)count != walk->members)
		walk->fault = FAULT_ARCHIVE;
}

/* Read once, and kept: a process that closed its doors could not read it later. */
static locale_t locale;

static void read_locale(void)
{
	locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

static locale_t names_locale(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, read_locale);
	return locale;
}

void container_prepare(void)
{
	(void)names_locale();
}

/* Walks what `walk->stream` gives, and frees it. */
static void walk_any(struct walk *walk, enum kind kind)
{
	walk->locale = names_locale();
	walk->bytes = BUF_INIT(LIMIT_ENVELOPE_BYTES);
	if (kind == KIND_ZIP)
		walk_zip(walk);
	else if (kind == KIND_TAR)
		walk_tar(walk);
	else if (kind == KIND_GZIP)
		walk_gzip(walk);
	else
		walk->fault = FAULT_ARCHIVE;
	if (walk->fault == FAULT_NONE && !walk->delivered)
		walk->fault = FAULT_NO_MEMBER;
	/* What cannot be read now says nothing about the archive. */
	if (walk->fault != FAULT_LIMIT && stream_unread(walk->stream))
		walk->fault = FAULT_FILE;
	/* Freeing an archive that was only read has nothing left to fail. */
	(void)archive_read_free(walk->archive);
	stream_free(walk->stream);
	buf_free(&walk->bytes);
}

static struct walk *walk_new(container_member *member, void *context, struct stream *stream)
{
	struct walk *walk = xmalloc(sizeof(*walk));

	memset(walk, 0, sizeof(*walk));
	walk->member = member;
	walk->context = context;
	walk->stream = stream;
	return walk;
}

static int walk_free(struct walk *walk, enum fault *fault)
{
	int result = walk->result;

	*fault = walk->fault;
	explicit_bzero(walk, sizeof(*walk));
	free(walk);
	return result;
}

int container_each(int fd, container_member *member, void *context, enum fault *fault)
{
	char head[CONTAINER_MAGIC_BYTES];
	off_t start = lseek(fd, 0, SEEK_CUR);
	ssize_t got = start < 0 ? -1 : pread(fd, head, sizeof(head), start);
	enum kind kind = got > 0 ? kind_of(head, (size_t)got) : KIND_FOREIGN;
	struct walk *walk = walk_new(member, context, stream_new(fd, kind == KIND_GZIP));

	walk_any(walk, kind);
	if (got < 0)
		walk->fault = FAULT_FILE;
	return walk_free(walk, fault);
}

int container_each_in_zip(const char *bytes, size_t length, container_member *member, void *context,
			  enum fault *fault)
{
	struct walk *walk = walk_new(member, context, stream_of(bytes, length));

	walk_any(walk, KIND_ZIP);
	return walk_free(walk, fault);
}
