#include "ijw/intake/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/json.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/message/mask.h"
#include "ijw/rule/catalogue.h"

/* A clerk reads the first findings of a message; the JSON has more of them. */
enum { SHOWN = 20 };

/* Warnings and signals in the text of a report, and files that stay: more of them are counted. */
enum { MINOR_MAX = 200, STAYS_MAX = 100 };

void report_begin(struct report *report)
{
	*report =
	    (struct report){.messages = BUF_INIT(0), .names = BUF_INIT(0), .texts = BUF_INIT(0)};
	buf_add(&report->texts, "", 1);
}

void report_free(struct report *report)
{
	buf_free(&report->messages);
	buf_free(&report->names);
	buf_free(&report->texts);
	for (size_t i = 0; i < report->count; i++)
		buf_free(&report->noted[i].findings);
	free(report->noted);
	free(report->spoken);
	free(report->told);
	free(report->stay);
}

bool report_is_full(const struct report *report)
{
	return report->tally.messages >= LIMIT_BATCH_MESSAGES ||
	       report->names.length + report->texts.length + report->messages.length >=
		   LIMIT_BATCH_BYTES;
}

/* What a return message would be sent on, in an accepted message too. */
static bool has_error(const struct judgement *judgement)
{
	return judgement->findings.errors > 0;
}

/* Its place; 0 for nothing. */
static size_t add_text(struct report *report, const char *text)
{
	size_t at = report->texts.length;

	if (text == NULL || text[0] == '\0')
		return 0;
	buf_add(&report->texts, text, strlen(text) + 1);
	return at;
}

static size_t add_name(struct report *report, const char *file, const char *member)
{
	size_t at = report->names.length;

	buf_add(&report->names, file, strlen(file) + 1);
	buf_add(&report->names, member != NULL ? member : "",
		member != NULL ? strlen(member) + 1 : 1);
	return at;
}

/* What is stored is masked by now, what was here before is not. Of a message that breaks the schema
 * nobody knows the names, and a retour has the number of another message: what could be a name is
 * not shown. */
static size_t add_identificatie(struct report *report, const struct judgement *judgement)
{
	char shown[LIMIT_LABEL_BYTES];

	if (judgement->kop.identificatie == NULL)
		return 0;
	if (!judgement->typed || bericht_is_retour(judgement->type)
		? mask_may_tell(judgement->kop.identificatie)
		: mask_tells(judgement->kop.identificatie, &judgement->persons))
		return add_text(report, "*********");
	return add_text(report, label_show(judgement->kop.identificatie, shown, sizeof(shown)));
}

/* Its place in spoken. */
static uint32_t add_spoken(struct report *report, const struct source *source,
			   const struct taken *taken)
{
	const struct judgement *judgement = taken->judgement;
	struct spoken spoken = {.name = add_name(report, source->file, source->member),
				.dagtekening = DAY_NONE,
				.verdict = judgement->verdict,
				.type = judgement->type,
				.as = taken->as,
				.inside = judgement->findings.inside,
				.errors = judgement->findings.errors,
				.minor = judgement->findings.count + judgement->findings.dropped -
					 judgement->findings.errors};

	if (judgement->kop.afzender != NULL) {
		const char *code = bericht_is_retour(judgement->type) ? judgement->kop.ontvanger
								      : judgement->kop.afzender;

		spoken.dagtekening = judgement->kop.bekend;
		spoken.identificatie = add_identificatie(report, judgement);
		snprintf(spoken.afzender, sizeof(spoken.afzender), "%s", code != NULL ? code : "");
	}
	report->spoken = xmore(report->spoken, report->spoken_count, &report->spoken_room,
			       sizeof(*report->spoken));
	report->spoken[report->spoken_count] = spoken;
	return (uint32_t)report->spoken_count++;
}

/* Whether another finding fits into the texts. What is over is only counted. */
static bool tell(struct report *report, uint32_t message, const struct finding *finding,
		 bool between)
{
	const bool error = finding->rule->severity == SEVERITY_ERROR;

	if (report->told_count >= LIMIT_REPORT_FINDINGS ||
	    (!error && report->minor_told >= MINOR_MAX)) {
		report->untold += error;
		return false;
	}
	report->minor_told += !error;
	report->told =
	    xmore(report->told, report->told_count, &report->told_room, sizeof(*report->told));
	report->told[report->told_count++] =
	    (struct told){.message = message,
			  .rule = finding->rule,
			  .line = finding->line,
			  .path = add_text(report, finding->path),
			  .detail = add_text(report, finding->detail),
			  .between = between,
			  .inside = report->spoken[message].inside};
	return true;
}

