#include "ijw/intake/report.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/json.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/rule/catalogue.h"

/* A clerk reads the first findings of a message; the JSON has more of them. */
enum { WRAP = 78, SHOWN = 20 };

void report_begin(struct report *report)
{
	*report = (struct report){.problems = BUF_INIT(0),
				  .messages = BUF_INIT(0),
				  .dossier = BUF_INIT(0),
				  .labels = BUF_INIT(0)};
}

void report_free(struct report *report)
{
	buf_free(&report->problems);
	buf_free(&report->messages);
	buf_free(&report->dossier);
	buf_free(&report->labels);
	for (size_t i = 0; i < report->count; i++)
		buf_free(&report->noted[i].findings);
	free(report->noted);
}

bool report_is_full(const struct report *report)
{
	return report->tally.messages >= LIMIT_BATCH_MESSAGES ||
	       report->problems.length + report->messages.length + report->dossier.length >=
		   LIMIT_BATCH_BYTES;
}

/* Words of `text` in lines of at most WRAP columns, each after `indent` blanks. A longer word, such
 * as a path, stays whole: somebody may copy it. */
static void wrap(struct buf *out, int indent, const char *text)
{
	while (*text != '\0') {
		size_t step = text_fits(text, (size_t)(WRAP - indent));

		if (memchr(text, ' ', step) == NULL)
			step = strcspn(text, " ");
		buf_printf(out, "%*s%.*s\n", indent, "", (int)step, text);
		text += step;
		text += strspn(text, " ");
	}
}

static void add_finding(struct buf *out, const struct finding *finding)
{
	struct buf line = BUF_INIT(0);

	if (finding->line > 0 && finding->inside)
		buf_printf(&line, _("line %u of the message inside the envelope: "), finding->line);
	else if (finding->line > 0)
		buf_printf(&line, _("line %u: "), finding->line);
	else if (finding->inside)
		buf_puts(&line, _("in the message inside the envelope: "));
	buf_puts(&line, _(finding->rule->text));
	if (finding->detail != NULL)
		buf_printf(&line, ": %s", _(finding->detail));
	buf_printf(&line, ". (%s)", finding->rule->code);
	wrap(out, 4, line.data);
	if (finding->path[0] != '\0')
		wrap(out, 8, finding->path);
	wrap(out, 8, _(finding->rule->remedy));
	buf_free(&line);
}

/* What a return message would be sent on, in an accepted message too. */
static bool has_error(const struct judgement *judgement)
{
	return judgement->findings.errors > 0;
}

/* Whether another finding fits into the texts. What is over is only counted. */
static bool may_tell(struct report *report)
{
	if (report->told < LIMIT_REPORT_FINDINGS) {
		report->told++;
		return true;
	}
	report->untold++;
	return false;
}

static void add_problem(struct report *report, const struct source *source,
			const struct taken *taken)
{
	const struct judgement *judgement = taken->judgement;
	struct buf *out = &report->problems;
	uint32_t shown = 0, more;

	buf_puts(out, source->file);
	if (source->member != NULL && source->member[0] != '\0')
		buf_printf(out, _(", in it %s"), source->member);
	buf_printf(out, "\n    %s", _(verdict_name(judgement->verdict)));
	if (judgement->type != BERICHT_ONBEKEND)
		buf_printf(out, _(", a %s"), bericht_info(judgement->type)->name);
	if (taken->as == TAKEN_DUPLICATE)
		buf_puts(out, _("; it was here before, nothing changed"));
	buf_puts(out, "\n");
	for (const struct finding *finding = judgement->findings.first; finding != NULL;
	     finding = finding->next) {
		if (finding->rule->severity != SEVERITY_ERROR)
			continue;
		if (shown == SHOWN || !may_tell(report))
			break;
		shown++;
		add_finding(out, finding);
	}
	more = judgement->findings.errors - shown;
	if (more > 0)
		buf_printf(out,
			   NUMBER_("    and %u finding more\n", "    and %u findings more\n", more),
			   more);
	buf_puts(out, "\n");
}

/* Returns where in report.messages the object of the message ends, before its brace. */
static size_t add_json(struct report *report, const struct source *source,
		       const struct taken *taken)
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
	report->listed += judgement_json(taken->judgement, &on,
					 LIMIT_REPORT_FINDINGS - report->listed, &json, "message");
	end = out->length;
	json_end(&json);
	return end;
}

/* Remembers a message for what is found when the group is complete. `end` is what add_json
 * returned. */
