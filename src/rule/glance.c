#include "glance.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/message/event.h"

/* Headers of real messages are some hundreds of bytes. */
enum { HEADER_MAX = 8192, TEXT_MAX = 16, IDENTIFICATIE_MAX = 12 };

struct part {
	const char *at;
	const char *end;
};

/* Behind the begin tag of the element of this name, whatever its prefix; NULL when it is not there.
 * `closes`: its end tag, and where that begins. */
static const char *find_tag(struct part part, const char *name, bool closes)
{
	const size_t length = strlen(name);

	while ((part.at = memchr(part.at, '<', (size_t)(part.end - part.at))) != NULL) {
		const char *tag = part.at++, *local, *colon;

		if ((part.at < part.end && *part.at == '/') != closes)
			continue;
		local = part.at + closes;
		colon = local;
		while (colon < part.end && (ascii_is_alnum(*colon) || *colon == '_'))
			colon++;
		if (colon < part.end && *colon == ':')
			local = colon + 1;
		if ((size_t)(part.end - local) > length && memcmp(local, name, length) == 0 &&
		    local[length] == '>')
			return closes ? tag : local + length + 1;
	}
	return NULL;
}

/* What lies in an element; false when it is not there whole. */
static bool find_part(struct part in, const char *name, struct part *out)
{
	out->at = find_tag(in, name, false);
	if (out->at == NULL)
		return false;
	out->end = find_tag((struct part){out->at, in.end}, name, true);
	return out->end != NULL;
}

/* The text of an element, "" when there is none of letters, digits and dashes. */
static void find_text(struct part in, const char *name, char text[TEXT_MAX])
{
	struct part part;
	size_t length;

	text[0] = '\0';
	if (!find_part(in, name, &part))
		return;
	length = (size_t)(part.end - part.at);
	if (length >= TEXT_MAX)
		return;
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_alnum(part.at[i]) && part.at[i] != '-')
			return;
	memcpy(text, part.at, length);
	text[length] = '\0';
}

static bool is_code(const char *text, size_t digits)
{
	return strlen(text) == digits && ascii_digits(text) == digits;
}

static const char *keep(struct pool *pool, const char *text)
{
	return pool_copy(pool, text, strlen(text));
}

static void take_number(struct part header, enum berichttype type, struct pool *pool,
			struct kop *out)
{
	bool retour = bericht_info(type)->retourop != BERICHT_ONBEKEND;
	char number[TEXT_MAX], day[TEXT_MAX];
	struct part answered = header;

	if (!retour && !find_part(header, "BerichtIdentificatie", &answered))
		return;
	find_text(answered, retour ? "IdentificatieRetour" : "Identificatie", number);
	find_text(answered, retour ? "DagtekeningRetour" : "Dagtekening", day);
	if (number[0] != '\0' && strlen(number) <= IDENTIFICATIE_MAX && strchr(number, '-') == NULL)
		out->identificatie = keep(pool, number);
	if (date_parse(day, strlen(day), &out->bekend) != 0)
		out->bekend = DAY_NONE;
	out->dagtekening = out->bekend;
}

void glance_kop(const char *bytes, size_t length, enum berichttype type, struct pool *pool,
		struct kop *out)
{
	struct part message = {bytes, bytes + (length < HEADER_MAX ? length : HEADER_MAX)}, header;
	bool from = bericht_info(type)->van_gemeente;
	char afzender[TEXT_MAX], ontvanger[TEXT_MAX];

	if (!find_part(message, "Header", &header))
		return;
	find_text(header, "Afzender", afzender);
	find_text(header, "Ontvanger", ontvanger);
	if (!is_code(from ? afzender : ontvanger, 4) || !is_code(from ? ontvanger : afzender, 8))
		return;
	out->afzender = keep(pool, afzender);
	out->ontvanger = keep(pool, ontvanger);
	take_number(header, type, pool, out);
}
