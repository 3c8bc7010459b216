#include "ijw/message/clients.h"

#include <stdbool.h>
#include <string.h>

static const char element[] = "Client";

/* The place behind the next `text`; the end when there is none. */
static const char *behind(const char *at, const char *end, const char *text)
{
	const char *found = memmem(at, (size_t)(end - at), text, strlen(text));

	return found != NULL ? found + strlen(text) : end;
}

static bool starts(const char *at, const char *end, const char *text)
{
	return (size_t)(end - at) >= strlen(text) && memcmp(at, text, strlen(text)) == 0;
}

/* Behind a comment, a CDATA section or a processing instruction that begins here; NULL for a tag.
 */
static const char *skip(const char *at, const char *end)
{
	if (starts(at, end, "<!--"))
		return behind(at + 4, end, "-->");
	return starts(at, end, "<?") ? behind(at + 2, end, "?>") : NULL;
}

/* Whether the name that begins here is that of a Client, with any prefix or none. */
static bool is_client(const char *at, const char *end)
{
	const char *name = at;

	while (at < end && strchr(" \t\r\n/>", *at) == NULL)
		if (*at++ == ':')
			name = at;
	return (size_t)(at - name) == strlen(element) &&
	       memcmp(name, element, strlen(element)) == 0;
}

/* The next tag of a Client from `*at` on; what follows it then is at `*at`. NULL: there is none. A
 * '>' in an attribute ends its tag too early, which does no harm: no '<' stands in one. */
static const char *next_tag(const char **at, const char *end, bool *ends)
{
	const char *tag = *at;

	while ((tag = memchr(tag, '<', (size_t)(end - tag))) != NULL) {
		const char *other = skip(tag, end);

		if (other == NULL) {
			*ends = starts(tag, end, "</");
			*at = behind(tag, end, ">");
			if (is_client(tag + (*ends ? 2 : 1), end))
				return tag;
			other = *at;
		}
		tag = other;
	}
	return NULL;
}

/* How many there are by the records. */
static size_t count_clients(const struct bericht *bericht)
{
	const struct declaratie *declaratie =
	    bericht->declaratie != NULL ? bericht->declaratie : bericht->declaratieantwoord;
	const struct client *client = declaratie != NULL && declaratie->clienten != NULL
					  ? declaratie->clienten->client
					  : NULL;
	size_t count = 0;

	for (; client != NULL; client = (const void *)client->record.next)
		count++;
	return count;
}

static size_t find_all(const char *bytes, size_t length, struct pool *pool, struct range **out)
{
	const char *at = bytes, *end = bytes + length, *tag;
	struct range *ranges = NULL;
	size_t count = 0, room = 0;
	bool ends;

	while ((tag = next_tag(&at, end, &ends)) != NULL) {
		if (ends) {
			ranges[count - 1].to = (uint32_t)(at - bytes);
			continue;
		}
		if (count == room) {
			room = 2 * room + 4;
			*out = pool_alloc(pool, room * sizeof(**out));
			if (count > 0)
				memcpy(*out, ranges, count * sizeof(*ranges));
			ranges = *out;
		}
		ranges[count++].from = (uint32_t)(tag - bytes);
	}
	return count;
}

size_t clients_find(const struct bericht *bericht, const char *bytes, size_t length,
		    struct pool *pool, struct range **out)
{
	size_t count = count_clients(bericht);

	return count >= 2 && find_all(bytes, length, pool, out) == count ? count : 0;
}