static void add_noted(struct report *report, const struct source *source, const struct taken *taken,
		      size_t end)
{
	report->noted = xmore(report->noted, report->count, &report->room, sizeof(*report->noted));
	report->noted[report->count++] = (struct noted){.bericht = taken->bericht,
							.inside = taken->judgement->findings.inside,
							.json = end,
							.label = report->labels.length,
							.findings = BUF_INIT(0)};
	buf_puts(&report->labels, source->file);
	if (source->member != NULL)
		buf_printf(&report->labels, "!%s", source->member);
	buf_add(&report->labels, "", 1);
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

void report_tell(struct report *report, const struct source *source, const struct taken *taken)
{
	tally_add(&report->tally, source, taken);
	if (source->fault != FAULT_LITTER &&
	    (taken->judgement->verdict != VERDICT_ACCEPTED || has_error(taken->judgement)))
		add_problem(report, source, taken);
}

void report_add(struct report *report, const struct source *source, const struct taken *taken)
{
	if (source->fault != FAULT_LITTER) {
		size_t end = add_json(report, source, taken);

		if (taken->bericht > 0 && taken->judgement->verdict == VERDICT_ACCEPTED)
			add_noted(report, source, taken, end);
	}
	report_tell(report, source, taken);
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

	if (noted == NULL)
		return;
	placed.inside = noted->inside;
	list_finding(report, noted, &placed);
	if (finding->rule->severity != SEVERITY_ERROR)
		return;
	if (noted->errors++ == 0) {
		report->tally.noted++;
		buf_printf(&report->dossier, "%s%s\n", report->dossier.length > 0 ? "\n" : "",
			   report->labels.data + noted->label);
	}
	if (noted->errors > SHOWN) {
		if (noted->errors == SHOWN + 1)
			buf_puts(&report->dossier,
				 _("    and more: 'ijw export afkeur' has all of them\n"));
	} else if (may_tell(report)) {
		add_finding(&report->dossier, &placed);
	}
}

static const char *const meaning[VERDICTS] = {
    [VERDICT_UNREADABLE] = N_("cannot be read as a message; nothing of it counts"),
    [VERDICT_UNKNOWN] = N_("no iJw message of release 3.2; nothing of it counts"),
    [VERDICT_INVALID] = N_("breaks the schema of the standard; nothing of it counts"),
    [VERDICT_REJECTED] = N_("breaks a rule of the standard; nothing of it counts"),
    [VERDICT_ACCEPTED] = N_("in order and taken in"),
};

static void add_counts(const struct tally *tally, struct buf *out)
{
	buf_printf(out, NUMBER_("%7u  file", "%7u  files", tally->files), tally->files);
	buf_printf(out, NUMBER_(" with %u message\n", " with %u messages\n", tally->messages),
		   tally->messages);
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (tally->verdicts[verdict] > 0)
			buf_printf(out, "%7u  %-10s  %s\n", tally->verdicts[verdict],
				   _(verdict_name((enum verdict)verdict)), _(meaning[verdict]));
	if (tally->as[TAKEN_DUPLICATE] > 0)
		buf_printf(
		    out,
		    NUMBER_("%7u  of these was here before, byte for byte: nothing changed\n",
			    "%7u  of these were here before, byte for byte: nothing changed\n",
			    tally->as[TAKEN_DUPLICATE]),
		    tally->as[TAKEN_DUPLICATE]);
	if (tally->as[TAKEN_REPEATED] > 0)
		buf_printf(out,
			   _("%7u  of these repeat a message in another layout: it counts once\n"),
			   tally->as[TAKEN_REPEATED]);
	if (tally->litter > 0)
		buf_printf(out,
			   NUMBER_("%7u  other file in an archive was passed over by its name\n",
				   "%7u  other files in archives were passed over by their names\n",
				   tally->litter),
			   tally->litter);
	if (tally->noted > 0)
		buf_printf(out,
			   _("%7u  of the accepted do not go with earlier messages: see below\n"),
			   tally->noted);
	if (tally->warned > 0)
		buf_printf(out,
			   _("%7u  of the accepted carry a warning: see the .json beside this\n"),
			   tally->warned);
}

void report_text(const struct report *report, const char *title, int64_t now, struct buf *out)
{
	char time[CLOCK_TEXT];

	buf_printf(out, "%s\n%s (UTC)\n\n", title, clock_format(now, time));
	add_counts(&report->tally, out);
	buf_puts(out, "\n");
	if (report->problems.length == 0 && report->dossier.length == 0)
		buf_puts(out, _("There is nothing to do.\n"));
	if (report->problems.length > 0) {
		buf_puts(out,
			 _("To do: each message with an error, what is wrong, what to do.\n\n"));
		buf_add(out, report->problems.data, report->problems.length);
	}
	if (report->dossier.length > 0) {
		buf_puts(out, _("To look at: each accepted message that does not go with what was "
				"received\nbefore it. It counts all the same.\n\n"));
		buf_add(out, report->dossier.data, report->dossier.length);
	}
	if (report->untold > 0)
		buf_puts(
		    out,
		    _("\nThis report lists 2,000 findings and no more. 'ijw export afkeur' has "
		      "those of\nevery message that was taken in.\n"));
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
