#include "wire.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/utf8.h"
#include "ijw/message/envelope.h"
#include "ijw/rule/catalogue.h"

/* A finding is about something that is there: no more of them than bytes. */
#define WIRE_DROPPED_MOST LIMIT_ENVELOPE_BYTES

/* The longest text of a header, and a path: as deep as elements are nested. In bytes. */
enum { HEADER_BYTES = 1024, PATH_BYTES = 8192, DETAIL_BYTES = 256 };

/* The longest word of a name (mask_words). In bytes. */
enum { WORD_BYTES = 1024 };

/* A path or a detail names places and never quotes a value: no number in them is as long as a BSN.
 */
enum { DIGITS_MOST = 7 };

/* A RetourCode, in characters. */
enum { CODE = 4 };

void wire_get(struct wire_reader *reader, void *value, size_t size)
{
	if (reader->bad || size > (size_t)(reader->end - reader->at)) {
		reader->bad = true;
		memset(value, 0, size);
		return;
	}
	memcpy(value, reader->at, size);
	reader->at += size;
}

uint32_t wire_get_number(struct wire_reader *reader)
{
	uint32_t number;

	wire_get(reader, &number, sizeof(number));
	return number;
}

void wire_put_number(struct buf *out, uint32_t number)
{
	buf_add(out, &number, sizeof(number));
}

/* Its size with the NUL, 0 when it is absent; then the bytes and the NUL. */
void wire_put_text(struct buf *out, const char *text)
{
	uint32_t size = text != NULL ? (uint32_t)strlen(text) + 1 : 0;

	wire_put_number(out, size);
	buf_add(out, text, size);
}

const char *wire_get_text(struct wire_reader *reader, size_t most)
{
	uint32_t size = wire_get_number(reader);
	const char *text = reader->at;

	if (size == 0)
		return NULL;
	if (size - 1 > most || size > (size_t)(reader->end - reader->at) ||
	    memchr(text, '\0', size) != text + size - 1 ||
	    utf8_valid_prefix(text, size - 1) != size - 1) {
		reader->bad = true;
		return NULL;
	}
	reader->at += size;
	return text;
}

static bool is_of(unsigned char byte, enum wire_letters letters)
{
	switch (letters) {
	case WIRE_DIGITS:
		return ascii_is_digit(byte);
	case WIRE_CODES:
	case WIRE_LIST:
		return ascii_is_alnum(byte);
	case WIRE_VERSION:
		return ascii_is_digit(byte) || byte == '.' || byte == '/';
	case WIRE_WORDS:
		break;
	}
	return byte >= ' ' || ascii_is_space(byte);
}

bool wire_is_text(const char *text, enum wire_letters letters, size_t least, size_t most)
{
	size_t length = 0;

	if (text == NULL)
		return true;
	for (size_t at = 0; text[at] != '\0'; at++) {
		unsigned char byte = (unsigned char)text[at];
		bool between = letters == WIRE_LIST && at % (CODE + 1) == CODE;

		if (between ? byte != ',' : !is_of(byte, letters))
			return false;
		length += (byte & 0xC0) != 0x80; /* the first byte of a character */
	}
	/* No comma is the last, and no code is cut off. */
	if (letters == WIRE_LIST && length % (CODE + 1) != CODE)
		return false;
	return length >= least && length <= most;
}

static void put_finding(struct buf *out, const struct finding *finding)
{
	wire_put_number(out, rule_number(finding->rule));
	wire_put_number(out, finding->line);
	wire_put_text(out, finding->path);
	wire_put_text(out, finding->detail);
	wire_put_number(out, finding->inside);
}

static void put_kop(struct buf *out, const struct kop *kop)
{
	wire_put_text(out, kop->afzender);
	wire_put_text(out, kop->ontvanger);
	wire_put_text(out, kop->identificatie);
	buf_add(out, &kop->dagtekening, sizeof(kop->dagtekening));
	buf_add(out, &kop->bekend, sizeof(kop->bekend));
	wire_put_number(out, kop->line);
}

/* The BSNs stand in the events. */
static void put_words(struct buf *out, const struct persons *persons)
{
	wire_put_number(out, (uint32_t)persons->words);
	for (size_t i = 0; i < persons->words; i++)
		wire_put_text(out, persons->word[i]);
}

