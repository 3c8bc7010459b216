/* Which texts of a sender tell a person: a BSN in any spelling, or a word of a name. */
#include "ijw/message/mask.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/label.h"
#include "letters.h"

enum { BSN = 9 };

/* ---- Words ---- */

/* The longest word that is told whole, in bytes: a name has 200 characters. */
enum { WORD_BYTES = 1024 };

struct word {
	char text[WORD_BYTES + 1];
	size_t length;
	unsigned letters;
};

static void add_letter(struct word *word, const char *folded, size_t length)
{
	word->letters++;
	if (word->length + length > WORD_BYTES)
		return;
	memcpy(word->text + word->length, folded, length);
	word->length += length;
}

bool mask_words(const char *text, mask_word *visit, void *context)
{
	struct word word;
	char folded[LETTERS_FOLDED];

	word.length = 0;
	word.letters = 0;
	for (bool end = false; !end;) {
		size_t length = LETTERS_NONE;

		end = *text == '\0';
		if (!end)
			text += letters_read(text, folded, &length);
		if (length != LETTERS_NONE) {
			if (length > 0)
				add_letter(&word, folded, length);
			continue;
		}
		word.text[word.length] = '\0';
		if (word.letters >= MASK_LETTERS && !visit(context, word.text, word.length))
			return false;
		word.length = 0;
		word.letters = 0;
	}
	return true;
}

/* ---- The persons of a message ---- */

/* A set while it is filled; in the pool, where what it grew out of stays. */
struct set {
	struct pool *pool;
	const char **text;
	size_t count, room;
};

