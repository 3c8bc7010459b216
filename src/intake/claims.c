#include "claims.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/message/mask.h"
#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"
#include "ijw/base/secret.h"
#include "ijw/base/walk.h"
#include "place.h"
#include "record.h"

/* The file in work/: a record a file. */
static const char names_file[] = "names";

struct claims {
	int work;
	const uint8_t *key;     /* names are sealed with it */
	int names;              /* the file, open to add to it; -1: not yet */
	uint64_t next;          /* of the numbers in private names, from a random one */
	uint64_t named;         /* those below it are in the file */
	bool unsettled;         /* files of an earlier round may have a private name */
	bool spent;             /* what is in the file is of files that were settled */
	uint32_t out;           /* files that have a private name by this process */
	struct places *changed; /* folders of the inbox in which names changed, not synced yet */
	struct buf pending;     /* records that are not in the file yet */
	dev_t device;           /* of the inbox that was looked at last */
	ino_t inode;
};

struct claims *claims_new(int work, const uint8_t key[KEY_BYTES])
{
	struct claims *claims = xmalloc(sizeof(*claims));

	*claims = (struct claims){
	    .work = work, .key = key, .names = -1, .unsettled = true, .changed = places_new()};
	random_bytes(&claims->next, sizeof(claims->next));
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
	if (claims->out == 0 && !claims->unsettled && !places_are_changed(claims->changed))
		(void)unlinkat(claims->work, names_file, 0);
	places_free(claims->changed);
	buf_free(&claims->pending);
	free(claims);
}