void wire_write(const struct judgement *judgement, struct buf *out)
{
	const struct finding_list *findings = &judgement->findings;
	char release[RELEASE_NAME];

	wire_put_number(out, judgement->verdict);
	wire_put_number(out, judgement->fault);
	wire_put_number(out, judgement->type);
	strncpy(release, judgement->release_name, sizeof(release)); /* nothing behind its end */
	buf_add(out, release, sizeof(release));
	wire_put_number(out, findings->count);
	wire_put_number(out, findings->dropped);
	wire_put_number(out, findings->errors);
	wire_put_number(out, findings->coded);
	wire_put_number(out, findings->inside);
	for (const struct finding *finding = findings->first; finding; finding = finding->next)
		put_finding(out, finding);
	wire_put_number(out, judgement->typed);
	if (!judgement->typed)
		wire_put_number(out, judgement->kop.afzender != NULL);
	if (judgement->typed || judgement->kop.afzender != NULL)
		put_kop(out, &judgement->kop);
	if (!judgement->typed)
		return;
	buf_add(out, judgement->content, CONTENT_BYTES);
	put_words(out, &judgement->persons);
	wire_put_number(out, (uint32_t)judgement->event_count);
	wire_write_events(judgement->events, judgement->event_count, out);
	wire_put_number(out, (uint32_t)judgement->client_count);
	buf_add(out, judgement->clients, judgement->client_count * sizeof(*judgement->clients));
}

static bool is_plain(const char *text)
{
	size_t digits = 0;

	for (; *text != '\0'; text++) {
		digits = ascii_is_digit(*text) ? digits + 1 : 0;
		if (*text < ' ' || *text > '~' || digits > DIGITS_MOST)
			return false;
	}
	return true;
}

static bool is_day(int32_t day)
{
	return day == DAY_NONE || (day >= DAY_EARLY && day <= DAY_LATE);
}

static bool is_release(const char release[RELEASE_NAME])
{
	return memchr(release, '\0', RELEASE_NAME) != NULL &&
	       strspn(release, "0123456789.") == strlen(release);
}

/* Of all findings of a kind some are listed, and no more than what was left out can be missing. */
static bool is_told(uint32_t all, uint32_t listed, uint32_t dropped)
{
	return all >= listed && all - listed <= dropped;
}

static int get_findings(struct wire_reader *reader, struct judgement *out)
{
	struct finding_list *list = &out->findings;
	uint32_t count = wire_get_number(reader), dropped = wire_get_number(reader);
	uint32_t errors = wire_get_number(reader), coded = wire_get_number(reader);
	uint32_t inside = wire_get_number(reader);

	if (reader->bad || count > LIMIT_FINDINGS || (dropped > 0 && count < LIMIT_FINDINGS) ||
	    dropped > WIRE_DROPPED_MOST || inside > 1)
		return -1;
	while (list->count < count) {
		const struct rule *rule = rule_at(wire_get_number(reader));
		uint32_t line = wire_get_number(reader);
		const char *path = wire_get_text(reader, PATH_BYTES);
		const char *detail = wire_get_text(reader, DETAIL_BYTES);
		uint32_t about = wire_get_number(reader);

		if (reader->bad || about > inside || (list->last && line < list->last->line) ||
		    rule == NULL || line > WIRE_LINE_LAST || path == NULL || !is_plain(path) ||
		    (detail != NULL && !is_plain(detail)))
			return -1;
		finding_add(list, rule, line, path, detail);
		list->last->inside = about;
	}
	if (!is_told(errors, list->errors, dropped) || !is_told(coded, list->coded, dropped))
		return -1;
	list->inside = inside;
	list->dropped = dropped;
	list->errors = errors;
	list->coded = coded;
	/* Whatever is not accepted says why. */
	if (out->verdict == VERDICT_REJECTED)
		return coded > 0 ? 0 : -1;
	return out->verdict == VERDICT_ACCEPTED || count > 0 ? 0 : -1;
}

static int get_head(struct wire_reader *reader, struct judgement *out)
{
	uint32_t verdict = wire_get_number(reader);
	uint32_t fault = wire_get_number(reader);
	uint32_t type = wire_get_number(reader);
	bool unreadable = verdict == VERDICT_UNREADABLE;

	wire_get(reader, out->release_name, sizeof(out->release_name));
	if (reader->bad || verdict >= VERDICTS || fault > FAULT_FO01 || type >= BERICHT_TYPES ||
	    !is_release(out->release_name))
		return -1;
	if (fault == FAULT_FO01 ? verdict != VERDICT_UNKNOWN : unreadable != (fault != FAULT_NONE))
		return -1;
	out->verdict = (enum verdict)verdict;
	out->fault = (enum fault)fault;
	out->type = (enum berichttype)type;
	if (type == BERICHT_ONBEKEND)
		return 0;
	out->release = release_named(out->release_name);
	return out->release != NULL && out->release->message[type].namespace != NULL ? 0 : -1;
}

