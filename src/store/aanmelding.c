/* When a youth was registered with the provider: HOME/aanmelddatum.csv, which no message tells. It
 * is kept apart from all other waits (definitions, 1.1). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "custody_parts.h"
#include "schema.h"
#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/progress.h"
#include "ijw/base/utf8.h"
#include "ijw/store/erase.h"
#include "masker.h"
#include "sleutel.h"

enum { CELLS = 3, AGB_LENGTH = 8, REFERENTIE_MAX = 20, NAMED_MAX = 20 };

static const char name[] = "aanmelddatum.csv";
static const char *const header[CELLS] = {"AGB", "ReferentieAanbieder", "Aanmelddatum"};
static const char key_digest[] = "aanmelddatum"; /* of the file as it was read last */
static const char key_fouten[] = "aanmelddatum_fouten";
static const char key_refused[] = "aanmelddatum_geweigerd"; /* "1": the file that is there */

/* The view asks it for its days: a temporary table hides the view of that name. */
static const char moment[] = "CREATE TEMP TABLE moment (peildatum TEXT, kennisdatum TEXT)";

int aanmelding_aside(struct store *store, int32_t peildatum, int32_t kennisdatum)
{
	sqlite3_stmt *statement;
	struct binder binder;
	int rc = -1;

	if (db_exec(store, moment) != 0 || schema_temporary(store, "aanmeldwacht") != 0)
		return -1;
	if (sqlite3_prepare_v2(store->db, "INSERT INTO temp.moment VALUES (?, ?)", -1, &statement,
			       NULL) != SQLITE_OK)
		return db_failed(store);
	binder = (struct binder){.statement = statement};
	bind_date(&binder, peildatum);
	bind_date(&binder, kennisdatum);
	rc = binder.rc == SQLITE_OK ? db_run(store, statement) : db_failed(store);
	sqlite3_finalize(statement);
	return rc;
}

static bool is_header(char *const *cells, int count)
{
	if (count != CELLS)
		return false;
	for (int i = 0; i < CELLS; i++)
		if (strcasecmp(cells[i], header[i]) != 0)
			return false;
	return true;
}

static bool is_referentie(const char *text)
{
	size_t length = strlen(text), characters = 0;

	if (utf8_valid_prefix(text, length) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		characters += (text[i] & 0xC0) != 0x80;
	return characters >= 1 && characters <= REFERENTIE_MAX;
}

/* What is wrong with a line, as the end of a sentence; NULL when nothing is. */
static const char *check(char *const *cells, int count, int32_t *day)
{
	const char *agb = cells[0];

	if (count != CELLS)
		return N_("a line has three cells: AGB, ReferentieAanbieder, Aanmelddatum");
	if (!ascii_is_digits(agb, AGB_LENGTH))
		return N_("the AGB code must be eight digits");
	if (!is_referentie(cells[1]))
		return N_("the ReferentieAanbieder must be 1 to 20 characters of UTF-8");
	if (csv_date(cells[2], day) != 0 || !date_is_likely(*day))
		return N_("the date must be one that exists, from 1900 to 2199, as YYYY-MM-DD or "
			  "DD-MM-YYYY");
	return NULL;
}

int aanmelding_add(struct store *store, const char *aanbieder, const char *reference, int32_t day)
{
	struct binder binder;
	struct sleutel verzoek;
	char masked[MASK_TEXT];

	if (masker_reference(store, aanbieder, &reference, masked) != 0)
		return -1;
	binder = (struct binder){.statement = db_statement(store, SQL_AANMELDING_ADD)};
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, aanbieder);
	bind_text(&binder, reference);
	bind_number(&binder, day);
	verzoek = sleutel_of_number(SLEUTEL_VERZOEK, aanbieder, reference);
	bind_number(&binder, sleutel_digest(store->sleutel, &verzoek));
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	return db_run(store, binder.statement) == 0 ? sqlite3_changes(store->db) > 0 : -1;
}

/* The file while it is read. */
struct reading {
	const char *path;
	struct csv csv;
	unsigned wrong;
};

