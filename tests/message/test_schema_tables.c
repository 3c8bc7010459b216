/* The tables of the reader: what the schemas say, and where the records have it. */
#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../../src/message/tables.h"
#include "differential/agree.h"
#include "ijw/base/pool.h"
#include "ijw/message/release.h"

START_TEST(tables_say_what_the_schemas_say)
{
	struct pool *pool = pool_new();
	struct model *model;
	const char *where;
	char message[8];

	snprintf(message, sizeof(message), "jw%d", bericht_number((enum berichttype)_i));
	model = model_load("xsd/3.2", message);
	ck_assert_ptr_nonnull(model);
	where = agree(&tables_root[_i], model, pool);
	ck_assert_msg(where == NULL, "%s", where);
	model_free(model);
	pool_free(pool);
}
END_TEST

static const struct member *member_of(const struct class *class, const char *name)
{
	for (uint32_t i = 0; i < class->members; i++)
		if (strcmp(class->member[i].name, name) == 0)
			return &class->member[i];
	ck_abort_msg("%s has no %s", class->name, name);
}

/* How many places there are in a complex type, each a member of the class as the class has it. */
static unsigned check_members(const struct complex *complex, const struct class *class)
{
	unsigned places = complex->places;

	for (uint32_t i = 0; i < complex->places; i++) {
		const struct member *ours = &complex->place[i].member;
		const struct member *other = member_of(class, ours->name);

		ck_assert_msg(ours->kind == other->kind, "%s of %s: kind", ours->name, class->name);
		ck_assert_msg(ours->offset == other->offset, "%s of %s: offset", ours->name,
			      class->name);
		ck_assert_msg(ours->class == other->class, "%s of %s: class", ours->name,
			      class->name);
		if (complex->place[i].complex != NULL)
			places += check_members(complex->place[i].complex, ours->class);
	}
	return places;
}

START_TEST(places_are_members_of_the_records)
{
	const struct place *root = &tables_root[_i];

	ck_assert_ptr_eq(root->member.class, &class_bericht);
	ck_assert_uint_gt(check_members(root->complex, &class_bericht), 15);
}
END_TEST

/* The codes of a type as the row of a release has them. */
static void check_codes(const struct place *place)
{
	const char *listed = release_codes(release_present(), place->member.name);
	char codes[128] = "";

	if (listed == NULL)
		return;
	ck_assert_int_eq(place->simple->form, FORM_CODE);
	for (uint32_t i = 0; i < place->simple->codes; i++) {
		char code[NAME_WORD + 1] = "";

		for (int byte = 0; byte < NAME_WORD; byte++)
			code[byte] = (char)(place->simple->code[i] >> 8 * byte & 0xff);
		ck_assert(release_has_code(release_present(), place->member.name, code));
		snprintf(codes + strlen(codes), sizeof(codes) - strlen(codes), " %s", code);
	}
	ck_assert_uint_eq(strlen(codes), strlen(listed) + 1);
}

static unsigned check_all_codes(const struct complex *complex)
{
	unsigned found = 0;

	for (uint32_t i = 0; i < complex->places; i++) {
		const struct place *place = &complex->place[i];

		if (place->complex != NULL) {
			found += check_all_codes(place->complex);
		} else {
			found += release_codes(release_present(), place->member.name) != NULL;
			check_codes(place);
		}
	}
	return found;
}

START_TEST(code_lists_are_those_of_the_schemas)
{
	unsigned found = 0;

	for (int type = JW301; type < BERICHT_TYPES; type++)
		found += check_all_codes(tables_root[type].complex);
	ck_assert_uint_gt(found, 10);
}
END_TEST

