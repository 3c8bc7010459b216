/* ijw.status/1: how a home is, for programs. */
#include "ijw/intake/status.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/json.h"

static void put_verdicts(struct json *json, const char *key, const int64_t counts[VERDICTS])
{
	json_object(json, key);
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		json_integer(json, verdict_name((enum verdict)verdict), counts[verdict]);
	json_end(json);
}

static void put_attention(struct json *json, const struct status *status,
			  const struct bewaking *limits)
{
	struct buf text = BUF_INIT(0);

	json_bool(json, "well", status->passed == 0);
	json_array(json, "attention");
	for (enum attention attention = 0; attention < ATTENTIONS; attention++) {
		if (!status_has(status, attention))
			continue;
		buf_clear(&text);
		attention_text(status, limits, attention, &text);
		json_object(json, NULL);
		json_text(json, "what", attention_name(attention));
		json_text(json, "text", text.data);
		json_end(json);
	}
	json_end(json);
	buf_free(&text);
}

static void put_versions(struct json *json, const struct store_status *store)
{
	json_object(json, "versions");
	json_text(json, "ijw", IJW_VERSION);
	json_integer(json, "database", store->version);
	json_text(json, "sqlite", store->sqlite);
	json_text(json, "schemas", store->schemas[0] != '\0' ? store->schemas : NULL);
	json_end(json);
}

static void put_keys(struct json *json, const struct store_status *store)
{
	json_object(json, "keys");
	json_moment(json, "paper", store->paper);
	json_end(json);
}

static void put_inbox(struct json *json, const struct status *status)
{
	json_object(json, "inbox");
	json_integer(json, "files", status->inbox.files);
	json_text(json, "first", status->inbox.files > 0 ? status->inbox.first : NULL);
	json_moment(json, "oldest", status->inbox.oldest);
	json_integer(json, "oldest_seconds",
		     status->inbox.files > 0 ? status->now - status->inbox.oldest : 0);
	json_integer(json, "uploads", status->inbox.uploads);
	json_integer(json, "unread", status->inbox.unread);
	json_integer(json, "folders_left", status->inbox.shut);
	json_bool(json, "lost_found", status->inbox.lost_found);
	json_end(json);
}

static void put_messages(struct json *json, const struct store_status *store)
{
	json_object(json, "messages");
	json_integer(json, "stored", store->messages);
	json_moment(json, "last", store->last_received);
	put_verdicts(json, "verdicts", store->verdicts);
	put_verdicts(json, "last_hour", store->hour);
	put_verdicts(json, "last_day", store->day);
	json_object(json, "jumps");
	json_integer(json, "rejecting", store->rejecting);
	json_integer(json, "senders", store->new_senders);
	json_integer(json, "dated_far", store->far);
	json_end(json);
	json_end(json);
}

static void put_senders(struct json *json, const struct status *status)
{
	json_integer(json, "senders_known", status->store.senders);
	json_array(json, "senders");
	for (int i = 0; i < status->sender_count; i++) {
		const struct sender *sender = &status->senders[i];
		char type[16];

		snprintf(type, sizeof(type), "JW%d", sender->type);
		json_object(json, NULL);
		json_text(json, "sender", sender->code);
		json_text(json, "type", type);
		json_moment(json, "received", sender->received);
		json_end(json);
	}
	json_end(json);
}

static void put_tables(struct json *json, const struct store_status *store)
{
	json_object(json, "findings_open");
	for (int severity = 0; severity < SEVERITIES; severity++)
		json_integer(json, severity_name((enum severity)severity), store->open[severity]);
	json_end(json);
	json_integer(json, "youths", store->youths);
	json_integer(json, "youths_marked", store->marked);
	json_integer(json, "dossiers_marked", store->dossiers);
	json_integer(json, "messages_postponed", store->postponed);
	json_moment(json, "workers_disagreed", store->disagreed);
	json_object(json, "tables");
	json_day(json, "peildatum", store->peildatum);
	json_bool(json, "other_parameters", store->other_parameters);
	json_moment(json, "rebuilt", store->rebuilt);
	json_end(json);
	json_object(json, "aanmeldingen");
	json_integer(json, "lines", store->aanmeldingen);
	json_integer(json, "without_request", store->onbekend);
	json_integer(json, "left_out", store->fouten);
	json_bool(json, "refused", store->refused);
	json_end(json);
}

/* As parameters_write spells them: NAME=VALUE. */
static void put_parameters(struct json *json, const struct parameters *parameters)
{
	struct buf text = BUF_INIT(0);
	char *rest = NULL;

	parameters_write(parameters, &text);
	json_object(json, "parameters");
	for (char *at = strtok_r(text.data, " ", &rest); at != NULL;
	     at = strtok_r(NULL, " ", &rest)) {
		char *value = strchr(at, '=');

		*value = '\0';
		json_text(json, at, value + 1);
	}
	json_end(json);
	buf_free(&text);
}

static void put_lijsten(struct json *json, const struct lijsten *lijsten)
{
	json_object(json, "lists");
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);
		char sha256[SHA256_TEXT];

		if (!stand->given) {
			json_null(json, lijst_name(lijst));
			continue;
		}
		json_object(json, lijst_name(lijst));
		json_text(json, "file", stand->file);
		json_integer(json, "lines", stand->lines);
		json_day(json, "from", stand->vanaf);
		json_text(json, "sha256", digest_hex(stand->sha256, SHA256_BYTES, sha256));
		json_end(json);
	}
	json_end(json);
}

static void put_limits(struct json *json, const struct bewaking *limits)
{
	json_object(json, "limits");
	json_integer(json, "oudste_minuten", limits->oudste_minuten);
	json_integer(json, "vrij_mb", limits->vrij_mb);
	json_integer(json, "stil_uren", limits->stil_uren);
	json_integer(json, "niet_aanvaard", limits->niet_aanvaard);
	json_integer(json, "verwerpend_procent", limits->verwerpend_procent);
	json_integer(json, "nieuwe_afzenders", limits->nieuwe_afzenders);
	json_integer(json, "verre_dagtekening", limits->verre_dagtekening);
	json_end(json);
}

static void put_bytes(struct json *json, const struct status *status)
{
	json_object(json, "bytes");
	json_integer(json, "database", status->store.bytes);
	json_integer(json, "free", status->free);
	json_end(json);
}

void status_json(const struct status *status, const struct home *home,
		 const struct lijsten *lijsten, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_COMPACT);
	json_object(&json, NULL);
	json_text(&json, "schema", "ijw.status/1");
	json_moment(&json, "now", status->now);
	put_attention(&json, status, &home->bewaking);
	put_versions(&json, &status->store);
	put_keys(&json, &status->store);
	put_inbox(&json, status);
	put_messages(&json, &status->store);
	put_senders(&json, status);
	put_tables(&json, &status->store);
	put_bytes(&json, status);
	put_parameters(&json, &home->parameters);
	put_limits(&json, &home->bewaking);
	put_lijsten(&json, lijsten);
	json_end(&json);
	buf_puts(out, "\n");
}