/* The errors of a message, or what else was found in it. */
static void tell_own(struct report *report, uint32_t message, const struct judgement *judgement,
		     bool errors)
{
	uint32_t shown = 0;

	for (const struct finding *finding = judgement->findings.first;
	     finding != NULL && shown < SHOWN; finding = finding->next) {
		if ((finding->rule->severity == SEVERITY_ERROR) != errors)
			continue;
		if (!tell(report, message, finding, false))
			break;
		shown++;
	}
}

/* By what a sender knows the message; nothing of one that cannot be read. */
static void add_kop_json(const struct report *report, const struct spoken *spoken,
			 struct json *json)
{
	char date[DATE_TEXT];

	if (spoken->afzender[0] == '\0')
		return;
	json_text(json, "afzender", spoken->afzender);
	json_text(json, "identificatie", report->texts.data + spoken->identificatie);
	json_text(json, "dagtekening", date_format(spoken->dagtekening, date));
}

/* Returns where in report.messages the object of the message ends, before its brace. */
static size_t add_json(struct report *report, const struct source *source,
		       const struct taken *taken, const struct spoken *spoken)
{
	/* Reports lie where others read them: by a digest whoever knows the rest of a message would
	 * find the BSN in it. */
	const struct judgement_on on = {.file = source->file, .member = source->member};
	struct buf *out = &report->messages;
	size_t end;
	struct json json;

	json_resume(&json, out, ']', out->length == 0);
	if (out->length > 0)
		json_line(&json);
	json_object(&json, NULL);
	json_text(&json, "taken", taken_name(taken->as));
	if (taken->bericht > 0)
		json_integer(&json, "ontvangen_volgnummer", taken->bericht);
	add_kop_json(report, spoken, &json);
	report->listed += judgement_json(taken->judgement, &on,
					 LIMIT_REPORT_FINDINGS - report->listed, &json, "message");
	end = out->length;
	json_end(&json);
	return end;
}

/* Remembers a message for what is found when the group is complete. `end` is what add_json
 * returned. */
static void add_noted(struct report *report, const struct taken *taken, uint32_t message,
		      size_t end)
{
	report->noted = xmore(report->noted, report->count, &report->room, sizeof(*report->noted));
	report->noted[report->count++] = (struct noted){
	    .bericht = taken->bericht, .message = message, .json = end, .findings = BUF_INIT(0)};
}

/* What a system left in an archive is counted, and that is all. */
void tally_add(struct tally *tally, const struct source *source, const struct taken *taken)
{
	const struct judgement *judgement = taken->judgement;

	if (source->fault == FAULT_LITTER) {
		tally->litter++;
		return;
	}
	tally->messages++;
	tally->verdicts[judgement->verdict]++;
	tally->as[taken->as]++;
	if (judgement->verdict == VERDICT_ACCEPTED && judgement->findings.count > 0 &&
	    !has_error(judgement))
		tally->warned++;
}

static void tell_message(struct report *report, uint32_t message, const struct judgement *judgement)
{
	tell_own(report, message, judgement, true);
	tell_own(report, message, judgement, false);
}

void report_tell(struct report *report, const struct source *source, const struct taken *taken)
{
	tally_add(&report->tally, source, taken);
	if (source->fault != FAULT_LITTER &&
	    (taken->judgement->verdict != VERDICT_ACCEPTED || has_error(taken->judgement)))
		tell_message(report, add_spoken(report, source, taken), taken->judgement);
}

void report_add(struct report *report, const struct source *source, const struct taken *taken)
{
	uint32_t message;
	size_t end;

	tally_add(&report->tally, source, taken);
	if (source->fault == FAULT_LITTER)
		return;
	message = add_spoken(report, source, taken);
	end = add_json(report, source, taken, &report->spoken[message]);
	if (taken->bericht > 0 && taken->judgement->verdict == VERDICT_ACCEPTED)
		add_noted(report, taken, message, end);
	tell_message(report, message, taken->judgement);
}

static int by_bericht(const void *a, const void *b)
{
	const struct noted *left = a, *right = b;

	return left->bericht < right->bericht ? -1 : left->bericht > right->bericht;
}

static struct noted *find_noted(const struct report *report, int64_t bericht)
{
	struct noted like = {.bericht = bericht};

	if (report->count == 0)
		return NULL;
	return bsearch(&like, report->noted, report->count, sizeof(like), by_bericht);
}

static void list_finding(struct report *report, struct noted *noted, const struct finding *finding)
{
	struct json json;

	noted->found++;
	if (report->listed >= LIMIT_REPORT_FINDINGS)
		return;
	report->listed++;
	noted->listed++;
	json_resume(&json, &noted->findings, ']', noted->findings.length == 0);
	finding_json(finding, &json);
}