/* What each release before had (lists JZ002 and JZ588 of the standard). */
START_TEST(code_lists_of_earlier_releases)
{
	const struct release *now = release_named("3.2"), *before = release_named("3.1"),
			     *first = release_named("3.0");

	ck_assert(!release_has_code(now, "Frequentie", "3") && !release_has_code(now, "Frequentie", "5"));
	ck_assert(!release_has_code(now, "Eenheid", "21") && !release_has_code(now, "Eenheid", "81"));
	ck_assert(release_has_code(first, "Frequentie", "3") && release_has_code(first, "Frequentie", "5"));
	ck_assert(release_has_code(first, "Eenheid", "21") && release_has_code(first, "Eenheid", "81"));
	ck_assert(release_has_code(before, "RedenWijziging", "13"));
	ck_assert(!release_has_code(first, "RedenWijziging", "13"));
	ck_assert(release_has_code(before, "RedenBeeindiging", "39"));
	ck_assert(!release_has_code(first, "RedenBeeindiging", "38"));
	ck_assert(!release_has_code(now, "RedenWijziging", "1") && !release_has_code(now, "RedenWijziging", "01 02"));
	ck_assert(!release_has_code(now, "RedenWijziging", ""));
	ck_assert(release_has_code(now, "Bsn", "whatever"));
	ck_assert_ptr_eq(release_roots(first), tables_root);
	ck_assert(release_is_tabled(now) && !release_is_tabled(first));
	ck_assert(!release_drops(now, "Bsn"));
}
END_TEST

START_TEST(no_message_no_type)
{
	ck_assert_ptr_null(tables_root[BERICHT_ONBEKEND].simple);
	ck_assert_ptr_null(tables_root[BERICHT_ONBEKEND].complex);
}
END_TEST

/* Every type that some place has, each once. */
static struct {
	const struct simple *simple[200];
	const struct complex *complex[300];
	size_t simples, complexes;
} all;

static bool add(const void **list, size_t *count, size_t most, const void *type)
{
	for (size_t i = 0; i < *count; i++)
		if (list[i] == type)
			return false;
	ck_assert_uint_lt(*count, most);
	list[(*count)++] = type;
	return true;
}

static void add_complex(const struct complex *complex)
{
	if (!add((const void **)all.complex, &all.complexes, 300, complex))
		return;
	for (uint32_t i = 0; i < complex->places; i++) {
		const struct place *place = &complex->place[i];

		if (place->complex != NULL)
			add_complex(place->complex);
		else
			add((const void **)all.simple, &all.simples, 200, place->simple);
	}
}

static bool is_same_simple(const struct simple *one, const struct simple *other)
{
	return one->form == other->form && one->blanks_kept == other->blanks_kept &&
	       one->min_length == other->min_length && one->max_length == other->max_length &&
	       one->min == other->min && one->max == other->max && one->codes == other->codes &&
	       (one->codes == 0 ||
		memcmp(one->code, other->code, one->codes * sizeof(one->code[0])) == 0);
}

static bool is_same_place(const struct place *one, const struct place *other)
{
	return strcmp(one->member.name, other->member.name) == 0 &&
	       one->member.kind == other->member.kind &&
	       one->member.offset == other->member.offset &&
	       one->member.class == other->member.class && one->basis == other->basis &&
	       one->required == other->required && one->many == other->many &&
	       one->simple == other->simple && one->complex == other->complex;
}

static bool is_same_complex(const struct complex *one, const struct complex *other)
{
	bool same = one->places == other->places;

	for (uint32_t i = 0; same && i < one->places; i++)
		same = is_same_place(&one->place[i], &other->place[i]);
	return same;
}

START_TEST(equal_types_are_there_once)
{
	for (int type = JW301; type < BERICHT_TYPES; type++)
		add_complex(tables_root[type].complex);
	for (size_t i = 0; i < all.simples; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert(!is_same_simple(all.simple[i], all.simple[j]));
	for (size_t i = 0; i < all.complexes; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert(!is_same_complex(all.complex[i], all.complex[j]));
	/* There are some 60 simple types in the basisschema, and the retours use most of it. */
	ck_assert_uint_gt(all.simples, 30);
	ck_assert_uint_gt(all.complexes, 60);
}
END_TEST

Suite *suite_schema_tables(void);

Suite *suite_schema_tables(void)
{
	Suite *suite = suite_create("schema_tables");
	TCase *tests = tcase_create("schema_tables");

	tcase_add_loop_test(tests, tables_say_what_the_schemas_say, JW301, BERICHT_TYPES);
	tcase_add_loop_test(tests, places_are_members_of_the_records, JW301, BERICHT_TYPES);
	tcase_add_test(tests, code_lists_are_those_of_the_schemas);
	tcase_add_test(tests, code_lists_of_earlier_releases);
	tcase_add_test(tests, no_message_no_type);
	tcase_add_test(tests, equal_types_are_there_once);
	suite_add_tcase(suite, tests);
	return suite;
}