static void complain(struct reading *reading, const char *what)
{
	progress_clear();
	if (++reading->wrong <= NAMED_MAX)
		log_error("%s:%u: %s; the line is left out", reading->path, reading->csv.line,
			  _(what));
}

/* 0; 1 when this is no such file; -1 failed. */
static int read_lines(struct store *store, struct reading *reading)
{
	char *cells[CELLS] = {0};
	int count = csv_line(&reading->csv, cells, CELLS);
	int32_t day;
	int added;

	if (!is_header(cells, count)) {
		log_error("%s:1: the first line must be %s,%s,%s; the file is not used",
			  reading->path, header[0], header[1], header[2]);
		return 1;
	}
	if (db_run(store, db_statement(store, SQL_AANMELDING_CLEAR)) != 0)
		return -1;
	while ((count = csv_line(&reading->csv, cells, CELLS)) >= 0) {
		const char *wrong;

		if (csv_is_empty(cells, count < CELLS ? count : CELLS))
			continue;
		wrong = check(cells, count, &day);
		added = wrong == NULL ? aanmelding_add(store, cells[0], cells[1], day) : 1;
		if (added < 0)
			return -1;
		if (added == 0)
			wrong = N_("an earlier line has the same AGB and ReferentieAanbieder");
		if (wrong != NULL)
			complain(reading, wrong);
	}
	if (reading->wrong > NAMED_MAX)
		log_error("%s: %u more lines are left out", reading->path,
			  reading->wrong - NAMED_MAX);
	return 0;
}

int aanmelding_forget_digest(struct store *store)
{
	struct buf known = BUF_INIT(0);
	int rc = stand_get(store, key_digest, &known);

	if (rc == 0 && known.length == SHA256_TEXT - 1)
		rc = stand_set(store, key_digest, "-");
	buf_free(&known);
	return rc;
}

static int remember(struct store *store, const char *digest, unsigned wrong)
{
	char number[16];

	snprintf(number, sizeof(number), "%u", wrong);
	return stand_set(store, key_digest, digest) == 0 ? stand_set(store, key_fouten, number)
							 : -1;
}

/* The bytes of the file: 1; 0 when there is none; -1 after it logged. */
static int load(const struct home *home, const char *path, struct buf *bytes)
{
	int fd = file_open(home->fd, name);
	int rc;

	if (fd < 0 && errno == ENOENT)
		return 0;
	rc = fd >= 0 ? file_read(fd, bytes) : -1;
	if (rc < 0)
		log_errno("%s: the file cannot be read; give this user the right to, or take it "
			  "away",
			  path);
	else if (rc > 0)
		log_error("%s: the file is larger than %u MB; make it smaller", path,
			  LIMIT_AANMELD_BYTES / (1024u * 1024));
	if (fd >= 0)
		close(fd);
	return rc == 0 ? 1 : -1;
}

/* Takes the file in, or forgets the one that is gone. 0; 1 when the file is refused; -1 failed. */
static int renew(struct store *store, const char *path, struct buf *bytes, const char *digest)
{
	struct reading reading = {.path = path};
	int rc;

	custody_changes_table(store, CUSTODY_AANMELDING);
	if (digest[0] == '\0')
		return db_run(store, db_statement(store, SQL_AANMELDING_CLEAR)) == 0
			   ? remember(store, "", 0)
			   : -1;
	csv_begin(&reading.csv, bytes->data, bytes->length);
	rc = read_lines(store, &reading);
	if (rc != 0)
		return rc;
	return remember(store, digest, reading.wrong);
}

/* Whether the file that was there at the last look was refused. 1, 0, or -1 failed. */
static int was_refused(struct store *store)
{
	struct buf value = BUF_INIT(0);
	int rc = stand_get(store, key_refused, &value);

	if (rc == 0)
		rc = value.length > 0 && strcmp(value.data, "1") == 0;
	buf_free(&value);
	return rc;
}

static int remember_refused(struct store *store, bool refused)
{
	int known = was_refused(store);

	if (known < 0 || known == refused)
		return known < 0 ? -1 : 0;
	return stand_set(store, key_refused, refused ? "1" : "0");
}