/* Who is a gemeente and who an aanbieder follows from the type. */
static bool is_kop(const struct kop *kop, enum berichttype type)
{
	bool from = bericht_info(type)->van_gemeente;
	const char *gemeente = from ? kop->afzender : kop->ontvanger;
	const char *aanbieder = from ? kop->ontvanger : kop->afzender;

	return gemeente != NULL && aanbieder != NULL &&
	       wire_is_text(gemeente, WIRE_DIGITS, WIRE_GEMEENTE, WIRE_GEMEENTE) &&
	       wire_is_text(aanbieder, WIRE_DIGITS, WIRE_AANBIEDER, WIRE_AANBIEDER) &&
	       (kop->identificatie == NULL ||
		wire_is_text(kop->identificatie, WIRE_WORDS, 1, LIMIT_KEPT_TEXT)) &&
	       kop->line <= WIRE_LINE_LAST && is_day(kop->dagtekening) && is_day(kop->bekend);
}

/* Words of names, sorted, each once. Whatever they are, they can only lead to more masks or to
 * fewer: texts with a BSN are found without them. */
static int get_words(struct wire_reader *reader, struct judgement *out)
{
	struct persons *persons = &out->persons;
	uint32_t count = wire_get_number(reader);

	/* A word has its size, and is at least a letter. */
	if (reader->bad || count > LIMIT_ELEMENTS ||
	    count > (size_t)(reader->end - reader->at) / sizeof(uint32_t))
		return -1;
	persons->word = pool_alloc(out->findings.pool, count * sizeof(*persons->word));
	for (uint32_t i = 0; i < count; i++) {
		const char *word = wire_get_text(reader, WORD_BYTES);

		if (reader->bad || word == NULL || word[0] == '\0' ||
		    (i > 0 && strcmp(persons->word[i - 1], word) >= 0))
			return -1;
		persons->word[i] = word;
	}
	persons->words = count;
	return 0;
}

/* Whether there is one range for each Client that the events name, one behind the other. */
static bool are_clients(const struct judgement *judgement)
{
	const struct range *clients = judgement->clients;
	const size_t count = judgement->client_count;
	uint32_t last = 0;

	for (size_t i = 0; i < count; i++)
		if (clients[i].from >= clients[i].to ||
		    (i > 0 && clients[i].from < clients[i - 1].to))
			return false;
	for (size_t i = 0; i < judgement->event_count; i++) {
		uint32_t nr = judgement->events[i].clientnr;

		if (nr < last || nr > last + 1 || nr > count)
			return false;
		last = nr;
	}
	return last == count;
}

/* None, or of all of several. Whether they lie in the message is seen with its bytes. */
static int get_clients(struct wire_reader *reader, struct judgement *out)
{
	uint32_t count = wire_get_number(reader);

	if (reader->bad || count > (size_t)(reader->end - reader->at) / sizeof(*out->clients))
		return -1;
	if (count == 0)
		return 0;
	out->clients = pool_alloc(out->findings.pool, count * sizeof(*out->clients));
	out->client_count = count;
	wire_get(reader, out->clients, count * sizeof(*out->clients));
	return count >= 2 && !out->findings.inside && are_clients(out) ? 0 : -1;
}

static void get_kop(struct wire_reader *reader, struct kop *kop)
{
	kop->afzender = wire_get_text(reader, HEADER_BYTES);
	kop->ontvanger = wire_get_text(reader, HEADER_BYTES);
	kop->identificatie = wire_get_text(reader, HEADER_BYTES);
	wire_get(reader, &kop->dagtekening, sizeof(kop->dagtekening));
	wire_get(reader, &kop->bekend, sizeof(kop->bekend));
	kop->line = wire_get_number(reader);
}

/* What a glance showed of the header of a message that breaks the schema. */
static int get_glance(struct wire_reader *reader, struct judgement *out)
{
	uint32_t known = wire_get_number(reader);

	if (reader->bad || known > 1)
		return -1;
	if (known == 0)
		return 0;
	get_kop(reader, &out->kop);
	return !reader->bad && out->verdict == VERDICT_INVALID && out->type != BERICHT_ONBEKEND &&
		       is_kop(&out->kop, out->type)
		   ? 0
		   : -1;
}

