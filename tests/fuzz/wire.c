/* What a worker says to the process that stores: a worker has read hostile bytes, and may say
 * anything. The first byte says how it is heard: as a judgement, as a member of an archive, or as
 * the stream of a worker that has items in hand. */
#include <string.h>

#include "../../src/worker/process.h"
#include "../../src/worker/wire.h"
#include "fuzz.h"
#include "ijw/base/date.h"
#include "ijw/base/random.h"
#include "ijw/base/utf8.h"
#include "ijw/care/derive.h"
#include "ijw/dossier/dossier.h"
#include "ijw/rule/catalogue.h"

enum { ITEMS = 3, TODAY = 20500, EVENTS_MOST = 200, FRAMES_MOST = 64 };

static struct pool *pool;
static struct pool *derived;
static const char basis[] = "by";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	WANT(random_init() == 0);
	pool = pool_new();
	derived = pool_new();
	return 0;
}

static void check_text(const char *text)
{
	WANT(text == NULL || utf8_valid_prefix(text, strlen(text)) == strlen(text));
}

static void check_day(int32_t day)
{
	WANT(day == DAY_NONE || (day >= DAY_EARLY && day <= DAY_LATE));
}

/* A finding names a place: nothing that looks like a number of a person. */
static void check_place(const char *text)
{
	for (size_t digits = 0; *text != '\0'; text++) {
		digits = *text >= '0' && *text <= '9' ? digits + 1 : 0;
		WANT(digits < 8 && *text >= ' ' && *text <= '~');
	}
}

static void check_number(int64_t number, int64_t least, int64_t most)
{
	WANT(number == GETAL_NONE || (number >= least && number <= most));
}

/* What facts have room for (limits.h). */
static void check_numbers(const struct event *event)
{
	check_number(event->toewijzingnummer, 0, INT64_C(999999999999));
	check_number(event->toewijzingstijd, 0, INT64_C(86400000000000));
	check_number(event->volume, 0, 99999999);
	check_number(event->tarief, 0, 99999999);
	check_number(event->budget, INT64_C(-999999999999), INT64_C(999999999999));
	WANT(event->bsn == NULL || strlen(event->bsn) == 9);
	WANT(event->retourcodes == NULL || strspn(event->retourcodes, "0123456789") < 9);
}

static void check_event(const struct event *event, enum berichttype type, uint32_t regel)
{
	WANT(event->type == type && event->regel == regel);
	WANT(event->soort >= EVENT_TOEWIJZING && event->soort < EVENT_SOORTEN);
	WANT(event->bericht == 0 && event->jeugdige == 0 && event->nietig_vanaf == DAY_NEVER);
	WANT(event->line <= WIRE_LINE_LAST && event->headerline <= WIRE_LINE_LAST);
	check_day(event->dagtekening);
	check_day(event->ingangsdatum);
	check_numbers(event);
	check_text(event->identificatie);
	check_text(event->bsn);
	check_text(event->referentie);
}

static void check_judgement(const struct judgement *out)
{
	uint32_t count = 0;

	WANT(out->verdict < VERDICTS && out->type < BERICHT_TYPES);
	WANT(memchr(out->release_name, '\0', sizeof(out->release_name)) != NULL);
	WANT(out->bericht == NULL && out->message == NULL);
	for (const struct finding *finding = out->findings.first; finding;
	     finding = finding->next) {
		WANT(rule_at(rule_number(finding->rule)) == finding->rule);
		check_place(finding->path);
		check_place(finding->detail != NULL ? finding->detail : "");
		count++;
	}
	WANT(count == out->findings.count && count <= LIMIT_FINDINGS);
	check_text(out->kop.afzender);
	check_text(out->kop.ontvanger);
	check_text(out->kop.identificatie);
	check_day(out->kop.dagtekening);
	check_day(out->kop.bekend);
	for (size_t i = 0; i < out->event_count; i++)
		check_event(&out->events[i], out->type, (uint32_t)i + 1);
	for (size_t i = 0; i < out->client_count; i++)
		WANT(out->clients[i].from < out->clients[i].to &&
		     (i == 0 || out->clients[i].from >= out->clients[i - 1].to));
}

