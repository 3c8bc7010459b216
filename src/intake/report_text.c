/* The text of a report: what a clerk has to do, by sender. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/intake/report.h"
#include "ijw/rule/catalogue.h"

/* From so many findings on those of a sender are told by rule first; that many files are named. */
enum { WRAP = 78, MANY = 10, FILES_SHOWN = 20 };

/* The parts of a report. */
enum part { PART_ERRORS, PART_BETWEEN, PART_MINOR };

/* The messages by sender, and the findings of each. */
struct view {
	const struct report *report;
	const struct lijsten *lijsten;
	uint32_t *order;          /* messages: by sender, then as they came */
	const struct told **told; /* by message, then as they came */
	size_t *from;             /* where those of a message begin in told; one more behind */
};

void report_wrap(struct buf *out, int indent, const char *text)
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

/* ---- Names ---- */

struct search {
	const char *code;
	char *name;
};

static void compare_naam(void *context, const char *code, const char *naam)
{
	const struct search *search = context;

	if (strcmp(code, search->code) == 0)
		label_show(naam, search->name, LIMIT_LABEL_BYTES);
}

bool report_naam(const struct lijsten *lijsten, const char *code, char *name)
{
	struct search search = {code, name};

	name[0] = '\0';
	if (lijsten != NULL)
		lijsten_each_naam(lijsten, strlen(code) == 4 ? LIJST_GEMEENTEN : LIJST_AANBIEDERS,
				  compare_naam, &search);
	return name[0] != '\0';
}

void report_message(const struct report *report, const struct spoken *spoken, struct buf *out)
{
	char day[TEXT_TIME];

	if (spoken->type == BERICHT_ONBEKEND)
		return;
	buf_puts(out, bericht_info(spoken->type)->name);
	if (spoken->identificatie != 0)
		buf_printf(out, _(", Identificatie %s"),
			   report->texts.data + spoken->identificatie);
	if (spoken->dagtekening != DAY_NONE)
		buf_printf(out, _(", Dagtekening %s"), text_day(spoken->dagtekening, day));
}

static void add_file(const struct report *report, const struct spoken *spoken, struct buf *out)
{
	const char *file = report->names.data + spoken->name, *member = file + strlen(file) + 1;

	buf_puts(out, file);
	if (member[0] != '\0')
		buf_printf(out, _(", in it %s"), member);
	buf_puts(out, "\n");
}

static void add_sender(const struct view *view, const char *code, struct buf *out)
{
	char name[LIMIT_LABEL_BYTES];
	struct buf line = BUF_INIT(0);

	if (code[0] == '\0')
		buf_puts(&line, _("Sender: cannot be read"));
	else if (report_naam(view->lijsten, code, name))
		buf_printf(&line, _("Sender: %s, %s"), code, name);
	else
		buf_printf(&line, _("Sender: %s"), code);
	buf_printf(out, "%s\n", line.data);
	for (size_t i = text_columns(line.data, line.length); i > 0; i--)
		buf_puts(out, "-");
	buf_puts(out, "\n\n");
	buf_free(&line);
}

/* ---- The view ---- */

static const struct report *sorted; /* by qsort, which has no context */

static int by_sender(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	int order = strcmp(sorted->spoken[left].afzender, sorted->spoken[right].afzender);

	return order != 0 ? order : left < right ? -1 : left > right;
}

/* The findings of a message come some at a time: they are put together by counting. */
static void view_told(struct view *view)
{
	const struct report *report = view->report;
	size_t *next;

	view->from = xcalloc(report->spoken_count + 1, sizeof(*view->from));
	next = xcalloc(report->spoken_count + 1, sizeof(*next));
	view->told = xcalloc(report->told_count + 1, sizeof(*view->told));
	for (size_t i = 0; i < report->told_count; i++)
		view->from[report->told[i].message + 1]++;
	for (size_t i = 0; i < report->spoken_count; i++) {
		view->from[i + 1] += view->from[i];
		next[i] = view->from[i];
	}
	for (size_t i = 0; i < report->told_count; i++)
		view->told[next[report->told[i].message]++] = &report->told[i];
	free(next);
}

static void view_open(struct view *view)
{
	const struct report *report = view->report;

	view->order = xcalloc(report->spoken_count + 1, sizeof(*view->order));
	for (size_t i = 0; i < report->spoken_count; i++)
		view->order[i] = (uint32_t)i;
	sorted = report;
	qsort(view->order, report->spoken_count, sizeof(*view->order), by_sender);
	view_told(view);
}

static void view_close(struct view *view)
{
	free(view->order);
	free(view->told);
	free(view->from);
}

static bool is_in(const struct told *told, enum part part)
{
	if (told->rule->severity != SEVERITY_ERROR)
		return part == PART_MINOR;
	return part == (told->between ? PART_BETWEEN : PART_ERRORS);
}