void report_find(struct report *report, int64_t bericht, const struct finding *finding)
{
	struct noted *noted = find_noted(report, bericht);
	struct finding placed = *finding;
	struct spoken *spoken;

	if (noted == NULL)
		return;
	spoken = &report->spoken[noted->message];
	placed.inside = spoken->inside;
	list_finding(report, noted, &placed);
	if (finding->rule->severity != SEVERITY_ERROR) {
		if (spoken->minor++ < SHOWN)
			tell(report, noted->message, finding, true);
		return;
	}
	report->tally.noted += spoken->noted == 0;
	if (spoken->noted++ < SHOWN)
		tell(report, noted->message, finding, true);
}

void report_stay(struct report *report, const char *file, const char *why, int64_t until)
{
	struct stay stay = {.why = add_text(report, why), .until = until};

	for (size_t i = 0; i < report->stays; i++)
		if (strcmp(report->names.data + report->stay[i].file, file) == 0)
			return;
	if (report->stays >= STAYS_MAX)
		return;
	stay.file = add_name(report, file, NULL);
	report->stay = xmore(report->stay, report->stays, &report->stay_room, sizeof(stay));
	report->stay[report->stays++] = stay;
}

/* What was found between messages on one of them, and how much that was when not all of it is
 * listed. */
static void add_found(const struct noted *noted, struct buf *out)
{
	struct json json;

	json_resume(&json, out, '}', false);
	json_array(&json, "dossier");
	if (noted->listed > 0)
		json_value(&json, NULL, noted->findings.data);
	json_end(&json);
	if (noted->listed < noted->found)
		json_integer(&json, "dossier_total", noted->found);
}

/* The objects of the messages, each with what was found between messages. */
static int write_list(const struct report *report, int fd)
{
	const char *list = report->messages.data;
	struct buf found = BUF_INIT(0);
	size_t at = 0;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < report->count; i++) {
		const struct noted *noted = &report->noted[i];

		if (noted->found == 0)
			continue;
		buf_clear(&found);
		add_found(noted, &found);
		rc = file_write(fd, list + at, noted->json - at);
		if (rc == 0)
			rc = file_write(fd, found.data, found.length);
		at = noted->json;
	}
	if (rc == 0 && report->messages.length > 0)
		rc = file_write(fd, list + at, report->messages.length - at);
	buf_free(&found);
	return rc;
}

static void add_stays(const struct report *report, struct json *json)
{
	char time[CLOCK_TEXT];

	json_array(json, "stays");
	for (size_t i = 0; i < report->stays; i++) {
		const struct stay *stay = &report->stay[i];

		json_object(json, NULL);
		json_text(json, "file", report->names.data + stay->file);
		json_text(json, "why", report->texts.data + stay->why);
		json_text(json, "until", stay->until != 0 ? clock_format(stay->until, time) : NULL);
		json_end(json);
	}
	json_end(json);
}

/* What stands before the list of messages, which is begun. */
static void add_head(const struct report *report, const char *title, int64_t now, struct json *json)
{
	const struct tally *tally = &report->tally;
	char time[CLOCK_TEXT];

	json_object(json, NULL);
	json_text(json, "schema", "ijw.report/1");
	json_text(json, "title", title);
	json_text(json, "time", clock_format(now, time));
	json_integer(json, "files", tally->files);
	json_integer(json, "messages", tally->messages);
	json_integer(json, "litter", tally->litter);
	json_object(json, "verdicts");
	for (int verdict = 0; verdict < VERDICTS; verdict++)
		json_integer(json, verdict_name((enum verdict)verdict), tally->verdicts[verdict]);
	json_end(json);
	json_object(json, "taken");
	for (int as = 0; as < TAKEN_KINDS; as++)
		json_integer(json, taken_name((enum taken_as)as), tally->as[as]);
	json_end(json);
	add_stays(report, json);
	json_array(json, "list");
	json_line(json);
}

static int write_out(struct buf *out, int fd)
{
	int rc = file_write(fd, out->data, out->length);

	buf_clear(out);
	return rc;
}

int report_json(const struct report *report, const char *title, int64_t now, int fd)
{
	struct buf out = BUF_INIT(0);
	struct json json;
	int rc;

	json_begin(&json, &out, JSON_COMPACT);
	add_head(report, title, now, &json);
	rc = write_out(&out, fd);
	if (rc == 0)
		rc = write_list(report, fd);
	json_line(&json);
	json_end(&json);
	json_end(&json);
	buf_puts(&out, "\n");
	if (rc == 0)
		rc = write_out(&out, fd);
	buf_free(&out);
	return rc;
}