/* What is made of events in this process must bear any of them. */
static void use_events(struct judgement *out)
{
	const struct parameters parameters = parameters_default();
	const struct agreements agreements = {0};

	if (out->event_count == 0 || out->event_count > EVENTS_MOST)
		return;
	for (size_t i = 0; i < out->event_count; i++) {
		out->events[i].bericht = 1;
		out->events[i].jeugdige = 1;
		out->events[i].place = 1;
	}
	pool_reset(derived);
	derive(out->events, out->event_count, TODAY, TODAY, &parameters, derived);
	for (int soort = DOSSIER_JEUGDIGE; soort < DOSSIER_KINDS; soort++) {
		struct dossier_findings found =
		    dossier_judge((enum dossier_kind)soort, out->events, out->event_count, DAY_NONE,
				  &agreements, derived);

		for (struct dossier_finding *at = found.first; at != NULL; at = at->next)
			check_place(dossier_finding_path(at, derived));
	}
}

/* Written again and read again it is the same: nothing is understood in two ways. */
static void check_again(const struct judgement *out)
{
	struct buf once = BUF_INIT(0), twice = BUF_INIT(0);
	struct judgement again;

	wire_write(out, &once);
	pool_reset(derived);
	WANT(wire_read(once.data, once.length, derived, &again) == 0);
	wire_write(&again, &twice);
	WANT(once.length == twice.length && memcmp(once.data, twice.data, once.length) == 0);
	buf_free(&once);
	buf_free(&twice);
}

static void hear_judgement(const char *bytes, size_t length)
{
	struct judgement out;

	pool_reset(pool);
	if (wire_read(bytes, length, pool, &out) != 0)
		return;
	check_judgement(&out);
	check_again(&out);
	use_events(&out);
}

static void hear_member(const char *bytes, size_t length)
{
	struct wire_member member;

	if (wire_read_member(bytes, length, &member) != 0)
		return;
	WANT(strlen(member.name) <= WIRE_NAME_BYTES);
	WANT(member.length <= length && member.judged.judgement.length <= length);
	hear_judgement(member.judged.judgement.bytes, member.judged.judgement.length);
}

/* The first item is an archive for odd bytes, so that members are expected. */
static void give_items(struct process *process, struct item *items[ITEMS], bool archive)
{
	for (uint32_t i = 0; i < ITEMS; i++) {
		items[i] = item_new();
		item_begin(items[i]);
		items[i]->number = i + 1;
		items[i]->fd = -1;
		/* With a reference in it: an answer may be about anything. */
		buf_puts(&items[i]->bytes, "&#");
	}
	/* Alone, as process_fits has it. The workers only looks whether there is a descriptor. */
	if (archive) {
		items[0]->fd = 0;
		items[0]->check = true;
	}
	for (uint32_t i = 0; i < (archive ? 1 : ITEMS); i++) {
		items[i]->next = NULL;
		if (i == 0)
			process->first = items[i];
		else
			process->last->next = items[i];
		process->last = items[i];
		process->count++;
		process->bytes += items[i]->bytes.length;
	}
}

static void hear_stream(const char *bytes, size_t length, bool archive)
{
	struct process process = {
	    .pid = 0, .fd = -1, .basis = basis, .stream = {.in = BUF_INIT(0)}};
	struct item *items[ITEMS];
	int rc;

	give_items(&process, items, archive);
	buf_add(&process.stream.in, bytes, length);
	for (int frames = 0; frames < FRAMES_MOST; frames++) {
		rc = process_take(&process);
		WANT(process.stream.taken <= process.stream.in.length && process.count <= ITEMS);
		if (rc != 0 || !process_rests(&process))
			break;
		if (process.first->fault == FAULT_NONE)
			check_judgement(&process.first->judgement);
		process.first->reply = REPLY_NONE; /* used: workers_next */
	}
	for (uint32_t i = 0; i < ITEMS; i++) {
		if (items[i]->reply == REPLY_DOCUMENT && items[i]->fault == FAULT_NONE)
			check_judgement(&items[i]->judgement);
		items[i]->fd = -1;
		item_free(items[i]);
	}
	buf_free(&process.stream.in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;

	if (size == 0)
		return 0;
	switch (data[0] % 4) {
	case 0:
		hear_judgement(bytes, size - 1);
		break;
	case 1:
		hear_member(bytes, size - 1);
		break;
	default:
		hear_stream(bytes, size - 1, data[0] % 2 != 0);
	}
	return 0;
}