static int get_facts(struct wire_reader *reader, struct judgement *out)
{
	get_kop(reader, &out->kop);
	wire_get(reader, out->content, CONTENT_BYTES);
	if (reader->bad || out->type == BERICHT_ONBEKEND || !is_kop(&out->kop, out->type) ||
	    out->kop.identificatie == NULL || get_words(reader, out) != 0 ||
	    wire_read_events(reader, out->findings.pool, out) != 0)
		return -1;
	mask_bsns(out->events, out->event_count, out->findings.pool, &out->persons);
	return get_clients(reader, out);
}

/* One copy of the whole; all texts point into it. */
int wire_read(const char *bytes, size_t length, struct pool *pool, struct judgement *out)
{
	const char *copy = pool_copy(pool, bytes, length);
	struct wire_reader reader = {copy, copy + length, false};
	uint32_t typed;

	*out = (struct judgement){.findings = {.pool = pool},
				  .kop = {.dagtekening = DAY_NONE, .bekend = DAY_NONE}};
	if (get_head(&reader, out) != 0 || get_findings(&reader, out) != 0)
		return -1;
	typed = wire_get_number(&reader);
	if (reader.bad || typed != (out->verdict >= VERDICT_REJECTED))
		return -1;
	out->typed = typed;
	if (out->typed ? get_facts(&reader, out) != 0 : get_glance(&reader, out) != 0)
		return -1;
	return reader.bad || reader.at != reader.end ? -1 : 0;
}

/* Letters and digits stand in a message as they are, unless as references. */
static bool is_spelled(const char *text)
{
	for (; *text != '\0'; text++)
		if (!ascii_is_alnum(*text))
			return false;
	return true;
}

/* Where the text ends in the bytes, NULL when it is not in them. */
static const char *past(const char *bytes, const char *end, const char *text)
{
	const char *at = memmem(bytes, (size_t)(end - bytes), text, strlen(text));

	return at != NULL ? at + strlen(text) : NULL;
}

/* Whether a letter is spelled as a reference: its number behind "&#". */
static bool has_reference(const char *bytes, const char *end)
{
	const char *at = bytes;

	while ((at = memchr(at, '&', (size_t)(end - at))) != NULL)
		if (++at < end && *at == '#')
			return true;
	return false;
}

/* The youths of the events, one behind the other as they stand in the message. */
static bool has_youths(const struct judgement *judgement, const char *at, const char *end)
{
	const char *bsn = NULL;

	for (size_t i = 0; i < judgement->event_count; i++) {
		const char *other = judgement->events[i].bsn;

		if (other == NULL || (bsn != NULL && strcmp(bsn, other) == 0))
			continue;
		bsn = other;
		at = past(at, end, bsn);
		if (at == NULL)
			return false;
	}
	return true;
}

/* Whether each range is an element of the bytes, and has the youth in it whom its events name,
 * where names are `spelled` as they are. */
static bool has_clients(const struct judgement *judgement, const char *bytes, size_t length,
			bool spelled)
{
	uint32_t nr = 0;

	for (size_t i = 0; i < judgement->event_count && judgement->client_count > 0; i++) {
		const struct event *event = &judgement->events[i];
		const struct range *client;

		if (event->clientnr == nr)
			continue;
		nr = event->clientnr;
		client = &judgement->clients[nr - 1];
		if (event->bsn == NULL || client->to > length || bytes[client->from] != '<' ||
		    bytes[client->to - 1] != '>' ||
		    (spelled && past(bytes + client->from, bytes + client->to, event->bsn) == NULL))
			return false;
	}
	return true;
}

bool wire_is_about(const struct judgement *judgement, const char *bytes, size_t length)
{
	const struct kop *kop = &judgement->kop;
	const char *end;
	bool spelled;

	if (!judgement->typed && kop->afzender == NULL)
		return true;
	if (length == 0)
		return false;
	end = bytes + length;
	/* In an envelope nothing of the message is seen. */
	if (!judgement->typed)
		return judgement->findings.inside || (past(bytes, end, kop->afzender) != NULL &&
						      past(bytes, end, kop->ontvanger) != NULL);
	spelled = !has_reference(bytes, end);
	if (!has_clients(judgement, bytes, length, spelled))
		return false;
	if (!spelled)
		return true;
	if (judgement->findings.inside)
		return envelope_is_named(bytes, length);
	return past(bytes, end, judgement->release->message[judgement->type].namespace) != NULL &&
	       past(bytes, end, kop->afzender) != NULL &&
	       past(bytes, end, kop->ontvanger) != NULL &&
	       (!is_spelled(kop->identificatie) || past(bytes, end, kop->identificatie) != NULL) &&
	       has_youths(judgement, bytes, end);
}
