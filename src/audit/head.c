#include "ijw/audit/head.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/digest.h"

#define FIRST_LINE "ijw-kop/1\n"

enum { SECONDS_A_DAY = 24 * 60 * 60, LINE_BYTES = 200, GROUP_BYTES = 4 };

/* The secret key of the signature. */
static void secret_key(const struct home *home, uint8_t key[KEY_BYTES])
{
	signature_key(home->keys->archive, "handtekening", key);
}

void head_key(const struct home *home, uint8_t key[PUBLIC_KEY_BYTES])
{
	uint8_t secret[KEY_BYTES];

	secret_key(home, secret);
	signature_public(secret, key);
	explicit_bzero(secret, sizeof(secret));
}

/* In groups: nine digits in a row would be taken for a BSN. */
static void add_hex(struct buf *out, const char *name, const uint8_t *bytes, size_t length)
{
	char hex[2 * GROUP_BYTES + 1];

	buf_printf(out, "%s:", name);
	for (size_t at = 0; at < length; at += GROUP_BYTES)
		buf_printf(out, " %s", digest_hex(bytes + at, GROUP_BYTES, hex));
	buf_puts(out, "\n");
}

static void sign(const struct home *home, size_t from, struct buf *out)
{
	uint8_t secret[KEY_BYTES], key[PUBLIC_KEY_BYTES], signature[SIGNATURE_BYTES];

	secret_key(home, secret);
	signature_public(secret, key);
	add_hex(out, "sleutel", key, sizeof(key));
	signature_make(secret, out->data + from, out->length - from, signature);
	add_hex(out, "handtekening", signature, sizeof(signature));
	explicit_bzero(secret, sizeof(secret));
}

void head_write(const struct home *home, const struct custody_head *head, struct buf *out)
{
	const size_t from = out->length;
	char moment[CLOCK_TEXT];

	buf_puts(out, FIRST_LINE);
	buf_printf(out, "nummer: %" PRId64 "\n", head->nr);
	buf_printf(out, "berichten: %" PRId64 "\n", head->messages);
	buf_printf(out, "moment: %s\n", clock_format(head->moment, moment));
	add_hex(out, "kop", head->kop, sizeof(head->kop));
	if (home->keys != NULL)
		sign(home, from, out);
}

/* ---- Reading ---- */

/* The value of the line of this name that is next, and moves behind it: 0 or -1. */
static int take_line(const char **at, const char *name, char value[LINE_BYTES])
{
	const size_t length = strlen(name);
	const char *end;

	if (strncmp(*at, name, length) != 0 || strncmp(*at + length, ": ", 2) != 0)
		return -1;
	*at += length + 2;
	end = strchr(*at, '\n');
	if (end == NULL || end - *at >= LINE_BYTES)
		return -1;
	snprintf(value, LINE_BYTES, "%.*s", (int)(end - *at), *at);
	*at = end + 1;
	return 0;
}

static int take_number(const char **at, const char *name, int64_t *number)
{
	char value[LINE_BYTES], *end;

	if (take_line(at, name, value) != 0)
		return -1;
	*number = strtoll(value, &end, 10);
	return end != value && *end == '\0' && *number >= 0 ? 0 : -1;
}

static int take_hex(const char **at, const char *name, uint8_t *bytes, size_t length)
{
	char value[LINE_BYTES];
	const size_t groups = length / GROUP_BYTES, group = 2 * GROUP_BYTES + 1;

	if (take_line(at, name, value) != 0 || strlen(value) != groups * group - 1)
		return -1;
	for (size_t i = 0; i < groups; i++) {
		char *end = &value[(i + 1) * group - 1];

		if (*end != (i + 1 < groups ? ' ' : '\0'))
			return -1;
		*end = '\0';
		if (digest_read(&value[i * group], bytes + i * GROUP_BYTES, GROUP_BYTES) != 0)
			return -1;
	}
	return 0;
}

/* What clock_format wrote, and nothing else. */
static int take_moment(const char **at, int64_t *moment)
{
	char value[LINE_BYTES], again[CLOCK_TEXT];
	const char *time;
	int hour, minute, second;
	int32_t day;

	if (take_line(at, "moment", value) != 0)
		return -1;
	time = value + strcspn(value, "T");
	if (date_parse(value, (size_t)(time - value), &day) != 0 ||
	    sscanf(time, "T%2d:%2d:%2dZ", &hour, &minute, &second) != 3)
		return -1;
	*moment = (int64_t)day * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
	return strcmp(clock_format(*moment, again), value) == 0 ? 0 : -1;
}

int head_read(const char *text, struct head *out)
{
	struct custody_head *head = &out->custody;
	const char *at = text;

	*out = (struct head){.is_signed = false};
	if (strncmp(at, FIRST_LINE, strlen(FIRST_LINE)) != 0)
		return -1;
	at += strlen(FIRST_LINE);
	if (take_number(&at, "nummer", &head->nr) != 0 ||
	    take_number(&at, "berichten", &head->messages) != 0 ||
	    take_moment(&at, &head->moment) != 0 ||
	    take_hex(&at, "kop", head->kop, sizeof(head->kop)) != 0)
		return -1;
	if (*at == '\0')
		return 0;
	out->is_signed = true;
	if (take_hex(&at, "sleutel", out->key, sizeof(out->key)) != 0)
		return -1;
	out->signed_bytes = (size_t)(at - text);
	if (take_hex(&at, "handtekening", out->signature, sizeof(out->signature)) != 0)
		return -1;
	return *at == '\0' ? 0 : -1;
}

const char *head_of_feed(char *json)
{
	static const char line_end[] = "\\u000a"; /* as json.h writes it */
	char *text = strstr(json, HEAD_PROPERTY), *to;

	if (text == NULL)
		return NULL;
	text += strlen(HEAD_PROPERTY);
	text += strspn(text, ": \"");
	to = text;
	for (const char *from = text; *from != '\0' && *from != '"'; from++) {
		const bool is_end = strncmp(from, line_end, strlen(line_end)) == 0;

		*to++ = is_end ? '\n' : *from;
		from += is_end ? strlen(line_end) - 1 : 0;
	}
	*to = '\0';
	return text;
}

int head_check(const char *text, const struct head *head, const uint8_t key[PUBLIC_KEY_BYTES])
{
	if (!head->is_signed)
		return -1;
	return signature_check(key, text, head->signed_bytes, head->signature);
}
