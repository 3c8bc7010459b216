/* Which rules a reader of one may want to see too: those whose pages speak of the same things. Two
 * pages are the nearer the more words they share, of what is wrong, what is wanted, what to do and
 * the elements; a word counts the more the fewer pages have it. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ijw/base/ascii.h"
#include "ijw/rule/catalogue.h"

/* Words that are shorter say nothing: "is", "of". */
enum { WORD_BYTES = 3 };

/* How near two pages are, in thousandths of what both say: at least NEAR to be told, and MOST are
 * told. Pages of other messages are further off. */
enum { ALL = 1000, NEAR = 90, MOST = 4, OTHER_MESSAGES = 600 };

/* What a word counts: RARE / (COMMON + the pages that have it), and nothing when one page in USUAL
 * has it. */
enum { RARE = 10000, COMMON = 8, USUAL = 5 };

/* A word on the page of a rule. */
struct word {
	const char *at;
	uint32_t length;
	uint32_t rule; /* its number */
};

/* Each word of each page once, the same words behind each other. */
static struct word *words;
static size_t word_count, word_room;

static int compare_words(const struct word *a, const struct word *b)
{
	if (a->length != b->length)
		return a->length < b->length ? -1 : 1;
	return strncasecmp(a->at, b->at, a->length);
}

static int by_word(const void *left, const void *right)
{
	const struct word *a = left, *b = right;
	int order = compare_words(a, b);

	return order != 0 ? order : (a->rule > b->rule) - (a->rule < b->rule);
}

static void add_word(const char *at, size_t length, uint32_t rule)
{
	if (word_count == word_room) {
		word_room = word_room > 0 ? 2 * word_room : 1024;
		words = xrealloc(words, word_room * sizeof(*words));
	}
	words[word_count++] = (struct word){at, (uint32_t)length, rule};
}

static void add_text(const char *text, uint32_t rule)
{
	while (text != NULL && *text != '\0') {
		size_t length = 0;

		while (ascii_is_letter(text[length]))
			length++;
		if (length >= WORD_BYTES)
			add_word(text, length, rule);
		text += length > 0 ? length : 1;
	}
}

/* An element as a whole tells more than its names. */
static void add_elements(const struct rule *rule, uint32_t number)
{
	struct rule_element element;

	for (const char *at = NULL; rule_element_next(rule, &at, &element);)
		add_word(element.path, (size_t)element.length, number);
}

static void read_pages(void)
{
	size_t count, kept = 0;
	const struct rule *const *all = rules_all(&count);

	for (uint32_t i = 0; i < count; i++) {
		add_text(all[i]->text, i);
		add_text(all[i]->checks, i);
		add_text(all[i]->remedy, i);
		add_text(all[i]->elements, i);
		add_elements(all[i], i);
	}
	qsort(words, word_count, sizeof(*words), by_word);
	for (size_t i = 0; i < word_count; i++)
		if (kept == 0 || by_word(&words[kept - 1], &words[i]) != 0)
			words[kept++] = words[i];
	word_count = kept;
}

/* What one page has in common with each, and what each says in all. */
struct common {
	unsigned shared;
	unsigned total;
};

static void add_up(uint32_t rule, struct common *common, size_t count)
{
	size_t end;

	for (size_t first = 0; first < word_count; first = end) {
		bool has = false;
		unsigned weight;

		for (end = first;
		     end < word_count && compare_words(&words[first], &words[end]) == 0; end++)
			has |= words[end].rule == rule;
		if ((end - first) * USUAL > count)
			continue;
		weight = (unsigned)(RARE / (end - first + COMMON));
		for (size_t i = first; i < end; i++) {
			common[words[i].rule].total += weight;
			common[words[i].rule].shared += has ? weight : 0;
		}
	}
}

static unsigned nearness(const struct rule *rule, const struct rule *other,
			 const struct common *mine, const struct common *its)
{
	uint32_t messages = rule_messages(rule), others = rule_messages(other);
	unsigned near = ALL * its->shared / (mine->total + its->total - its->shared + 1);

	if (messages != 0 && others != 0 && (messages & others) == 0)
		near = near * OTHER_MESSAGES / ALL;
	return near >= NEAR ? near : 0;
}

void rule_related(const struct rule *rule, struct buf *out)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct {
		const struct rule *rule;
		unsigned near;
	} nearest[MOST + 1] = {{NULL, 0}};
	uint32_t number = rule_number(rule);
	size_t count;
	const struct rule *const *all = rules_all(&count);
	struct common *common = xmalloc(count * sizeof(*common));

	pthread_once(&once, read_pages);
	memset(common, 0, count * sizeof(*common));
	add_up(number, common, count);
	for (uint32_t i = 0; i < count; i++) {
		unsigned near = nearness(rule, all[i], &common[number], &common[i]);
		int place = MOST;

		for (; i != number && place > 0 && near > nearest[place - 1].near; place--)
			nearest[place] = nearest[place - 1];
		nearest[place].rule = all[i];
		nearest[place].near = near;
	}
	for (int i = 0; i < MOST && nearest[i].near > 0; i++)
		buf_printf(out, "%s%s", i > 0 ? " " : "", nearest[i].rule->code);
	free(common);
}
