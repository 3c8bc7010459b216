#include "wire.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/utf8.h"
#include "ijw/rule/catalogue.h"

/* The longest text of a header, and a path: as deep as elements are nested. In bytes. */
enum { HEADER_BYTES = 1024, PATH_BYTES = 8192, DETAIL_BYTES = 256 };

/* A path or a detail names places and never quotes a value: no number in them is as long as a BSN.
 */
enum { DIGITS_MOST = 7 };

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
		return ascii_is_alnum(byte) || byte == ',';
	case WIRE_VERSION:
		return ascii_is_digit(byte) || byte == '.' || byte == '/';
	case WIRE_WORDS:
		break;
	}
	return byte >= ' ' || ascii_is_space(byte);
}

bool wire_is_text(const char *text, enum wire_letters letters, size_t most)
{
	size_t length = 0;

	if (text == NULL)
		return true;
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (!is_of(byte, letters))
			return false;
		length += (byte & 0xC0) != 0x80; /* the first byte of a character */
	}
	return length > 0 && length <= most;
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

void wire_write(const struct judgement *judgement, struct buf *out)
{
	const struct finding_list *findings = &judgement->findings;
	char release[sizeof(judgement->release)];

	wire_put_number(out, judgement->verdict);
	wire_put_number(out, judgement->fault);
	wire_put_number(out, judgement->type);
	strncpy(release, judgement->release, sizeof(release)); /* nothing behind its end */
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
		return;
	put_kop(out, &judgement->kop);
	buf_add(out, judgement->content, CONTENT_BYTES);
	wire_put_number(out, (uint32_t)judgement->event_count);
	wire_write_events(judgement->events, judgement->event_count, out);
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

static bool is_release(const char release[8])
{
	return memchr(release, '\0', 8) != NULL &&
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
	    inside > 1)
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

	wire_get(reader, out->release, sizeof(out->release));
	if (reader->bad || verdict >= VERDICTS || fault > FAULT_FO01 || type >= BERICHT_TYPES ||
	    !is_release(out->release))
		return -1;
	if (fault == FAULT_FO01 ? verdict != VERDICT_UNKNOWN : unreadable != (fault != FAULT_NONE))
		return -1;
	out->verdict = (enum verdict)verdict;
	out->fault = (enum fault)fault;
	out->type = (enum berichttype)type;
	return 0;
}

static int get_facts(struct wire_reader *reader, struct judgement *out)
{
	struct kop *kop = &out->kop;

	kop->afzender = wire_get_text(reader, HEADER_BYTES);
	kop->ontvanger = wire_get_text(reader, HEADER_BYTES);
	kop->identificatie = wire_get_text(reader, HEADER_BYTES);
	wire_get(reader, &kop->dagtekening, sizeof(kop->dagtekening));
	wire_get(reader, &kop->bekend, sizeof(kop->bekend));
	kop->line = wire_get_number(reader);
	wire_get(reader, out->content, CONTENT_BYTES);
	if (!wire_is_text(kop->afzender, WIRE_DIGITS, WIRE_PARTY) ||
	    !wire_is_text(kop->ontvanger, WIRE_DIGITS, WIRE_PARTY) ||
	    !wire_is_text(kop->identificatie, WIRE_WORDS, WIRE_IDENTIFICATIE))
		return -1;
	if (reader->bad || out->type == BERICHT_ONBEKEND || kop->line > WIRE_LINE_LAST ||
	    !is_day(kop->dagtekening) || !is_day(kop->bekend))
		return -1;
	return wire_read_events(reader, out->type, out->findings.pool, out);
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
	if (out->typed && get_facts(&reader, out) != 0)
		return -1;
	return reader.bad || reader.at != reader.end ? -1 : 0;
}

void wire_write_member(const char *name, const struct judgement *judgement, const char *bytes,
		       size_t length, struct buf *out)
{
	uint32_t name_length = (uint32_t)strnlen(name, WIRE_NAME_BYTES);
	size_t at;
	uint32_t size;

	wire_put_number(out, name_length + 1);
	buf_add(out, name, name_length);
	buf_add(out, "", 1);
	at = out->length;
	wire_put_number(out, 0);
	if (judgement != NULL)
		wire_write(judgement, out);
	size = (uint32_t)(out->length - at - sizeof(size));
	memcpy(out->data + at, &size, sizeof(size));
	buf_add(out, bytes, length);
}

int wire_read_member(const char *body, size_t length, struct wire_member *out)
{
	struct wire_reader reader = {body, body + length, false};
	uint32_t size = wire_get_number(&reader);

	if (reader.bad || size == 0 || size > WIRE_NAME_BYTES + 1 ||
	    size > (size_t)(reader.end - reader.at) ||
	    memchr(reader.at, '\0', size) != reader.at + size - 1)
		return -1;
	out->name = reader.at;
	reader.at += size;
	size = wire_get_number(&reader);
	if (reader.bad || size > (size_t)(reader.end - reader.at))
		return -1;
	out->judgement = reader.at;
	out->judgement_length = size;
	out->bytes = reader.at + size;
	out->length = (size_t)(reader.end - out->bytes);
	return 0;
}
