#include "claims.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/hash.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

/* The file in work/: a record a file. A name that a sender chose may hold a BSN, so it is sealed.
 */
static const char names_file[] = "names";

/* Of a private name, without its end. */
enum { PRIVATE_LENGTH = 5 + SETTLE_DIGITS };

struct record {
	char private[PRIVATE_LENGTH];
	uint8_t sealed[2]; /* how many bytes of the sealed true name follow: low, high */
};

struct claims {
	int work;
	const uint8_t *key; /* names are sealed with it */
	int names;          /* the file, open to add to it; -1: not yet */
	uint64_t next;      /* of the numbers in private names, from a random one */
	uint64_t named;     /* those below it are in the file */
	bool unsettled;     /* files of an earlier round may have a private name */
	bool spent;         /* what is in the file is of files that were settled */
	uint32_t out;       /* files that have a private name by this process */
	struct buf pending; /* records that are not in the file yet */
	dev_t device;       /* of the inbox that was looked at last */
	ino_t inode;
};

struct claims *claims_new(int work, const uint8_t key[KEY_BYTES])
{
	struct claims *claims = xmalloc(sizeof(*claims));

	*claims = (struct claims){.work = work, .key = key, .names = -1, .unsettled = true};
	hash_random(&claims->next, sizeof(claims->next));
	claims->next >>= 1; /* it is not counted over its end */
	return claims;
}

void claims_use(struct claims *claims, const uint8_t key[KEY_BYTES])
{
	claims->key = key;
}

void claims_free(struct claims *claims)
{
	if (claims == NULL)
		return;
	if (claims->names >= 0)
		close(claims->names);
	/* One that stays is of no harm: it names files that are not there. */
	if (claims->out == 0 && !claims->unsettled)
		(void)unlinkat(claims->work, names_file, 0);
	buf_free(&claims->pending);
	free(claims);
}

/* A true name is bound to the private one. */
static struct seal seal_of(const struct claims *claims, const char *private,
			   uint8_t digest[SHA256_BYTES])
{
	hash_sha256(private, PRIVATE_LENGTH, digest);
	return (struct seal){.key = claims->key, .name = digest};
}

static void add_record(struct claims *claims, const struct claim *claim)
{
	uint8_t digest[SHA256_BYTES];
	const struct seal seal = seal_of(claims, claim->private, digest);
	struct buf sealed = BUF_INIT(0);
	struct record record;

	if (seal_close(&seal, claim->name, strlen(claim->name), &sealed) != 0)
		out_of_memory();
	memcpy(record.private, claim->private, PRIVATE_LENGTH);
	record.sealed[0] = (uint8_t)(sealed.length & 0xFF);
	record.sealed[1] = (uint8_t)(sealed.length >> 8);
	buf_add(&claims->pending, &record, sizeof(record));
	buf_add(&claims->pending, sealed.data, sealed.length);
	buf_free(&sealed);
}

void claims_add(struct claims *claims, struct claim *claim)
{
	claim->number = claims->next++;
	snprintf(claim->private, sizeof(claim->private), ".ijw-%0*llx", SETTLE_DIGITS,
		 (unsigned long long)claim->number);
	add_record(claims, claim);
}

