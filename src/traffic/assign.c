#include "world.h"

/* Decided during office hours. */
static int32_t draw_time(struct traffic_random *random)
{
	return traffic_between(random, 8 * 3600, 18 * 3600 - 1);
}

/* Whether a JW301 about another assignment of this youth goes to the same provider that day. */
static bool is_taken(const struct toewijzing *toewijzing, int32_t day)
{
	const struct youth *youth = toewijzing->youth;

	for (int i = 0; i < youth->toewijzingen; i++) {
		const struct toewijzing *other = youth->toewijzing[i];
		const struct version *version = traffic_version(other, day);

		if (other != toewijzing && other->aanbieder == toewijzing->aanbieder && version &&
		    version->told == day)
			return true;
	}
	return false;
}

/* The first working day from `day` on without another JW301 to the same provider about this youth:
 * each of two would miss what the other one says (OP087). */
static int32_t free_day(const struct toewijzing *toewijzing, int32_t day)
{
	day = traffic_workday(day);
	while (is_taken(toewijzing, day))
		day = traffic_workday(day + 1);
	return day;
}

static void note(struct toewijzing *toewijzing, const struct version *version)
{
	toewijzing->version[toewijzing->versions++] = *version;
}

/* Now it exists: it gets a place among the assignments of its youth and of the world. */
static void enter(struct world *world, struct toewijzing *toewijzing)
{
	struct youth *youth = toewijzing->youth;

	youth->toewijzing[youth->toewijzingen++] = toewijzing;
	world->toewijzing = xmore(world->toewijzing, world->toewijzingen, &world->toewijzing_room,
				  sizeof(*world->toewijzing));
	world->toewijzing[world->toewijzingen++] = toewijzing;
}

/* Sends the initial version. Now and then the provider refuses the message and it is sent anew;
 * that happens only to youths with one assignment, because another JW301 would repeat the line
 * meanwhile. Returns the Dagtekening that counts. */
static int32_t send_initial(struct world *world, struct letter *letter)
{
	struct youth *youth = letter->toewijzing->youth;
	int32_t refused;

	if (!youth->alone || !traffic_chance(&youth->random, 18))
		return traffic_send(world, letter) ? letter->day : DAY_NEVER;
	refused = traffic_send_refused(world, letter, "9332");
	if (refused > world->last)
		return letter->day;
	letter->day = traffic_workdays_later(refused, traffic_between(&youth->random, 1, 4));
	return traffic_send(world, letter) ? letter->day : DAY_NEVER;
}

bool traffic_assign(struct world *world, struct toewijzing *toewijzing, int32_t day,
		    int32_t einddatum, const char *referentie)
{
	struct traffic_random *random = &toewijzing->youth->random;
	struct letter letter;
	int32_t told;

	toewijzing->nummer = ++world->nummers[toewijzing->gemeente];
	told = traffic_workdays_later(day, traffic_skewed(random, 2));
	letter = traffic_letter(JW301, free_day(toewijzing, told), toewijzing);
	letter.version = (struct version){day, draw_time(random), einddatum, NULL, DAY_NEVER};
	letter.referentie = referentie;
	letter.version.told = letter.day <= world->last ? send_initial(world, &letter) : DAY_NEVER;
	if (letter.version.told > world->last)
		return false;
	note(toewijzing, &letter.version);
	if (referentie)
		traffic_note_granted(world, toewijzing, referentie, letter.version.told);
	enter(world, toewijzing);
	return true;
}

static bool send_version(struct world *world, struct toewijzing *toewijzing, int32_t told,
			 int32_t einddatum, const char *reden, const char *referentie)
{
	struct traffic_random *random = &toewijzing->youth->random;
	const struct version *before = &toewijzing->version[toewijzing->versions - 1];
	struct letter letter = traffic_letter(JW301, free_day(toewijzing, told), toewijzing);
	int32_t decided = letter.day - traffic_below(random, 3);

	if (letter.day <= before->told)
		letter.day = free_day(toewijzing, before->told + 1);
	if (decided <= before->toewijzingsdatum)
		decided = before->toewijzingsdatum + 1;
	if (toewijzing->versions == VERSIONS)
		return false;
	letter.version = (struct version){decided, draw_time(random), einddatum, reden, letter.day};
	letter.referentie = referentie;
	letter.vow = referentie != NULL;
	if (!traffic_send(world, &letter))
		return false;
	note(toewijzing, &letter.version);
	if (referentie)
		traffic_note_granted(world, toewijzing, referentie, letter.day);
	return true;
}

