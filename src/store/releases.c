/* The schemas of releases that only their owners have: named in ijw.conf, and kept in the database,
 * so that what was judged by them can be judged by them again. When their owner gives another set,
 * the one before is kept beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "ijw/base/digest.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/store/releases.h"

enum { KEY_TEXT = 32 + SHA256_TEXT };

/* Under what the database has the present set of a release; with a hash, the earlier one of that hash. */
static const char *key_of(const struct release *release, const char *hash, char key[KEY_TEXT])
{
	snprintf(key, KEY_TEXT, "schemas %s%s%s", release->name, hash[0] != '\0' ? " " : "", hash);
	return key;
}

/* The set that the database has of a release, if it has one. */
static int take_kept(struct store *store, const struct release *release, struct xsd *xsd)
{
	struct buf kept = BUF_INIT(0);
	char key[KEY_TEXT];
	int rc = stand_get(store, key_of(release, "", key), &kept);

	if (rc == 0 && kept.length > 0)
		rc = xsd_unpack(xsd, release, kept.data, kept.length);
	buf_free(&kept);
	return rc;
}

struct xsd *store_releases(struct store *store)
{
	struct xsd *xsd = xsd_open(NULL);

	for (size_t i = 0; xsd != NULL && i < releases_count; i++)
		if (releases[i]->schemas == NULL && take_kept(store, releases[i], xsd) != 0) {
			xsd_free(xsd);
			return NULL;
		}
	return xsd;
}

struct xsd *store_releases_turn(struct store *store, struct xsd *now, const struct xsd *present,
				const struct release *release, const char *hash)
{
	struct buf set = BUF_INIT(0);
	char key[KEY_TEXT];
	struct xsd *other;
	int rc = 0;

	if (strcmp(hash, xsd_hash(present, release)) != 0)
		rc = stand_get(store, key_of(release, hash, key), &set);
	if (rc == 0 && set.length == 0)
		xsd_pack(present, release, &set);
	other = xsd_share(now);
	if (rc == 0 && set.length > 0)
		rc = xsd_unpack(other, release, set.data, set.length);
	buf_free(&set);
	if (rc == 0)
		return other;
	xsd_free(other);
	return NULL;
}

int store_releases_earlier(struct store *store, const struct release *release, const char *hash)
{
	struct buf set = BUF_INIT(0);
	char key[KEY_TEXT];
	int rc = stand_get(store, key_of(release, hash, key), &set);
	const bool kept = set.length > 0;

	buf_free(&set);
	return rc == 0 ? kept : -1;
}

/* Whether messages were judged by this set of a release: 1 or 0, or -1 after it logged. */
static int has_judged(struct store *store, const struct release *release,
		      const uint8_t digest[SHA256_BYTES])
{
	struct binder binder = {.statement = db_statement(store, SQL_BASIS_SCHEMAS)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, release->name);
	bind_blob(&binder, digest, SHA256_BYTES);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

/* The set that gives way to another stays for the messages that were judged by it. */
static int keep_earlier(struct store *store, const struct release *release, const struct buf *set)
{
	uint8_t digest[SHA256_BYTES];
	char hash[SHA256_TEXT], key[KEY_TEXT];
	int judged;

	if (set->length == 0)
		return 0;
	digest_sha256(set->data, set->length, digest);
	judged = has_judged(store, release, digest);
	if (judged <= 0)
		return judged;
	digest_hex(digest, sizeof(digest), hash);
	log_note("messages of release %s that came before are still judged by the schemas of then, "
		 "SHA-256 %s, which are kept too",
		 release->name, hash);
	return stand_set(store, key_of(release, hash, key), set->data);
}

/* Keeps the set of a release, unless it is there. The text of a set with a NUL would be kept in
 * part: such schemas are no UTF-8. */
static int keep(struct store *store, const struct release *release, const struct xsd *xsd)
{
	struct buf set = BUF_INIT(0), kept = BUF_INIT(0);
	char key[KEY_TEXT];
	int rc;

	xsd_pack(xsd, release, &set);
	rc = stand_get(store, key_of(release, "", key), &kept);
	if (strlen(set.data) != set.length) {
		log_error("the schemas of release %s are not in UTF-8; convert them",
			  release->name);
		rc = -1;
	} else if (rc == 0 &&
		   (kept.length != set.length || memcmp(kept.data, set.data, set.length) != 0)) {
		rc = keep_earlier(store, release, &kept);
		if (rc == 0)
			rc = stand_set(store, key_of(release, "", key), set.data);
		if (rc == 0) /* it may have been the one before */
			rc = stand_forget(store, key_of(release, xsd_hash(xsd, release), key));
		if (rc == 0)
			log_note("the schemas of release %s are kept in this home, SHA-256 %s",
				 release->name, xsd_hash(xsd, release));
	}
	buf_free(&set);
	buf_free(&kept);
	return rc;
}

/* In one transaction. */
static int keep_all(struct store *store, const struct config_lines *lines, const struct xsd *xsd)
{
	int rc = store_begin(store);

	if (rc != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < lines->count; i++)
		rc = keep(store, release_named(lines->line[i].name), xsd);
	if (rc == 0 && store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

static int use_line(struct store *store, const struct config_line *line, struct xsd *xsd)
{
	const struct release *release = release_named(line->name);
	char *folder;
	int rc;

	if (release == NULL || release->schemas != NULL) {
		log_error(
		    "%s/ijw.conf:%d: %s is no release whose schemas can be named; they are those "
		    "of 3.0 and 3.1",
		    store->home->path, line->line, line->name);
		return -1;
	}
	folder = home_path(store->home, line->value);
	rc = xsd_add(xsd, release, folder);
	free(folder);
	return rc;
}

struct xsd *store_use_releases(struct store *store)
{
	const struct config_lines *lines = &store->home->release_lines;
	struct xsd *xsd = store_releases(store);
	int rc = xsd != NULL ? 0 : -1;

	for (size_t i = 0; rc == 0 && i < lines->count; i++)
		rc = use_line(store, &lines->line[i], xsd);
	if (rc == 0 && lines->count > 0)
		rc = xsd_check(xsd);
	if (rc == 0 && lines->count > 0)
		rc = keep_all(store, lines, xsd);
	if (rc == 0)
		return xsd;
	if (xsd != NULL)
		log_error("nothing is judged before the schemas of [releases] in %s/ijw.conf are "
			  "right",
			  store->home->path);
	xsd_free(xsd);
	return NULL;
}
