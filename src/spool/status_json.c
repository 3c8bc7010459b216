/* ijw.status/1: how a home is, for programs. */
#include "ijw/spool/status.h"

#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/json.h"

static void put_key(struct buf *out, const char *key)
{
	if (out->length > 0 && out->data[out->length - 1] != '{')
		buf_puts(out, ",");
	json_text(out, key);
	buf_puts(out, ":");
}

static void put_number(struct buf *out, const char *key, int64_t number)
{
	put_key(out, key);
	buf_printf(out, "%lld", (long long)number);
}

static void put_bool(struct buf *out, const char *key, bool value)
{
	put_key(out, key);
	buf_puts(out, value ? "true" : "false");
}

static void put_text(struct buf *out, const char *key, const char *text)
{
	put_key(out, key);
	json_text(out, text);
}

/* null for 0. */
static void put_moment(struct buf *out, const char *key, int64_t moment)
{
	char text[CLOCK_TEXT];

	put_text(out, key, moment != 0 ? clock_format(moment, text) : NULL);
}

static void put_date(struct buf *out, const char *key, int32_t day)
{
	char text[DATE_TEXT];

	put_text(out, key, day != DAY_NONE ? date_format(day, text) : NULL);
}

static void put_verdicts(struct buf *out, const char *key, const int64_t counts[VERDICTS])
{
	put_key(out, key);
	buf_puts(out, "{");
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		put_number(out, verdict_name((enum verdict)verdict), counts[verdict]);
	buf_puts(out, "}");
}

static void put_attention(struct buf *out, const struct status *status,
			  const struct bewaking *limits)
{
	struct buf text = BUF_INIT(0);
	const char *comma = "";

	put_bool(out, "well", status->passed == 0);
	put_key(out, "attention");
	buf_puts(out, "[");
	for (enum attention attention = 0; attention < ATTENTIONS; attention++) {
		if (!status_has(status, attention))
			continue;
		buf_clear(&text);
		attention_text(status, limits, attention, &text);
		buf_printf(out, "%s{", comma);
		put_text(out, "what", attention_name(attention));
		put_text(out, "text", text.data);
		buf_puts(out, "}");
		comma = ",";
	}
	buf_puts(out, "]");
	buf_free(&text);
}

static void put_versions(struct buf *out, const struct store_status *store)
{
	put_key(out, "versions");
	buf_puts(out, "{");
	put_text(out, "ijw", IJW_VERSION);
	put_number(out, "database", store->version);
	put_text(out, "sqlite", store->sqlite);
	put_text(out, "schemas", store->schemas[0] != '\0' ? store->schemas : NULL);
	buf_puts(out, "}");
}

static void put_inbox(struct buf *out, const struct status *status)
{
	put_key(out, "inbox");
	buf_puts(out, "{");
	put_number(out, "files", status->inbox.files);
	put_text(out, "first", status->inbox.files > 0 ? status->inbox.first : NULL);
	put_moment(out, "oldest", status->inbox.oldest);
	put_number(out, "oldest_seconds",
		   status->inbox.files > 0 ? status->now - status->inbox.oldest : 0);
	put_number(out, "uploads", status->inbox.uploads);
	put_number(out, "unread", status->inbox.unread);
	put_number(out, "folders_left", status->inbox.shut);
	put_bool(out, "lost_found", status->inbox.lost_found);
	buf_puts(out, "}");
}

static void put_messages(struct buf *out, const struct store_status *store)
{
	put_key(out, "messages");
	buf_puts(out, "{");
	put_number(out, "stored", store->messages);
	put_moment(out, "last", store->last_received);
	put_verdicts(out, "verdicts", store->verdicts);
	put_verdicts(out, "last_hour", store->hour);
	put_verdicts(out, "last_day", store->day);
	put_number(out, "unjudged", store->unjudged);
	buf_puts(out, "}");
}