static void add_text(struct set *set, const char *text)
{
	if (set->count == set->room) {
		const char **text_before = set->text;

		set->room = set->room > 0 ? 2 * set->room : 8;
		set->text = pool_alloc(set->pool, set->room * sizeof(*set->text));
		if (set->count > 0)
			memcpy(set->text, text_before, set->count * sizeof(*set->text));
	}
	set->text[set->count++] = text;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(struct set *set)
{
	size_t kept = 0;

	if (set->count > 1)
		qsort(set->text, set->count, sizeof(*set->text), by_bytes);
	for (size_t i = 0; i < set->count; i++)
		if (kept == 0 || strcmp(set->text[kept - 1], set->text[i]) != 0)
			set->text[kept++] = set->text[i];
	set->count = kept;
}

static bool add_word(void *context, const char *word, size_t length)
{
	struct set *set = context;

	add_text(set, pool_copy(set->pool, word, length));
	return true;
}

static void add_words(struct set *set, const struct field *field)
{
	if (field->text != NULL)
		mask_words(field->text, add_word, set);
}

/* A prefix of a surname is in too many texts, and initials are no name. */
static void add_naam(struct set *set, const struct naam *naam)
{
	if (naam == NULL)
		return;
	if (naam->geslachtsnaam != NULL)
		add_words(set, &naam->geslachtsnaam->achternaam);
	if (naam->partnernaam != NULL)
		add_words(set, &naam->partnernaam->achternaam);
	add_words(set, &naam->voornamen);
}

static void add_client(struct set *set, const struct client *client)
{
	const struct relatie *relatie = client->relaties != NULL ? client->relaties->relatie : NULL;

	add_naam(set, client->naam);
	for (; relatie != NULL; relatie = RECORD_NEXT(relatie))
		add_naam(set, relatie->naam);
}

/* The clients of a claim or its answer; NULL for none. */
static const struct client *clients_of(const struct declaratie *declaratie)
{
	return declaratie != NULL && declaratie->clienten != NULL ? declaratie->clienten->client
								  : NULL;
}

typedef void client_visit(struct set *set, const struct client *client);

static void each_client(const struct bericht *bericht, client_visit *visit, struct set *set)
{
	const struct client *const lists[] = {bericht->client, clients_of(bericht->declaratie),
					      clients_of(bericht->declaratieantwoord)};

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (const struct client *client = lists[i]; client; client = RECORD_NEXT(client))
			visit(set, client);
}

void mask_names(const struct bericht *bericht, struct pool *pool, struct persons *out)
{
	struct set set = {.pool = pool};

	each_client(bericht, add_client, &set);
	sort(&set);
	out->word = set.text;
	out->words = set.count;
}

static bool is_bsn(const char *text)
{
	return text != NULL && ascii_is_digits(text, BSN);
}

void mask_bsns(const struct event *events, size_t count, struct pool *pool, struct persons *out)
{
	struct set set = {.pool = pool};
	const char *last = NULL;

	/* The events of a youth share the text. */
	for (size_t i = 0; i < count; i++) {
		if (events[i].bsn != last && is_bsn(events[i].bsn))
			add_text(&set, events[i].bsn);
		last = events[i].bsn;
	}
	sort(&set);
	out->bsn = set.text;
	out->bsns = set.count;
}

static void add_bsn(struct set *set, const struct client *client)
{
	if (is_bsn(client->bsn.text))
		add_text(set, client->bsn.text);
}

void mask_persons(const struct bericht *bericht, struct pool *pool, struct persons *out)
{
	struct set set = {.pool = pool};

	mask_names(bericht, pool, out);
	each_client(bericht, add_bsn, &set);
	sort(&set);
	out->bsn = set.text;
	out->bsns = set.count;
}

/* ---- What a text tells ---- */

static bool has(const char **set, size_t count, const char *text)
{
	return count > 0 && bsearch(&text, set, count, sizeof(*set), by_bytes) != NULL;
}

/* The last nine digits, with what is passed over left out. */
struct digits {
	char digit[BSN + 1];
	bool begins[BSN]; /* no digit stood before it */
	unsigned count;
};

static void add_digit(struct digits *digits, char digit, bool begins)
{
	memmove(digits->digit, digits->digit + 1, BSN - 1);
	memmove(digits->begins, digits->begins + 1, (BSN - 1) * sizeof(digits->begins[0]));
	digits->digit[BSN - 1] = digit;
	digits->begins[BSN - 1] = begins;
	digits->count++;
}

static bool tells_bsn(const char *text, const struct persons *persons)
{
	struct digits digits = {0};
	bool inside = false; /* of a run of digits */

	for (size_t step; *text != '\0'; text += step) {
		step = 1;
		if (!ascii_is_digit(*text)) {
			inside = false;
			step = letters_gap(text);
			if (step == 0) {
				digits.count = 0;
				step = 1;
			}
			continue;
		}
		add_digit(&digits, *text, !inside);
		inside = true;
		if (digits.count < BSN)
			continue;
		if ((digits.begins[0] && !ascii_is_digit(text[1]) && bsn_passes(digits.digit)) ||
		    (persons != NULL && has(persons->bsn, persons->bsns, digits.digit)))
			return true;
	}
	return false;
}

static bool is_other_word(void *context, const char *word, size_t length)
{
	const struct persons *persons = context;

	(void)length;
	return !has(persons->word, persons->words, word);
}

/* What is not ASCII may be a letter. */
static bool is_letter_byte(char byte)
{
	return ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

bool mask_may_tell(const char *text)
{
	int digits = 0, letters = 0;

	if (text == NULL)
		return false;
	for (; *text != '\0' && digits < BSN && letters < MASK_LETTERS; text++) {
		digits += ascii_is_digit(*text);
		letters = is_letter_byte(*text) ? letters + 1 : 0;
	}
	return digits == BSN || letters == MASK_LETTERS;
}

bool mask_tells(const char *text, const struct persons *persons)
{
	if (!mask_may_tell(text))
		return false;
	if (tells_bsn(text, persons))
		return true;
	return persons != NULL && persons->words > 0 &&
	       !mask_words(text, is_other_word, (void *)(uintptr_t)persons);
}
