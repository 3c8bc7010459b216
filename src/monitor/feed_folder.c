/* A folder with all files of a publication. */
#include "feed_parts.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/base/background.h"

enum { FILE_MODE = 0600, FOLDER_MODE = 0700 };

static int failed(const struct uitgave *uitgave, const char *name)
{
	log_errno("%s/%s: this cannot be written; nothing was published", uitgave->path, name);
	return -1;
}

static void add_sum(struct uitgave *uitgave, const char *name, const uint8_t *digest)
{
	struct uitgave_file *file;

	uitgave->file =
	    xmore(uitgave->file, uitgave->files, &uitgave->room, sizeof(*uitgave->file));
	file = &uitgave->file[uitgave->files++];
	file->name = xstrdup(name);
	digest_hex(digest, SHA256_BYTES, file->sha256);
}

/* 0, or -1 with errno. */
static int copy_file(int from, int to, const char *name)
{
	struct buf bytes = BUF_INIT(0);
	int in = file_open(from, name), out = -1, rc = -1;

	if (in >= 0 && file_read(in, &bytes) == 0)
		out = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	if (out >= 0 && file_write(out, bytes.data, bytes.length) == 0)
		rc = file_sync(out);
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0)
		rc = -1;
	buf_free(&bytes);
	return rc;
}

/* A file was written: it is copied, and gets its line in the sums. */
static int keep(struct uitgave *uitgave, const char *name, const uint8_t *digest)
{
	if (uitgave->copy >= 0 && copy_file(uitgave->dir, uitgave->copy, name) != 0)
		return failed(uitgave, name);
	add_sum(uitgave, name, digest);
	return 0;
}

static int write_file(struct uitgave *uitgave, const char *name, const void *bytes, size_t length)
{
	int fd = openat(uitgave->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	uint8_t digest[SHA256_BYTES];
	int rc = fd >= 0 ? 0 : -1;

	if (rc == 0 && (file_write(fd, bytes, length) != 0 || file_sync(fd) != 0))
		rc = -1;
	if (rc != 0)
		failed(uitgave, name);
	if (fd >= 0 && close(fd) != 0 && rc == 0)
		rc = failed(uitgave, name);
	digest_sha256(bytes, length, digest);
	return rc == 0 ? keep(uitgave, name, digest) : rc;
}

static int put(struct uitgave *uitgave, const char *name, const void *bytes, size_t length)
{
	if (halt_asked())
		return -1;
	return write_file(uitgave, name, bytes, length);
}

/* What a library wrote into the folder: makes it last. */
static int take_over(struct uitgave *uitgave, const char *name)
{
	int fd = openat(uitgave->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	uint8_t digest[SHA256_BYTES];
	int rc = fd >= 0 && fchmod(fd, FILE_MODE) == 0 && digest_file(fd, digest) == 0 &&
			 file_sync(fd) == 0
		     ? 0
		     : failed(uitgave, name);

	if (fd >= 0)
		close(fd);
	return rc == 0 ? keep(uitgave, name, digest) : rc;
}

static int put_table(struct uitgave *uitgave, const struct feed_table *table)
{
	struct buf text = BUF_INIT(0);
	char name[128];
	int rc;

	snprintf(name, sizeof(name), "%s.csv", table->name);
	feed_table_csv(table, &text);
	rc = put(uitgave, name, text.data, text.length);
	buf_free(&text);
	return rc;
}

/* A text that is no table. Refused when it holds a BSN. */
static int put_text(struct uitgave *uitgave, const char *name, const char *bytes, size_t length)
{
	if (!feed_bsn(bytes, length, uitgave->intern))
		return put(uitgave, name, bytes, length);
	log_error("%s: nine digits in it are a BSN by the 11-test; take it out of what is "
		  "published, or of ijw.conf; nothing was published",
		  name);
	return 1;
}

static int put_package(struct uitgave *uitgave)
{
	struct buf text = BUF_INIT(0);
	int rc;

	feed_package(uitgave->feed, uitgave->intern, &text);
	rc = put_text(uitgave, "datapackage.json", text.data, text.length);
	buf_free(&text);
	return rc;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct uitgave_file *)a)->name,
		      ((const struct uitgave_file *)b)->name);
}

/* The watermark of a folder that is nobody's but the analyst's. */
static int put_warning(struct uitgave *uitgave)
{
	static const char text[] =
	    "INTERN: in deze bestanden zijn jeugdigen herleidbaar.\n"
	    "Niet publiceren, niet doorsturen, en wissen wanneer het onderzoek klaar is.\n";

	return put(uitgave, "NIET_PUBLICEREN.txt", text, sizeof(text) - 1);
}