/* How many findings of a part a message has, told or not. */
static uint32_t found_in(const struct spoken *spoken, enum part part)
{
	return part == PART_ERRORS    ? spoken->errors
	       : part == PART_BETWEEN ? spoken->noted
				      : spoken->minor;
}

static bool has_part(const struct spoken *spoken, enum part part)
{
	return found_in(spoken, part) > 0 ||
	       (part == PART_ERRORS && spoken->verdict != VERDICT_ACCEPTED);
}

/* ---- Findings ---- */

static void add_finding(const struct report *report, const struct told *told, bool remedy,
			struct buf *out)
{
	struct buf line = BUF_INIT(0);

	if (told->line > 0 && told->inside)
		buf_printf(&line, _("line %u of the message inside the envelope: "), told->line);
	else if (told->line > 0)
		buf_printf(&line, _("line %u: "), told->line);
	else if (told->inside)
		buf_puts(&line, _("in the message inside the envelope: "));
	buf_puts(&line, _(told->rule->text));
	if (told->detail != 0)
		buf_printf(&line, ": %s", _(report->texts.data + told->detail));
	buf_printf(&line, ". (%s)", told->rule->code);
	report_wrap(out, 4, line.data);
	if (told->path != 0)
		report_wrap(out, 8, report->texts.data + told->path);
	if (remedy)
		report_wrap(out, 8, _(told->rule->remedy));
	buf_free(&line);
}

static void add_more(enum part part, uint32_t more, struct buf *out)
{
	if (more > 0 && part == PART_BETWEEN)
		buf_puts(out, _("    and more: 'ijw export afkeur --open' has all of them\n"));
	else if (more > 0)
		buf_printf(out,
			   NUMBER_("    and %u finding more\n", "    and %u findings more\n", more),
			   more);
}

static void add_message(const struct view *view, uint32_t message, enum part part, bool remedies,
			struct buf *out)
{
	const struct spoken *spoken = &view->report->spoken[message];
	struct buf line = BUF_INIT(0);
	uint32_t told = 0;

	add_file(view->report, spoken, out);
	buf_puts(&line, _(verdict_name(spoken->verdict)));
	if (spoken->type != BERICHT_ONBEKEND)
		buf_puts(&line, ": ");
	report_message(view->report, spoken, &line);
	if (spoken->as == TAKEN_DUPLICATE)
		buf_puts(&line, _("; it was here before, nothing changed"));
	report_wrap(out, 4, line.data);
	buf_free(&line);
	for (size_t i = view->from[message]; i < view->from[message + 1]; i++)
		if (is_in(view->told[i], part)) {
			add_finding(view->report, view->told[i], remedies, out);
			told++;
		}
	add_more(part, found_in(spoken, part) - told, out);
	buf_puts(out, "\n");
}

/* ---- Where there are many: by rule ---- */

struct sum {
	const struct rule *rule;
	uint32_t findings, messages, last;
};

static struct sum *sum_of(struct sum *sums, size_t *count, const struct rule *rule)
{
	for (size_t i = 0; i < *count; i++)
		if (sums[i].rule == rule)
			return &sums[i];
	sums[*count] = (struct sum){.rule = rule, .last = UINT32_MAX};
	return &sums[(*count)++];
}

static size_t count_rules(const struct view *view, const uint32_t *messages, size_t count,
			  enum part part, struct sum *sums)
{
	size_t rules = 0;

	for (size_t m = 0; m < count; m++)
		for (size_t i = view->from[messages[m]]; i < view->from[messages[m] + 1]; i++) {
			struct sum *sum;

			if (!is_in(view->told[i], part))
				continue;
			sum = sum_of(sums, &rules, view->told[i]->rule);
			sum->findings++;
			sum->messages += sum->last != messages[m];
			sum->last = messages[m];
		}
	return rules;
}

static void add_sums(const struct sum *sums, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		struct buf line = BUF_INIT(0);

		buf_printf(&line, "%s (%s): ", _(sums[i].rule->text), sums[i].rule->code);
		buf_printf(&line, NUMBER_("%u time", "%u times", sums[i].findings),
			   sums[i].findings);
		buf_printf(&line, NUMBER_(" in %u message.", " in %u messages.", sums[i].messages),
			   sums[i].messages);
		report_wrap(out, 4, line.data);
		report_wrap(out, 8, _(sums[i].rule->remedy));
		buf_free(&line);
	}
	buf_puts(out, "\n");
}

/* The messages of one sender. */
static void add_messages(const struct view *view, const uint32_t *messages, size_t count,
			 enum part part, struct buf *out)
{
	struct sum *sums = xcalloc(view->report->told_count + 1, sizeof(*sums));
	size_t rules = count_rules(view, messages, count, part, sums), findings = 0;

	for (size_t i = 0; i < rules; i++)
		findings += sums[i].findings;
	if (findings > MANY)
		add_sums(sums, rules, out);
	free(sums);
	for (size_t m = 0; m < count; m++)
		if (has_part(&view->report->spoken[messages[m]], part))
			add_message(view, messages[m], part, findings <= MANY, out);
}

