/* Taking in one message: its bytes, verdict, findings and events. */
#include <stdio.h>
#include <string.h>

#include "bericht.h"
#include "custody_parts.h"
#include "db.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/message/event_is.h"
#include "ijw/rule/catalogue.h"
#include "masker.h"
#include "original.h"
#include "postponed.h"
#include "related.h"
#include "void.h"
#include "telling.h"
#include "youth_numbers.h"

static int64_t row_id(struct store *store, struct binder *binder)
{
	int64_t id = 0;
	int more = binder->rc == SQLITE_OK ? db_row(store, binder->statement) : db_failed(store);

	if (more == 1) {
		id = sqlite3_column_int64(binder->statement, 0);
		sqlite3_reset(binder->statement);
	}
	return more < 0 ? -1 : id;
}

/* The row of a text in a table of texts; added when it is not there. 0 or the id; -1 failed. */
static int64_t lookup(struct store *store, enum statement add, enum statement get, const char *text)
{
	struct binder binder = {.statement = db_statement(store, get)};
	int64_t id;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, text);
	id = row_id(store, &binder);
	if (id != 0)
		return id;
	binder = (struct binder){.statement = db_statement(store, add)};
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, text);
	if (db_bound(store, &binder) != 0)
		return -1;
	return sqlite3_last_insert_rowid(store->db);
}

int64_t bericht_youth(struct store *store, const char *bsn)
{
	char pseudonym[PSEUDONYM_TEXT];
	int64_t *known, id;

	if (bsn == NULL)
		return 0;
	known = youth_numbers_of(store, bsn);
	if (known != NULL && *known != 0)
		return *known;
	pseudonym_of_bsn(store->home->keys->pseudonym, bsn, strlen(bsn), pseudonym);
	id = lookup(store, SQL_JEUGDIGE_ADD, SQL_JEUGDIGE_ID, pseudonym);
	if (known != NULL && id > 0)
		*known = id;
	return id;
}

static struct identity identify(const struct judgement *judgement, const struct event *events,
				size_t count)
{
	/* What a glance showed of a message that breaks the schema is for its report: nothing in
	 * it can be masked by names. */
	static const struct kop none = {.dagtekening = DAY_NONE, .bekend = DAY_NONE};
	const struct kop *kop = judgement->typed ? &judgement->kop : &none;
	struct identity identity = {.type = judgement->type,
				    .afzender = kop->afzender,
				    .ontvanger = kop->ontvanger,
				    .identificatie = kop->identificatie,
				    .dagtekening = kop->dagtekening,
				    .bekend = kop->bekend,
				    .headerline = kop->line};

	for (size_t i = 0; i < count; i++)
		if (events[i].soort == EVENT_RETOUR)
			identity.verwerpt = retourcodes_reject(events[i].retourcodes);
	return identity;
}

void bericht_kenmerk(const struct store *store, const void *bytes, size_t length,
		     uint8_t kenmerk[KENMERK_BYTES])
{
	uint8_t sha256[SHA256_BYTES];

	digest_sha256(bytes, length, sha256);
	pseudonym_kenmerk(store->home->keys->pseudonym, sha256, kenmerk);
}

static uint64_t head_of(const uint8_t digest[CONTENT_BYTES])
{
	uint64_t head = 0;

	for (size_t i = 0; i < sizeof(head); i++)
		head = head << 8 | digest[i];
	return head;
}

uint64_t bericht_orde(const struct store *store, int64_t hidden)
{
	return pseudonym_show(store->inhoud, (uint64_t)hidden);
}

struct content bericht_content(const struct store *store, const struct judgement *judgement,
			       bool counts)
{
	struct content content = {.counts = counts, .orde = GETAL_NONE};

	if (judgement->typed || counts) {
		pseudonym_digest(store->home->keys->pseudonym, "inhoud", judgement->content,
				 CONTENT_BYTES, content.digest);
		content.orde =
		    (int64_t)pseudonym_hide(store->inhoud, head_of(judgement->content));
	}
	if (counts) {
		content.events = judgement->events;
		content.count = judgement->event_count;
	}
	content.identity = identify(judgement, content.events, content.count);
	content.identity.neemt_terug =
	    message_takes_back(judgement->type, judgement->events, judgement->event_count);
	/* That it was sent counts of a claim that was rejected: its answer names it. */
	if (!counts && judgement->event_count > 0 &&
	    judgement->events[0].soort == EVENT_DECLARATIE) {
		content.events = judgement->events;
		content.count = 1;
	}
	return content;
}