static int open_names(struct claims *claims)
{
	if (claims->names >= 0)
		return 0;
	claims->names = openat(claims->work, names_file,
			       O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	return claims->names >= 0 ? file_sync_dir(claims->work) : -1;
}

int claims_sync(struct claims *claims)
{
	if (claims->pending.length == 0)
		return 0;
	if (open_names(claims) == 0 && (!claims->spent || ftruncate(claims->names, 0) == 0)) {
		claims->spent = false;
		if (file_write(claims->names, claims->pending.data, claims->pending.length) == 0 &&
		    file_sync(claims->names) == 0) {
			buf_clear(&claims->pending);
			claims->named = claims->next;
			return 0;
		}
	}
	if (errno == EIO)
		file_doubt();
	log_errno("work/%s: the names of files that are taken in could not be written; they stay "
		  "in inbox/",
		  names_file);
	return -1;
}

/* Whether it has its private name, whatever the system said of a rename. Where that cannot be seen
 * now, it is looked up in a later round. */
static bool has_private_name(struct claims *claims, int inbox, const struct claim *claim)
{
	struct stat status;
	int saved = errno;
	bool there = fstatat(inbox, claim->private, &status, AT_SYMLINK_NOFOLLOW) == 0;

	if (!there && errno != ENOENT)
		claims->unsettled = true;
	errno = saved;
	return there;
}

int claims_take(struct claims *claims, int inbox, struct claim *claim)
{
	if (claim->private[0] == '\0')
		claims_add(claims, claim);
	/* Those that were added meanwhile have time. */
	if (claim->number >= claims->named && claims_sync(claims) != 0)
		return 2;
	if (renameat(inbox, claim->name, inbox, claim->private) != 0 &&
	    !has_private_name(claims, inbox, claim))
		return errno == ENOENT ? 1 : -1;
	claims->out++;
	claim->claimed = true;
	if (settle_is_same(inbox, claim))
		return 0;
	(void)claims_put_back(claims, inbox, claim);
	return 1;
}

void claims_moved(struct claims *claims, struct claim *claim)
{
	claim->claimed = false;
	claim->private[0] = '\0';
	claims->out--;
}

int claims_put_back(struct claims *claims, int inbox, struct claim *claim)
{
	char name[NAME_MAX + 1];

	if (settle_put_back(inbox, claim->private, claim->name, name) != 0 &&
	    has_private_name(claims, inbox, claim)) {
		claims->unsettled = true;
		return -1;
	}
	claims_moved(claims, claim);
	free(claim->name);
	claim->name = xstrdup(name);
	return 0;
}

/* The next record, from `*at` on, and its length; NULL at the end. What the power cut off is none.
 */
static const char *next_record(const struct buf *names, size_t *at, size_t *length)
{
	const struct record *record;
	size_t left = names->length - *at;

	if (left < sizeof(*record))
		return NULL;
	record = (const struct record *)(const void *)(names->data + *at);
	*length = sizeof(*record) + record->sealed[0] + ((size_t)record->sealed[1] << 8);
	if (left < *length)
		return NULL;
	*at += *length;
	return record->private;
}

/* Its true name, into `name`, which is emptied first. -1 when this is no record of ours. */
static int open_record(const struct claims *claims, const char *record, size_t length,
		       struct buf *name)
{
	uint8_t digest[SHA256_BYTES];
	const struct seal seal = seal_of(claims, record, digest);

	if (seal_open(&seal, record + sizeof(struct record), length - sizeof(struct record),
		      name) != 0)
		return -1;
	buf_add(name, "", 1);
	return 0;
}

static int read_names(const struct claims *claims, struct buf *names)
{
	int fd = file_open(claims->work, names_file), rc;

	if (fd < 0)
		return errno == ENOENT ? 0 : -1;
	rc = file_read(fd, names);
	close(fd);
	return rc;
}

/* 0 when it has its name, or is not there; -1 after it logged. */
static int give_back(int inbox, const char *private, const char *name)
{
	char given[NAME_MAX + 1], label[LIMIT_LABEL_BYTES];

	if (settle_put_back(inbox, private, name, given) == 0 || errno == ENOENT)
		return 0;
	log_errno("%s: this file in inbox/ is called %s, and cannot be given its name back now; it "
		  "is tried again",
		  label_show(name, label, sizeof(label)), private);
	return -1;
}

/* All that have a record. Adds to `kept` those of files that still have a private name. */
static void give_back_named(const struct claims *claims, int inbox, const struct buf *names,
			    struct buf *kept)
{
	char private[SETTLE_PRIVATE_TEXT];
	struct buf name = BUF_INIT(0);
	const char *record;
	size_t at = 0, length;

	while ((record = next_record(names, &at, &length)) != NULL) {
		snprintf(private, sizeof(private), "%.*s", PRIVATE_LENGTH, record);
		if (settle_is_private(private) && open_record(claims, record, length, &name) == 0 &&
		    give_back(inbox, private, name.data) != 0)
			buf_add(kept, record, length);
	}
	buf_free(&name);
}

/* Those of which the name is lost: it went with a share, or a disk. They get their private name
 * without its dot. */
static int give_back_nameless(int inbox)
{
	int fd = openat(inbox, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	if (dir == NULL) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	while ((entry = readdir(dir)) != NULL)
		if (settle_is_private(entry->d_name) &&
		    give_back(inbox, entry->d_name, entry->d_name + 1) != 0)
			rc = -1;
	closedir(dir);
	return rc;
}

/* The names of files that still have a private name stay in the file, and no others. */
static int keep_names(struct claims *claims, const struct buf *kept)
{
	if (claims->names >= 0)
		close(claims->names);
	claims->names = -1;
	claims->spent = kept->length == 0;
	return claims->spent
		   ? 0
		   : file_publish(claims->work, names_file, kept->data, kept->length, 0600);
}

/* `all`: also of those that have no record. 0, or -1 after it logged. */
static int give_all_back(struct claims *claims, int inbox, bool all)
{
	struct buf names = BUF_INIT(0), kept = BUF_INIT(0);
	int rc;

	claims->unsettled = true;
	/* What could not be synced is not synced again: the next process looks at what is there. */
	if (file_in_doubt())
		return -1;
	rc = read_names(claims, &names);
	buf_clear(&claims->pending);
	if (rc == 0) {
		give_back_named(claims, inbox, &names, &kept);
		if (kept.length == 0 && all)
			rc = give_back_nameless(inbox);
	}
	/* The names last before what is written about them goes. */
	if (rc == 0)
		rc = file_sync_dir(inbox);
	if (rc == 0)
		rc = keep_names(claims, &kept);
	if (rc != 0)
		log_errno("files in inbox/ could not be given their names back; this is tried "
			  "again");
	claims->unsettled = rc != 0 || kept.length > 0;
	claims->out = 0;
	buf_free(&names);
	buf_free(&kept);
	return claims->unsettled ? -1 : 0;
}

int claims_begin(struct claims *claims, int inbox)
{
	struct stat status;
	bool other;

	if (fstat(inbox, &status) != 0)
		return -1;
	other = status.st_dev != claims->device || status.st_ino != claims->inode;
	claims->device = status.st_dev;
	claims->inode = status.st_ino;
	if (other || claims->unsettled || claims->out > 0)
		return give_all_back(claims, inbox, other);
	buf_clear(&claims->pending);
	claims->spent = true;
	return 0;
}

void claims_give_up(struct claims *claims, int inbox)
{
	if (claims->out > 0)
		(void)give_all_back(claims, inbox, false);
	claims->unsettled = true;
}