/* Under a key: the database has most of what stands in the file, and the rest could be guessed. */
static void digest_of(const struct store *store, struct buf *bytes, char text[PSEUDONYM_TEXT])
{
	uint8_t digest[PSEUDONYM_BYTES];

	buf_puts(bytes, "");
	pseudonym_digest(store->home->keys->pseudonym, "aanmelddatum", bytes->data, bytes->length,
			 digest);
	digest_hex(digest, sizeof(digest), text);
}

int store_read_aanmelddatum(struct store *store)
{
	struct buf bytes = BUF_INIT(LIMIT_AANMELD_BYTES), known = BUF_INIT(0);
	char *path = home_path(store->home, name);
	char digest[PSEUDONYM_TEXT] = "";
	int found = load(store->home, path, &bytes);
	int rc = -1;

	if (found < 0 || stand_get(store, key_digest, &known) != 0)
		goto out;
	if (found > 0)
		digest_of(store, &bytes, digest);
	rc = strcmp(known.length > 0 ? known.data : "", digest) != 0
		 ? renew(store, path, &bytes, digest)
		 : 0;
	if (rc >= 0 && remember_refused(store, rc > 0) != 0)
		rc = -1;
out:
	buf_free(&bytes);
	buf_free(&known);
	free(path);
	return rc;
}

/* ---- Erasing ---- */

/* Adds the lines of others to `rest` as they stand in `whole`, a copy of what is read. How many lines
 * are not; -1 failed. */
static int64_t keep_others(struct store *store, const struct inzage *inzage, struct buf *bytes,
			   const char *whole, struct buf *rest)
{
	char *cells[CELLS] = {0}, masked[MASK_TEXT];
	int64_t theirs = 0;
	struct csv csv;
	size_t from = 0;
	int count;

	csv_begin(&csv, bytes->data, bytes->length);
	while ((count = csv_line(&csv, cells, CELLS)) >= 0) {
		const size_t at = (size_t)(csv.next - bytes->data);
		const size_t to = at < bytes->length ? at : bytes->length;
		const char *reference = count >= 2 ? cells[1] : "";

		if (count >= 2 && masker_reference(store, cells[0], &reference, masked) != 0)
			return -1;
		if (count >= 2 && inzage_has_aanmelding(inzage, cells[0], reference))
			theirs++;
		else
			buf_add(rest, whole + from, to - from);
		from = to;
	}
	return theirs;
}

int64_t erase_aanmelddatum(struct store *store, const struct erase_plan *plan, bool dry_run)
{
	struct buf bytes = BUF_INIT(LIMIT_AANMELD_BYTES), whole = BUF_INIT(0), rest = BUF_INIT(0);
	char *path = home_path(store->home, name);
	int found = load(store->home, path, &bytes);
	int64_t theirs = found < 0 ? -1 : 0;

	if (found > 0 && bytes.length > 0) {
		buf_add(&whole, bytes.data, bytes.length);
		theirs = keep_others(store, &plan->inzage, &bytes, whole.data, &rest);
	}
	if (theirs > 0 && !dry_run &&
	    file_publish(store->home->fd, name, rest.data, rest.length, 0600) != 0) {
		log_errno("%s: the file could not be written", path);
		theirs = -1;
	}
	buf_free(&bytes);
	buf_free(&whole);
	buf_free(&rest);
	free(path);
	return theirs;
}

int aanmelding_status(struct store *store, struct store_status *out)
{
	sqlite3_stmt *row = db_statement(store, SQL_AANMELDING_STATUS);
	struct buf value = BUF_INIT(0);
	int rc;

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	out->aanmeldingen = sqlite3_column_int64(row, 0);
	out->onbekend = out->aanmeldingen - sqlite3_column_int64(row, 1);
	sqlite3_reset(row);
	rc = stand_get(store, key_fouten, &value);
	if (rc == 0 && value.length > 0)
		out->fouten = strtoll(value.data, NULL, 10);
	buf_free(&value);
	if (rc == 0)
		rc = was_refused(store);
	out->refused = rc > 0;
	return rc < 0 ? -1 : 0;
}