static void put_senders(struct buf *out, const struct status *status)
{
	put_key(out, "senders");
	buf_puts(out, "[");
	for (int i = 0; i < status->sender_count; i++) {
		const struct sender *sender = &status->senders[i];

		buf_puts(out, i > 0 ? ",{" : "{");
		put_text(out, "sender", sender->code);
		put_key(out, "type");
		buf_printf(out, "\"JW%d\"", sender->type);
		put_moment(out, "received", sender->received);
		buf_puts(out, "}");
	}
	buf_puts(out, "]");
}

static void put_tables(struct buf *out, const struct store_status *store)
{
	put_key(out, "findings_open");
	buf_puts(out, "{");
	for (int severity = 0; severity < SEVERITIES; severity++)
		put_number(out, severity_name((enum severity)severity), store->open[severity]);
	buf_puts(out, "}");
	put_number(out, "youths", store->youths);
	put_key(out, "tables");
	buf_puts(out, "{");
	put_date(out, "peildatum", store->peildatum);
	put_bool(out, "other_parameters", store->other_parameters);
	put_moment(out, "rebuilt", store->rebuilt);
	buf_puts(out, "}");
	put_key(out, "aanmeldingen");
	buf_puts(out, "{");
	put_number(out, "lines", store->aanmeldingen);
	put_number(out, "without_request", store->onbekend);
	put_number(out, "left_out", store->fouten);
	put_bool(out, "refused", store->refused);
	buf_puts(out, "}");
}

/* As parameters_write spells them: NAME=VALUE. */
static void put_parameters(struct buf *out, const struct parameters *parameters)
{
	struct buf text = BUF_INIT(0);
	char *rest = NULL;

	parameters_write(parameters, &text);
	put_key(out, "parameters");
	buf_puts(out, "{");
	for (char *at = strtok_r(text.data, " ", &rest); at != NULL;
	     at = strtok_r(NULL, " ", &rest)) {
		char *value = strchr(at, '=');

		*value = '\0';
		put_text(out, at, value + 1);
	}
	buf_puts(out, "}");
	buf_free(&text);
}

static void put_lijsten(struct buf *out, const struct lijsten *lijsten)
{
	put_key(out, "lists");
	buf_puts(out, "{");
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);
		char sha256[SHA256_TEXT];

		put_key(out, lijst_name(lijst));
		if (!stand->given) {
			buf_puts(out, "null");
			continue;
		}
		buf_puts(out, "{");
		put_text(out, "file", stand->file);
		put_number(out, "lines", stand->lines);
		put_date(out, "from", stand->vanaf);
		put_text(out, "sha256", digest_hex(stand->sha256, SHA256_BYTES, sha256));
		buf_puts(out, "}");
	}
	buf_puts(out, "}");
}

static void put_limits(struct buf *out, const struct bewaking *limits)
{
	put_key(out, "limits");
	buf_puts(out, "{");
	put_number(out, "oudste_minuten", limits->oudste_minuten);
	put_number(out, "vrij_mb", limits->vrij_mb);
	put_number(out, "stil_uren", limits->stil_uren);
	put_number(out, "niet_aanvaard", limits->niet_aanvaard);
	buf_puts(out, "}");
}

void status_json(const struct status *status, const struct home *home,
		 const struct lijsten *lijsten, struct buf *out)
{
	const struct store_status *store = &status->store;
	struct buf object = BUF_INIT(0);

	buf_puts(&object, "{");
	put_text(&object, "schema", "ijw.status/1");
	put_moment(&object, "now", status->now);
	put_attention(&object, status, &home->bewaking);
	put_versions(&object, store);
	put_inbox(&object, status);
	put_messages(&object, store);
	put_senders(&object, status);
	put_tables(&object, store);
	put_key(&object, "bytes");
	buf_puts(&object, "{");
	put_number(&object, "database", store->bytes);
	put_number(&object, "free", status->free);
	buf_puts(&object, "}");
	put_parameters(&object, &home->parameters);
	put_limits(&object, &home->bewaking);
	put_lijsten(&object, lijsten);
	buf_puts(&object, "}\n");
	buf_add(out, object.data, object.length);
	buf_free(&object);
}