static bool is_any(const struct view *view, const uint32_t *messages, size_t count, enum part part)
{
	for (size_t m = 0; m < count; m++)
		if (has_part(&view->report->spoken[messages[m]], part))
			return true;
	return false;
}

/* How many messages from the place `at` on are of one sender. */
static size_t of_sender(const struct view *view, size_t at)
{
	const struct report *report = view->report;
	const char *code = report->spoken[view->order[at]].afzender;
	size_t end = at;

	while (end < report->spoken_count &&
	       strcmp(report->spoken[view->order[end]].afzender, code) == 0)
		end++;
	return end - at;
}

static void add_part(const struct view *view, enum part part, const char *title, struct buf *out)
{
	const struct report *report = view->report;
	size_t count;

	if (!is_any(view, view->order, report->spoken_count, part))
		return;
	report_wrap(out, 0, title);
	buf_puts(out, "\n");
	for (size_t at = 0; at < report->spoken_count; at += count) {
		count = of_sender(view, at);
		if (!is_any(view, view->order + at, count, part))
			continue;
		add_sender(view, report->spoken[view->order[at]].afzender, out);
		add_messages(view, view->order + at, count, part, out);
	}
}

/* ---- The rest ---- */

static void add_duplicates(const struct report *report, struct buf *out)
{
	uint32_t shown = 0;

	if (report->tally.as[TAKEN_DUPLICATE] == 0)
		return;
	report_wrap(out, 0,
		    _("Taken in before, byte for byte. Nothing has to be done; a sender who does "
		      "this often can be told."));
	buf_puts(out, "\n");
	for (size_t i = 0; i < report->spoken_count; i++) {
		if (report->spoken[i].as != TAKEN_DUPLICATE)
			continue;
		if (shown++ == FILES_SHOWN) {
			buf_puts(out, _("    and more: the .json beside this names all of them\n"));
			break;
		}
		buf_puts(out, "    ");
		add_file(report, &report->spoken[i], out);
	}
	buf_puts(out, "\n");
}

static void add_stays(const struct report *report, struct buf *out)
{
	char time[TEXT_TIME];

	if (report->stays == 0)
		return;
	report_wrap(out, 0, _("These files stay in inbox/ for now:"));
	buf_puts(out, "\n");
	for (size_t i = 0; i < report->stays; i++) {
		const struct stay *stay = &report->stay[i];
		struct buf line = BUF_INIT(0);

		buf_printf(out, "    %s\n", report->names.data + stay->file);
		buf_puts(&line, _(report->texts.data + stay->why));
		if (stay->until != 0)
			buf_printf(&line, _("; until %s at the latest"),
				   text_time(stay->until, time));
		buf_puts(&line, ".");
		report_wrap(out, 8, line.data);
		buf_free(&line);
	}
	buf_puts(out, "\n");
}

static void add_letters(const struct view *view, struct buf *out)
{
	const struct report *report = view->report;
	size_t count;

	for (size_t at = 0; at < report->spoken_count; at += count) {
		const char *code = report->spoken[view->order[at]].afzender;

		count = of_sender(view, at);
		if (code[0] == '\0' || (!is_any(view, view->order + at, count, PART_ERRORS) &&
					!is_any(view, view->order + at, count, PART_BETWEEN)))
			continue;
		buf_printf(out, _("To send to %s, by secure mail (via veilige mail):\n\n"), code);
		report_letter(report, code, out);
		buf_puts(out, "\n");
	}
}

static bool is_nothing(const struct view *view)
{
	const size_t count = view->report->spoken_count;

	return !is_any(view, view->order, count, PART_ERRORS) &&
	       !is_any(view, view->order, count, PART_BETWEEN);
}

void report_text(const struct report *report, const char *title, int64_t now,
		 const struct lijsten *lijsten, struct buf *out)
{
	struct view view = {.report = report, .lijsten = lijsten};
	char time[TEXT_TIME];

	view_open(&view);
	buf_printf(out, "%s\n%s\n\n", title, text_time(now, time));
	report_counts(&report->tally, out);
	if (is_nothing(&view))
		buf_puts(out, _("There is nothing to do.\n\n"));
	add_part(&view, PART_ERRORS,
		 _("To do: each message with an error, what is wrong, what to do."), out);
	add_part(&view, PART_BETWEEN,
		 _("To look at: each accepted message that does not go with what was received "
		   "before it. It counts all the same."),
		 out);
	add_part(&view, PART_MINOR,
		 _("Warnings and signals: these messages count, and nothing has to be sent back."),
		 out);
	add_duplicates(report, out);
	add_stays(report, out);
	if (report->untold > 0) {
		report_wrap(out, 0,
			    _("This report lists 2,000 findings and no more. 'ijw export afkeur' "
			      "has those of every message that was taken in."));
		buf_puts(out, "\n");
	}
	add_letters(&view, out);
	view_close(&view);
}