static int update(struct store *store, enum statement statement, int64_t value, int64_t id)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, value);
	bind_number(&binder, id);
	return db_bound(store, &binder);
}

/* Marks a message that a retour which is already here voids. */
static int mark_void(struct store *store, int64_t id, const struct identity *identity)
{
	int32_t day;

	if (bericht_info(identity->type)->retour == BERICHT_ONBEKEND)
		return 0;
	if (void_day(store, identity, identity->type, &day) != 0)
		return -1;
	return day == DAY_NEVER ? 0 : update(store, SQL_BERICHT_VOID, day, id);
}

static int add_events(struct store *store, int64_t bericht, const struct content *content)
{
	const struct identity *identity = &content->identity;
	const struct event like =
	    event_like(identity->type, identity->afzender, identity->ontvanger);
	struct buf facts = BUF_INIT(0);
	int rc = 0;

	for (size_t at = 0, taken; rc == 0 && at < content->count; at += taken) {
		const struct event *events = &content->events[at];
		const int64_t jeugdige = bericht_youth(store, events->bsn);

		taken = event_row(events, content->count - at, &like, &facts);
		rc = jeugdige < 0 ? -1 : 0;
		if (rc == 0 && jeugdige > 0)
			rc = store_touch(store, jeugdige, identity->bekend);
		if (rc == 0)
			rc = event_add(store, bericht, jeugdige, events, taken, &facts);
	}
	buf_free(&facts);
	for (size_t i = 0; !store->whole && i < content->count; i++)
		related_note(store_related(store), &content->events[i], identity->bekend);
	return rc;
}

static int add_findings(struct store *store, int64_t bericht, const struct finding_list *findings)
{
	int64_t number = 0;

	for (const struct finding *finding = findings->first; finding; finding = finding->next) {
		struct binder binder = {.statement = db_statement(store, SQL_AFKEUR_ADD)};

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, bericht);
		bind_number(&binder, ++number);
		bind_text(&binder, finding->rule->code);
		bind_text(&binder, finding->rule->retourcode);
		bind_text(&binder, severity_name(finding->rule->severity));
		bind_number_or_null(&binder, finding->line, 0);
		bind_text(&binder, finding->path);
		if (db_bound(store, &binder) != 0)
			return -1;
	}
	return 0;
}

/* Whether an earlier message has the same content; the new one is then marked: 1 or 0, -1 failed.
 */
static int mark_same(struct store *store, int64_t id, const struct content *content)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_SAME)};
	int64_t same;

	if (binder.statement == NULL)
		return -1;
	bind_blob(&binder, content->digest, PSEUDONYM_BYTES);
	bind_number(&binder, id);
	bind_number(&binder, content->orde);
	same = row_id(store, &binder);
	if (same <= 0)
		return (int)same;
	return update(store, SQL_BERICHT_REPEATS, same, id) == 0 ? 1 : -1;
}

/* The messages of a transaction are a group, which goes by the number of its first. */
static int begin_group(struct store *store)
{
	sqlite3_stmt *row;

	if (store->group != 0)
		return 0;
	row = db_statement(store, SQL_GROUP_NEXT);
	if (row == NULL || db_row(store, row) != 1)
		return -1;
	store->group = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return postponed_join(store);
}

static void bind_receipt(struct binder *binder, const struct receipt *receipt, int64_t basis)
{
	bind_number_or_null(binder, receipt->bericht, 0);
	bind_blob(binder, receipt->kenmerk, KENMERK_BYTES);
	bind_number(binder, receipt->received);
	bind_text(binder, receipt->file);
	bind_text(binder, receipt->member);
	bind_number(binder, receipt->verdict);
	bind_number(binder, basis);
}

