#include "pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "ijw/base/pool.h"

struct pack {
	struct archive *archive;
	struct buf *out;
};

enum { RUN_BYTES = 64 * 1024, GZIP_WINDOW = 15 + 16 };

static void need(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "pack: %s\n", what);
	abort();
}

static la_ssize_t add(struct archive *archive, void *context, const void *bytes, size_t length)
{
	struct pack *pack = context;

	(void)archive;
	need(buf_add(pack->out, bytes, length) == 0, "no room");
	return (la_ssize_t)length;
}

static int set_format(struct archive *archive, enum pack_kind kind)
{
	switch (kind) {
	case PACK_ZIP:
		return archive_write_set_format_zip(archive);
	case PACK_ZIP_STORED:
		if (archive_write_set_format_zip(archive) != ARCHIVE_OK)
			return ARCHIVE_FATAL;
		return archive_write_zip_set_compression_store(archive);
	case PACK_ZIP_SECRET:
		if (archive_write_set_format_zip(archive) != ARCHIVE_OK ||
		    archive_write_set_options(archive, "zip:encryption=traditional") != ARCHIVE_OK)
			return ARCHIVE_FATAL;
		return archive_write_set_passphrase(archive, "geheim");
	case PACK_USTAR:
		return archive_write_set_format_ustar(archive);
	case PACK_PAX:
		return archive_write_set_format_pax(archive);
	case PACK_GNU:
		return archive_write_set_format_gnutar(archive);
	}
	return ARCHIVE_FATAL;
}

struct pack *pack_new(struct buf *out, enum pack_kind kind, int gzip)
{
	struct pack *pack = xmalloc(sizeof(*pack));

	pack->out = out;
	pack->archive = archive_write_new();
	need(pack->archive != NULL, "no archive");
	need(set_format(pack->archive, kind) == ARCHIVE_OK, "format");
	if (gzip)
		need(archive_write_add_filter_gzip(pack->archive) == ARCHIVE_OK, "gzip");
	need(archive_write_set_bytes_in_last_block(pack->archive, 1) == ARCHIVE_OK, "block");
	need(archive_write_open(pack->archive, pack, NULL, add, NULL) == ARCHIVE_OK, "open");
	return pack;
}

static void put_header(struct pack *pack, const char *name, mode_t type, const char *link,
		       size_t length)
{
	locale_t before, locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	struct archive_entry *entry = archive_entry_new();
	int status;

	need(entry != NULL, "entry");
	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, type);
	archive_entry_set_perm(entry, 0600);
	archive_entry_set_mtime(entry, 1775000000, 0);
	archive_entry_set_size(entry, (la_int64_t)length);
	if (type == AE_IFLNK)
		archive_entry_set_symlink(entry, link);
	else if (link != NULL)
		archive_entry_set_hardlink(entry, link);
	/* pax stores names as UTF-8 and asks the locale what they are now; a name that is not gets
	 * a warning and is stored as it is. */
	need(locale != (locale_t)0, "locale");
	before = uselocale(locale);
	status = archive_write_header(pack->archive, entry);
	uselocale(before);
	freelocale(locale);
	need(status == ARCHIVE_OK || status == ARCHIVE_WARN, name);
	archive_entry_free(entry);
}

static void put_data(struct pack *pack, const void *bytes, size_t length)
{
	need(length == 0 || archive_write_data(pack->archive, bytes, length) == (la_ssize_t)length,
	     "data");
}

void pack_entry(struct pack *pack, const char *name, mode_t type, const char *link,
		const void *bytes, size_t length)
{
	put_header(pack, name, type, link, length);
	put_data(pack, bytes, length);
}

void pack_file(struct pack *pack, const char *name, const void *bytes, size_t length)
{
	pack_entry(pack, name, AE_IFREG, NULL, bytes, length);
}

void pack_end(struct pack *pack)
{
	need(archive_write_close(pack->archive) == ARCHIVE_OK, "close");
	need(archive_write_free(pack->archive) == ARCHIVE_OK, "free");
	free(pack);
}

static void deflate_some(z_stream *stream, struct buf *out, int flush)
{
	char packed[RUN_BYTES];

	do {
		stream->next_out = (Bytef *)packed;
		stream->avail_out = sizeof(packed);
		need(deflate(stream, flush) != Z_STREAM_ERROR, "deflate");
		need(buf_add(out, packed, sizeof(packed) - stream->avail_out) == 0, "no room");
	} while (stream->avail_out == 0);
}

static void deflate_begin(z_stream *stream)
{
	memset(stream, 0, sizeof(*stream));
	need(deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 8,
			  Z_DEFAULT_STRATEGY) == Z_OK,
	     "deflateInit2");
}

void pack_gzip(struct buf *out, const void *bytes, size_t length)
{
	/* zlib wants a pointer that it may write to, and does not. */
	struct buf copy = BUF_INIT(0);
	z_stream stream;

	need(buf_add(&copy, bytes, length) == 0, "no room");
	deflate_begin(&stream);
	stream.next_in = (Bytef *)copy.data;
	stream.avail_in = (uInt)length;
	deflate_some(&stream, out, Z_FINISH);
	need(deflateEnd(&stream) == Z_OK, "deflateEnd");
	buf_free(&copy);
}

void pack_gzip_run(struct buf *out, char byte, size_t count)
{
	char run[RUN_BYTES];
	z_stream stream;

	memset(run, byte, sizeof(run));
	deflate_begin(&stream);
	while (count > 0) {
		size_t some = count < sizeof(run) ? count : sizeof(run);

		stream.next_in = (Bytef *)run;
		stream.avail_in = (uInt)some;
		deflate_some(&stream, out, Z_NO_FLUSH);
		count -= some;
	}
	deflate_some(&stream, out, Z_FINISH);
	need(deflateEnd(&stream) == Z_OK, "deflateEnd");
}

void pack_zip_run(struct buf *out, const char *name, char byte, size_t count)
{
	struct pack *pack = pack_new(out, PACK_ZIP, 0);
	char run[RUN_BYTES];

	memset(run, byte, sizeof(run));
	put_header(pack, name, AE_IFREG, NULL, count);
	while (count > 0) {
		size_t some = count < sizeof(run) ? count : sizeof(run);

		put_data(pack, run, some);
		count -= some;
	}
	pack_end(pack);
}