/* As sha256sum writes and checks it. */
static int put_sums(struct uitgave *uitgave)
{
	struct buf text = BUF_INIT(0);
	int rc;

	qsort(uitgave->file, uitgave->files, sizeof(*uitgave->file), by_name);
	for (size_t i = 0; i < uitgave->files; i++)
		buf_printf(&text, "%s  %s\n", uitgave->file[i].sha256, uitgave->file[i].name);
	rc = put(uitgave, "SHA256SUMS", text.data, text.length);
	buf_free(&text);
	return rc;
}

/* Tables, texts and their description: all that is not made by a library. */
static int fill(struct uitgave *uitgave)
{
	const struct feed *feed = uitgave->feed;
	int rc = 0;

	for (size_t i = 0; i < feed->tables && rc == 0; i++)
		if (feed->table[i].intern == uitgave->intern)
			rc = put_table(uitgave, &feed->table[i]);
	for (size_t i = 0; i < feed->files && rc == 0; i++)
		if (feed->file[i].intern == uitgave->intern)
			rc = put_text(uitgave, feed->file[i].name, feed->file[i].bytes,
				      feed->file[i].length);
	if (rc == 0)
		rc = put_package(uitgave);
	if (rc == 0 && uitgave->intern)
		rc = put_warning(uitgave);
	return rc;
}

static const char database[] = "monitor.db", workbook[] = "monitor.xlsx";

/* The workbook takes as long as all else together, so it is made beside it. */
struct book {
	struct background_job job;
	const struct uitgave *uitgave;
	struct buf bytes;
	int rc;
};

static void make_book(void *context, struct background_job *job)
{
	struct book *book = (struct book *)job;

	(void)context;
	book->rc = feed_workbook(book->uitgave, workbook, &book->bytes);
}

static int fill_public(struct uitgave *uitgave)
{
	struct background *background = background_new(make_book, NULL, NULL);
	struct book book = {.uitgave = uitgave, .bytes = BUF_INIT(0)};
	int rc;

	background_put(background, &book.job);
	rc = fill(uitgave);
	if (rc == 0)
		rc = feed_database(uitgave, database);
	if (rc == 0)
		rc = take_over(uitgave, database);
	background_done(background, &book.job, true);
	background_free(background);
	if (rc == 0)
		rc = book.rc;
	if (rc == 0)
		rc = put(uitgave, workbook, book.bytes.data, book.bytes.length);
	buf_free(&book.bytes);
	return rc;
}

/* The sums of all, and the folders themselves. */
static int finish(struct uitgave *uitgave)
{
	if (put_sums(uitgave) != 0)
		return -1;
	if (file_sync_dir(uitgave->dir) != 0 ||
	    (uitgave->copy >= 0 && file_sync_dir(uitgave->copy) != 0))
		return failed(uitgave, ".");
	return 0;
}

/* A new folder; -1 with errno. */
static int make_folder(int dir, const char *name)
{
	return mkdirat(dir, name, FOLDER_MODE) == 0
		   ? openat(dir, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
		   : -1;
}

static void end(struct uitgave *uitgave)
{
	for (size_t i = 0; i < uitgave->files; i++)
		free(uitgave->file[i].name);
	free(uitgave->file);
	if (uitgave->dir >= 0)
		close(uitgave->dir);
	if (uitgave->copy >= 0)
		close(uitgave->copy);
}

static int make_intern(const struct uitgave *outer)
{
	char *path = NULL;
	int rc;

	if (asprintf(&path, "%s/intern", outer->path) < 0)
		out_of_memory();
	rc = feed_folder(outer->feed, outer->dir, "intern", NULL, path);
	free(path);
	return rc;
}

int feed_folder(const struct feed *feed, int dir, const char *name, const char *copy,
		const char *path)
{
	struct uitgave uitgave = {.feed = feed, .intern = copy == NULL, .copy = -1, .path = path};
	int rc = -1;

	uitgave.dir = make_folder(dir, name);
	if (copy != NULL && uitgave.dir >= 0)
		uitgave.copy = make_folder(dir, copy);
	if (uitgave.dir < 0 || (copy != NULL && uitgave.copy < 0))
		log_errno("%s: this folder cannot be made; nothing was published", path);
	else
		rc = uitgave.intern ? fill(&uitgave) : fill_public(&uitgave);
	if (rc == 0)
		rc = finish(&uitgave);
	if (rc == 0 && !uitgave.intern && feed->intern)
		rc = make_intern(&uitgave);
	end(&uitgave);
	return rc;
}