void claims_add(struct claims *claims, struct claim *claim)
{
	claim->number = claims->next++;
	snprintf(claim->private, sizeof(claim->private), ".ijw-%0*llx", SETTLE_DIGITS,
		 (unsigned long long)claim->number);
	record_add(claims->key, claim, &claims->pending);
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
static bool has_private_name(struct claims *claims, int folder, const struct claim *claim)
{
	struct stat status;
	int saved = errno;
	bool there = fstatat(folder, claim->private, &status, AT_SYMLINK_NOFOLLOW) == 0;

	if (!there && errno != ENOENT)
		claims->unsettled = true;
	errno = saved;
	return there;
}

/* As claims_put_back, in the folder of the file. */
static int put_back(struct claims *claims, int folder, struct claim *claim)
{
	const char *wanted = place_name(claim->path);
	char name[NAME_MAX + 1];
	struct buf path = BUF_INIT(0);

	places_add(claims->changed, claim->path);
	if (settle_put_back(folder, claim->private, wanted, name) != 0 &&
	    has_private_name(claims, folder, claim)) {
		claims->unsettled = true;
		return -1;
	}
	claims_moved(claims, claim);
	buf_printf(&path, "%.*s%s", (int)(wanted - claim->path), claim->path, name);
	free(claim->path);
	claim->path = xstrdup(path.data);
	buf_free(&path);
	return 0;
}

/* The folder of a file with a private name may have another name by now. It is looked for with all
 * others that have one, in the next round. */
static int open_folder(struct claims *claims, int inbox, const struct claim *claim)
{
	int folder = place_open(inbox, claim->path);

	if (folder < 0)
		claims->unsettled = true;
	return folder;
}

/* As claims_take, in the folder of the file. */
static int take(struct claims *claims, int folder, struct claim *claim)
{
	if (renameat(folder, place_name(claim->path), folder, claim->private) != 0 &&
	    !has_private_name(claims, folder, claim)) {
		/* By the next time what is written of this private name may be gone. */
		claim->private[0] = '\0';
		return errno == ENOENT ? 1 : -1;
	}
	claims->out++;
	claim->claimed = true;
	if (settle_is_same(folder, claim))
		return 0;
	(void)put_back(claims, folder, claim);
	return 1;
}

int claims_take(struct claims *claims, int inbox, struct claim *claim)
{
	int folder, rc;

	if (claim->private[0] == '\0')
		claims_add(claims, claim);
	/* Those that were added meanwhile have time. */
	if (claim->number >= claims->named && claims_sync(claims) != 0)
		return 2;
	folder = place_open(inbox, claim->path);
	if (folder < 0) {
		claim->private[0] = '\0';
		return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? 1 : -1;
	}
	rc = take(claims, folder, claim);
	place_close(inbox, folder);
	return rc;
}

void claims_moved(struct claims *claims, struct claim *claim)
{
	places_add(claims->changed, claim->path);
	claim->claimed = false;
	claim->private[0] = '\0';
	claims->out--;
}

int claims_put_back(struct claims *claims, int inbox, struct claim *claim)
{
	int folder = open_folder(claims, inbox, claim);
	int rc = folder >= 0 ? put_back(claims, folder, claim) : -1;

	place_close(inbox, folder);
	return rc;
}

int claims_sync_moved(struct claims *claims, int inbox)
{
	return places_sync(claims->changed, inbox);
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
static int give_back(int folder, const char *private, const char *name)
{
	char given[NAME_MAX + 1], label[LIMIT_LABEL_BYTES];

	if (settle_put_back(folder, private, name, given) == 0 || errno == ENOENT)
		return 0;
	log_errno("%s: this file in inbox/ is called %s, and cannot be given its name back now; it "
		  "is tried again",
		  mask_label(name, label, sizeof(label)), private);
	return -1;
}

/* Giving back what has a private name, wherever in the inbox it is by now. */
struct giving {
	struct claims *claims;
	struct buf names; /* the records */
	struct buf kept;  /* those that are needed later */
	struct buf shut;  /* folders that could not be looked through: each path with its NUL */
	struct buf path;  /* of the record at hand */
	bool refused;     /* some keep their private names */
};

/* The record of a private name, with the path in `giving->path`; NULL when there is none. */
static const char *find_record(struct giving *giving, const char *private, size_t *length)
{
	const char *record;
	size_t at = 0;

	while ((record = record_next(&giving->names, &at, length)) != NULL)
		if (record_is(record, private) &&
		    record_open(giving->claims->key, record, *length, &giving->path) == 0)
			return record;
	return NULL;
}

/* One of which the name is lost, as it went with a share or a disk, is called by its private name
 * without the dot. */
static int give_back_entry(void *context, const struct walk_entry *entry)
{
	struct giving *giving = context;
	const char *record, *name;
	size_t length;

	if (!settle_is_private(entry->name))
		return 0;
	record = find_record(giving, entry->name, &length);
	name = record != NULL ? place_name(giving->path.data) : entry->name + 1;
	places_add(giving->claims->changed, entry->path);
	if (give_back(entry->folder, entry->name, name) == 0)
		return 0;
	giving->refused = true;
	if (record != NULL)
		buf_add(&giving->kept, record, length);
	return 0;
}

static int give_back_folder(void *context, const struct walk_entry *entry, bool *gone)
{
	(void)gone;
	return give_back_entry(context, entry);
}

static int note_shut(void *context, const struct walk_entry *entry)
{
	struct giving *giving = context;

	buf_add(&giving->shut, entry->path, strlen(entry->path) + 1);
	return 0;
}

/* What cannot be looked at may be a folder. */
static int give_back_file(void *context, const struct walk_entry *entry)
{
	return entry->status.st_mode == 0 && !settle_is_private(entry->name)
		   ? note_shut(context, entry)
		   : give_back_entry(context, entry);
}

static bool is_passed_over(void *context, const char *name)
{
	(void)context;
	return litter_is(name) && !settle_is_private(name);
}

static bool is_shut(const struct giving *giving, const char *path)
{
	const char *at;

	for (size_t i = 0; i < giving->shut.length; i += strlen(at) + 1) {
		at = giving->shut.data + i;
		if (strncmp(path, at, strlen(at)) == 0 && path[strlen(at)] == '/')
			return true;
	}
	return false;
}

/* Of a file that was given its name back by a process that ended before it synced that, only the
 * record tells where. */
static void look_at_records(struct giving *giving)
{
	const char *record;
	size_t at = 0, length;

	while ((record = record_next(&giving->names, &at, &length)) != NULL) {
		if (record_open(giving->claims->key, record, length, &giving->path) != 0)
			continue;
		places_add(giving->claims->changed, giving->path.data);
		if (is_shut(giving, giving->path.data))
			buf_add(&giving->kept, record, length);
	}
}

static int give_all(struct giving *giving, int inbox)
{
	static const struct walk_events events = {.skips = is_passed_over,
						  .file = give_back_file,
						  .left = give_back_folder,
						  .shut = note_shut};

	if (read_names(giving->claims, &giving->names) != 0 ||
	    walk_folder(inbox, &events, giving) != 0)
		return -1;
	look_at_records(giving);
	return 0;
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

/* 0, or -1 after it logged. */
static int give_all_back(struct claims *claims, int inbox)
{
	struct giving giving = {.claims = claims};
	int rc;

	claims->unsettled = true;
	/* What could not be synced is not synced again: the next process looks at what is there. */
	if (file_in_doubt())
		return -1;
	buf_clear(&claims->pending);
	rc = give_all(&giving, inbox);
	/* The names last before what is written about them goes. */
	if (rc == 0)
		rc = places_sync(claims->changed, inbox);
	if (rc == 0)
		rc = keep_names(claims, &giving.kept);
	if (rc != 0)
		log_errno("files in inbox/ could not be given their names back; this is tried "
			  "again");
	claims->unsettled = rc != 0 || giving.refused || giving.kept.length > 0;
	claims->out = 0;
	buf_free(&giving.names);
	buf_free(&giving.kept);
	buf_free(&giving.shut);
	buf_free(&giving.path);
	return claims->unsettled ? -1 : 0;
}

/* Names that were given back last before what is written about them goes. 0, or -1 after it logged.
 */
static int sync_given_back(struct claims *claims, int inbox)
{
	if (!places_are_changed(claims->changed))
		return 0;
	if (!file_in_doubt() && places_sync(claims->changed, inbox) == 0)
		return 0;
	claims->unsettled = true;
	log_errno("the names of files in inbox/ could not be synced; this is tried again");
	return -1;
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
		return give_all_back(claims, inbox);
	if (sync_given_back(claims, inbox) != 0)
		return -1;
	buf_clear(&claims->pending);
	claims->spent = true;
	return 0;
}

void claims_end(struct claims *claims, int inbox)
{
	if (claims->out > 0 || claims->unsettled)
		(void)give_all_back(claims, inbox);
	else
		(void)sync_given_back(claims, inbox);
}

void claims_give_up(struct claims *claims, int inbox)
{
	if (claims->out > 0)
		(void)give_all_back(claims, inbox);
	claims->unsettled = true;
}
