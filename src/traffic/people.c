#include "world.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/label.h"

/* The ranges of the test BSNs and of all with the prefix 99; of those only the ones that pass the
 * 11-test exist: one of eleven. */
enum { TEST_FIRST = 999900006, WIDE_FIRST = 990000000, BSN_LAST = 999999990 };

/* The numbers of a range, into `bsn` unless it is NULL. Returns how many. */
static int bsns_from(int first, int *bsn)
{
	char digits[BSN_TEXT + 2];
	int count = 0;

	for (int number = first; number <= BSN_LAST; number++) {
		if (number == first || number % 10 == 0)
			snprintf(digits, sizeof(digits), "%09d", number);
		digits[8] = (char)('0' + number % 10);
		if (!bsn_passes(digits))
			continue;
		if (bsn != NULL)
			bsn[count] = number;
		count++;
	}
	return count;
}

int traffic_youths_max(bool wide)
{
	return bsns_from(wide ? WIDE_FIRST : TEST_FIRST, NULL);
}

int *traffic_bsns(struct world *world, bool wide)
{
	int count = traffic_youths_max(wide);
	int *bsn = pool_alloc(world->pool, (size_t)count * sizeof(*bsn));

	bsns_from(wide ? WIDE_FIRST : TEST_FIRST, bsn);
	for (int i = count - 1; i > 0; i--) {
		int other = traffic_below(&world->random, i + 1), kept = bsn[i];

		bsn[i] = bsn[other];
		bsn[other] = kept;
	}
	return bsn;
}

/* Years of age on arrival: few small children, most between 8 and 17, some past 18. */
static int draw_age(struct traffic_random *random)
{
	static const int weights[] = {3,  4,  6,  8,  12, 16, 22, 28, 34, 38, 40, 42,
				      46, 50, 56, 60, 58, 52, 14, 8,  5,  3,  2};

	return (int)traffic_weighted(random, weights, sizeof(weights) / sizeof(weights[0]));
}

/* A birth day, now and then only partly known (CS139). */
static void give_birth(struct youth *youth, int32_t arrival)
{
	int age = draw_age(&youth->random);
	int32_t day = arrival - age * 365 - traffic_below(&youth->random, 365);
	int year, month, dayofmonth, known = traffic_below(&youth->random, 1000);

	date_split(day, &year, &month, &dayofmonth);
	youth->geboren = day;
	if (known < 3) {
		youth->datumgebruik = "3";
		youth->geboren = date_day(1900, 1, 1);
	} else if (known < 9) {
		youth->datumgebruik = "2";
		youth->geboren = date_day(year, 1, 1);
	} else if (known < 21) {
		youth->datumgebruik = "1";
		youth->geboren = date_day(year, month, 1);
	}
}

/* Letters SA, SD and SS are never issued: these postcodes exist nowhere. */
static void give_address(struct youth *youth)
{
	static const char *const letters[] = {"SA", "SD", "SS"};
	const char *digits = traffic_gemeente(youth->gemeente)->postcode;
	int digit = traffic_below(&youth->random, 10);
	int letter = traffic_below(&youth->random, 3);

	youth->straat = traffic_draw_straat(&youth->random);
	youth->huisnummer = traffic_between(&youth->random, 1, 240);
	snprintf(youth->postcode, sizeof(youth->postcode), "%.3s%d%s", digits, digit,
		 letters[letter]);
}

struct youth *traffic_youth(struct world *world, const struct traffic_options *options, int number,
			    int32_t arrival)
{
	struct youth *youth = pool_alloc(world->pool, sizeof(*youth));

	traffic_random_seed(&youth->random, options->seed, (uint64_t)number + 1);
	snprintf(youth->bsn, sizeof(youth->bsn), "%09d", world->bsn[number]);
	youth->gemeente = traffic_draw_gemeente(&youth->random);
	youth->meisje = traffic_chance(&youth->random, 460);
	youth->voornaam = traffic_draw_voornaam(&youth->random, youth->meisje);
	youth->achternaam = traffic_draw_achternaam(&youth->random, &youth->voorvoegsel);
	if (traffic_chance(&youth->random, 350))
		youth->ouder =
		    traffic_draw_voornaam(&youth->random, traffic_chance(&youth->random, 600));
	give_birth(youth, arrival);
	give_address(youth);
	youth->alone = !traffic_chance(&youth->random, 140);
	return youth;
}