int64_t bericht_add_row(struct store *store, const struct receipt *receipt,
			const struct judgement *judgement, const struct content *content)
{
	const struct identity *identity = &content->identity;
	int64_t basis = basis_row(store, &receipt->basis);
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_ADD)};

	if (basis < 0 || binder.statement == NULL || begin_group(store) != 0)
		return -1;
	bind_receipt(&binder, receipt, basis);
	bind_number_or_null(&binder, bericht_number(judgement->type), 0);
	bind_text(&binder, identity->afzender);
	bind_text(&binder, identity->ontvanger);
	bind_text(&binder, identity->identificatie);
	bind_number_or_null(&binder, identity->dagtekening, DAY_NONE);
	bind_number_or_null(&binder, identity->bekend, DAY_NONE);
	bind_number_or_null(&binder, identity->headerline, 0);
	bind_number(&binder, identity->verwerpt);
	bind_number(&binder, identity->neemt_terug);
	bind_blob(&binder, content->counts ? content->digest : NULL, PSEUDONYM_BYTES);
	bind_number_or_null(&binder, content->orde, GETAL_NONE);
	if (db_bound(store, &binder) != 0)
		return -1;
	if (sqlite3_changes(store->db) == 0)
		return 0;
	telling_message(store, sqlite3_last_insert_rowid(store->db));
	custody_added(store, sqlite3_last_insert_rowid(store->db));
	return sqlite3_last_insert_rowid(store->db);
}

enum store_outcome bericht_add_content(struct store *store, int64_t id,
				       const struct content *content)
{
	int same = content->counts ? mark_same(store, id, content) : 0;
	struct sleutels names;

	if (same != 0)
		return same < 0 ? STORE_FAILED : STORE_REPEATED;
	if ((content->counts && mark_void(store, id, &content->identity) != 0) ||
	    add_events(store, id, content) != 0)
		return STORE_FAILED;
	event_keys_of_name(store, id, &content->identity, &names);
	if (event_add_keys(store, &names) != 0)
		return STORE_FAILED;
	if (content->identity.verwerpt)
		void_note(store, &content->identity);
	return STORE_NEW;
}

/* Every part of a message or none: after a failure the caller rolls back. */
enum store_outcome store_add(struct store *store, const struct intake *intake, int64_t *bericht)
{
	struct judgement *judgement = intake->judgement;
	struct finding_list findings = judgement->findings;
	struct content content;
	uint8_t kenmerk[KENMERK_BYTES];
	const struct receipt receipt = {
	    .kenmerk = kenmerk,
	    .received = intake->received,
	    .file = intake->file,
	    .member = intake->member,
	    .verdict = judgement->verdict,
	    .basis = basis_now(store, intake->schemas, judgement->release_name),
	};
	enum store_outcome outcome = STORE_NEW;
	int64_t id;

	if (masker_apply(store, judgement) != 0)
		return STORE_FAILED;
	content = bericht_content(store, judgement, judgement->verdict == VERDICT_ACCEPTED);
	pseudonym_kenmerk(store->home->keys->pseudonym, intake->sha256, kenmerk);
	id = bericht_add_row(store, &receipt, judgement, &content);
	if (id <= 0)
		return id < 0 ? STORE_FAILED : STORE_DUPLICATE;
	*bericht = id;
	if (original_put(store, id, kenmerk, intake->bytes, intake->length, judgement,
			 content.counts, intake->packed) != 0)
		return STORE_FAILED;
	outcome = bericht_add_content(store, id, &content);
	if (outcome == STORE_REPEATED)
		findings = finding_of_file(&findings);
	if (outcome == STORE_FAILED || add_findings(store, id, &findings) != 0)
		return STORE_FAILED;
	return outcome;
}

int store_rename_file(struct store *store, int64_t first, const char *from, const char *to)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_FILE)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, to);
	bind_number(&binder, first);
	bind_text(&binder, from);
	return db_bound_each(store, &binder, custody_changed);
}

int store_label(struct store *store, int64_t bericht, struct buf *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_LABEL)};
	sqlite3_stmt *row = binder.statement;

	if (row == NULL)
		return -1;
	bind_number(&binder, bericht);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	if (db_row(store, row) != 1)
		return -1;
	buf_puts(out, (const char *)sqlite3_column_text(row, 0));
	if (sqlite3_column_type(row, 1) != SQLITE_NULL)
		buf_printf(out, "!%s", (const char *)sqlite3_column_text(row, 1));
	sqlite3_reset(row);
	return 0;
}