bool traffic_reassign(struct world *world, struct toewijzing *toewijzing, int32_t told,
		      int32_t einddatum, const char *reden)
{
	return send_version(world, toewijzing, told, einddatum, reden, NULL);
}

bool traffic_honour(struct world *world, struct toewijzing *toewijzing, int32_t told,
		    int32_t einddatum, const char *referentie)
{
	return send_version(world, toewijzing, told, einddatum, "12", referentie);
}

void traffic_repeat(struct world *world, struct toewijzing *toewijzing, int32_t day)
{
	struct letter letter = traffic_letter(JW301, free_day(toewijzing, day), toewijzing);
	const struct version *version = traffic_version(toewijzing, letter.day - 1);

	if (!version || version != traffic_version(toewijzing, letter.day))
		return;
	letter.version = *version;
	letter.version.reden = NULL;
	traffic_send(world, &letter);
}

/* The provider asks for more time (JW317) and the gemeente agrees, or not. */
static int32_t extend_by_request(struct world *world, struct toewijzing *toewijzing,
				 int32_t einddatum, int32_t day, int32_t later)
{
	struct youth *youth = toewijzing->youth;
	struct letter letter = traffic_letter(JW317, traffic_workday(day), toewijzing);
	struct letter reply;
	int32_t decided;

	letter.referentie = traffic_referentie(world);
	letter.line[0] = (struct line){.begin = toewijzing->ingangsdatum, .end = later};
	reply = traffic_letter(JW319, traffic_workdays_later(letter.day, 2), toewijzing);
	reply.referentie = letter.referentie;
	decided = traffic_workdays_later(letter.day, traffic_between(&youth->random, 1, 5));
	if (decided + 14 < einddatum && traffic_chance(&youth->random, 300)) {
		reply.antwoord = "2";
		decided = traffic_workday(reply.day + traffic_between(&youth->random, 3, 7));
	}
	if (decided >= einddatum)
		return einddatum;
	if (!traffic_send(world, &letter))
		return einddatum;
	youth->asked = true;
	traffic_note_request(world, &letter);
	if (reply.antwoord && traffic_send(world, &reply))
		traffic_note_answer(world, &reply);
	if (!traffic_chance(&youth->random, 200))
		return traffic_honour(world, toewijzing, decided, later, letter.referentie)
			   ? later
			   : einddatum;
	reply.day = decided;
	reply.antwoord = "1";
	reply.afwijzing = traffic_chance(&youth->random, 500) ? "7" : "2";
	if (traffic_send(world, &reply))
		traffic_note_answer(world, &reply);
	return einddatum;
}

int32_t traffic_extend(struct world *world, struct toewijzing *toewijzing, int32_t einddatum,
		       int32_t after)
{
	struct youth *youth = toewijzing->youth;
	bool may_ask = !toewijzing->product->uitgesloten && (youth->alone || !youth->asked);
	bool asks = may_ask && traffic_chance(&youth->random, 450);
	int ahead = traffic_between(&youth->random, 12, asks ? 130 : 45);
	int32_t later = einddatum + traffic_between(&youth->random, 8, 34) * 7;
	int32_t day = einddatum - ahead;
	int32_t told = toewijzing->version[toewijzing->versions - 1].told;

	if (told > after)
		after = told;
	day = traffic_workday(day > after ? day : after + 1);
	if (day + 8 >= einddatum)
		return einddatum;
	if (asks)
		return extend_by_request(world, toewijzing, einddatum, day, later);
	return traffic_reassign(world, toewijzing, day, later, "04") ? later : einddatum;
}
