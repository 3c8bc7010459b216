#include "world.h"

/* One assignment being delivered. */
struct course {
	struct world *world;
	struct toewijzing *toewijzing;
	struct traffic_random *random;
	int32_t begin;     /* of the running start */
	int32_t told;      /* day of the last letter of the provider */
	int32_t last;      /* one that is told later is never told */
	int32_t einddatum; /* of the assignment, as planned */
};

enum {
	NO_WRONG_NUMMER = 500000, /* far beyond every number that is given out */
	ADULT = 18
};

/* When the provider reports what happened on `day`: most within five working days, some weeks
 * later. */
static int32_t report_day(const struct course *course, int32_t day)
{
	const struct aanbieder *aanbieder = traffic_aanbieder(course->toewijzing->aanbieder);
	int32_t report;

	if (traffic_chance(course->random, aanbieder->slow))
		report = traffic_workday(day + traffic_between(course->random, 8, 38));
	else
		report = traffic_workdays_later(day, traffic_below(course->random, 6));
	return report > course->told ? report : traffic_workday(course->told + 1);
}

static struct letter delivery_letter(const struct course *course, enum berichttype type,
				     int32_t day, int32_t begin)
{
	struct letter letter = traffic_letter(type, day, course->toewijzing);

	letter.line[0] = (struct line){.begin = begin, .end = DAY_NONE, .status = "1"};
	letter.lines = 1;
	return letter;
}

/* Sends a letter that may be refused: because of a mistake in `wrong` (NULL: there is none, the
 * gemeente errs), and then anew. Returns the Dagtekening that counts at the end of the horizon. */
static int32_t send_twice(struct course *course, struct letter *letter, const struct letter *wrong,
			  const char *code)
{
	int32_t refused = traffic_send_refused(course->world, wrong ? wrong : letter, code);

	if (refused == DAY_NEVER)
		return wrong ? course->last + 1 : letter->day;
	letter->day = traffic_workdays_later(refused, traffic_between(course->random, 1, 4));
	traffic_send(course->world, letter);
	return letter->day;
}

static int32_t send_start(struct course *course, int32_t begin, int32_t day)
{
	struct letter letter = delivery_letter(course, JW305, day, begin);
	struct letter wrong = letter;
	int kind = traffic_below(course->random, 1000);

	wrong.nummer += NO_WRONG_NUMMER;
	if (kind < 14)
		return send_twice(course, &letter, &wrong, "9019");
	if (kind < 26)
		return send_twice(course, &letter, NULL, "9019");
	traffic_send(course->world, &letter);
	return day;
}

static void note_start(struct course *course, int32_t begin)
{
	struct toewijzing *toewijzing = course->toewijzing;

	if (course->told > course->last)
		return;
	toewijzing->spell[toewijzing->spells++] = (struct spell){
	    .begin = begin, .told = course->told, .pause = DAY_NONE, .end = DAY_NONE};
}

/* The first report has a wrong Begindatum; a later message takes it back and brings the right one.
 */
static void start_corrected(struct course *course, int32_t begin, int32_t wrong, int32_t day)
{
	struct letter letter = delivery_letter(course, JW305, day, wrong);

	traffic_send(course->world, &letter);
	course->told = day;
	note_start(course, wrong);
	letter.day = traffic_workday(day + traffic_between(course->random, 3, 25));
	letter.line[0].status = "3";
	letter.line[1] = (struct line){.begin = begin, .end = DAY_NONE, .status = "1"};
	letter.lines = 2;
	course->told = letter.day;
	if (!traffic_send(course->world, &letter))
		return;
	course->toewijzing->spells--;
	note_start(course, begin);
}

static void start(struct course *course, int32_t begin)
{
	int32_t day = report_day(course, begin);
	int32_t wrong = begin + traffic_between(course->random, 1, 5);

	course->begin = begin;
	if (wrong <= day && course->toewijzing->spells == 0 && traffic_chance(course->random, 55)) {
		start_corrected(course, begin, wrong, day);
		return;
	}
	course->told = send_start(course, begin, day);
	note_start(course, begin);
}

static struct spell *running(const struct course *course)
{
	struct toewijzing *toewijzing = course->toewijzing;

	return &toewijzing->spell[toewijzing->spells - 1];
}

static struct letter stop_letter(const struct course *course, int32_t day, int32_t end,
				 const char *reden)
{
	struct letter letter = delivery_letter(course, JW307, day, course->begin);

	letter.line[0].end = end;
	letter.line[0].reden = reden;
	return letter;
}

/* Now and then the stop names a Begindatum that was never reported, or is refused without reason.
 */
static int32_t send_stop(struct course *course, int32_t day, int32_t end, const char *reden)
{
	struct letter letter = stop_letter(course, day, end, reden);
	struct letter wrong = letter;
	int kind = traffic_below(course->random, 1000);

	wrong.line[0].begin = course->begin - 1;
	if (kind < 14)
		return send_twice(course, &letter, &wrong, "9069");
	if (kind < 24)
		return send_twice(course, &letter, NULL, "9069");
	traffic_send(course->world, &letter);
	return day;
}

static void note_stop(struct course *course, int32_t end, const char *reden)
{
	if (course->told > course->last)
		return;
	running(course)->end = end;
	running(course)->reden = reden;
	running(course)->end_told = course->told;
}

static void rest(struct course *course, int32_t day)
{
	course->told = send_stop(course, report_day(course, day), day, "20");
	if (course->told <= course->last)
		running(course)->pause = day;
}

/* As start_corrected, for the Einddatum. */
static void stop_corrected(struct course *course, int32_t end, int32_t wrong, const char *reden)
{
	struct letter letter = stop_letter(course, report_day(course, end), wrong, reden);

	traffic_send(course->world, &letter);
	course->told = letter.day;
	note_stop(course, wrong, reden);
	letter.day = traffic_workday(letter.day + traffic_between(course->random, 3, 20));
	letter.line[1] = letter.line[0];
	letter.line[0].status = "3";
	letter.line[1].end = end;
	letter.lines = 2;
	course->told = letter.day;
	if (traffic_send(course->world, &letter))
		note_stop(course, end, reden);
}

/* The gemeente shortens the assignment to the stop that was reported; not where claims up to the
 * old end may be under way. */
static void shorten(struct course *course, int32_t end)
{
	int32_t day = course->told + traffic_between(course->random, 2, 20);
	const char *reden = traffic_chance(course->random, 500) ? "14" : "05";
	bool claims = traffic_aanbieder(course->toewijzing->aanbieder)->claims;

	if (course->told <= course->last && !claims && end + 14 < course->einddatum)
		traffic_reassign(course->world, course->toewijzing, day, end, reden);
}

/* The definitive stop, told right at once or corrected later. */
static void stop(struct course *course, int32_t end, const char *reden)
{
	int32_t wrong = end - traffic_between(course->random, 1, 6);
	bool paused = course->toewijzing->spells > 0 && running(course)->pause != DAY_NONE;

	if (!paused && wrong >= course->begin && traffic_chance(course->random, 50)) {
		stop_corrected(course, end, wrong, reden);
		return;
	}
	course->told = send_stop(course, report_day(course, end), end, reden);
	note_stop(course, end, reden);
	if (traffic_chance(course->random, 300))
		shorten(course, end);
}

/* Care rests for a while, then goes on or does not. Returns its last day, or DAY_NONE when the
 * definitive stop came without a restart. */
static int32_t interrupt(struct course *course, int32_t end)
{
	int32_t day = traffic_between(course->random, course->begin + 20, end - 20);
	int32_t again = traffic_workday(day + traffic_between(course->random, 14, 70));
	int32_t given_up = day + traffic_between(course->random, 0, 60);

	rest(course, day);
	if (course->told > course->last)
		return DAY_NONE;
	if (again + 7 <= end && traffic_chance(course->random, 700)) {
		start(course, again);
		return course->told > course->last ? DAY_NONE : end;
	}
	stop(course, given_up < end ? given_up : end, "34");
	return DAY_NONE;
}

/* Lengthens a running assignment up to twice. */
static void extend(struct course *course)
{
	for (int i = 0; i < 2; i++) {
		int32_t before = course->einddatum;

		if (before == DAY_NEVER || !traffic_chance(course->random, 380))
			return;
		course->einddatum =
		    traffic_extend(course->world, course->toewijzing, before, course->told);
		if (course->einddatum == before)
			return;
	}
}

/* Some come back after the definitive stop, on the same assignment (OP379), unless the gemeente has
 * shortened it. */
static void come_back(struct course *course, int32_t end)
{
	const struct toewijzing *toewijzing = course->toewijzing;
	int32_t again = traffic_workday(end + traffic_between(course->random, 3, 120));
	int32_t until = again + 14 + traffic_skewed(course->random, 60);

	if (course->told > course->last || toewijzing->spells == SPELLS ||
	    toewijzing->version[toewijzing->versions - 1].einddatum != course->einddatum ||
	    (course->einddatum != DAY_NEVER && again + 30 > course->einddatum) ||
	    !traffic_chance(course->random, 200))
		return;
	if (until > course->einddatum)
		until = course->einddatum;
	start(course, again);
	if (course->told <= course->last && !traffic_chance(course->random, 70))
		stop(course, until, until == course->einddatum ? "31" : "35");
}

/* How care is going to end: with the assignment, or before it. */
struct ending {
	int32_t day;
	const char *reden;
	bool planned;
};

/* The day after which those who become 18 stop, not always at once; DAY_NEVER when they go on. */
static int32_t adult(const struct course *course)
{
	int year, month, dayofmonth;
	int32_t birthday;

	date_split(course->toewijzing->youth->geboren, &year, &month, &dayofmonth);
	birthday = date_day(year + ADULT, month, dayofmonth > 28 ? 28 : dayofmonth);
	if (birthday < course->begin + 14 || !traffic_chance(course->random, 450))
		return DAY_NEVER;
	return birthday + traffic_between(course->random, 0, 60);
}

static struct ending draw_ending(const struct course *course)
{
	static const char *const early[] = {"32", "33", "34", "35", "38", "38", "39"};
	bool kort = course->toewijzing->product->kort;
	int days =
	    kort ? traffic_between(course->random, 10, 30) : traffic_skewed(course->random, 110);
	struct ending ending = {.day = course->begin + 14 + days};
	int32_t grown = adult(course);

	ending.reden = kort ? "31" : early[traffic_below(course->random, 7)];
	if (course->einddatum != DAY_NEVER &&
	    (ending.day >= course->einddatum || (!kort && traffic_chance(course->random, 500))))
		ending = (struct ending){course->einddatum, "31", !kort};
	return grown < ending.day ? (struct ending){grown, "35", false} : ending;
}

/* The contract ends while care goes on: from the next day on it is delivered on a new assignment.
 */
static void hand_over(struct course *course, int32_t end)
{
	struct toewijzing *next = traffic_reissue(course->world, course->toewijzing, end);

	course->told = send_stop(course, report_day(course, end), end, "36");
	note_stop(course, end, "36");
	if (next)
		traffic_deliver(course->world, next, end + 1);
}

/* The last part of care, with a rest perhaps, until it is stopped; some stops are never told. */
static void finish(struct course *course, struct ending *ending)
{
	bool paused = ending->day - course->begin > 60 && traffic_chance(course->random, 150);

	if (paused) {
		ending->day = interrupt(course, ending->day);
	} else if (ending->planned) {
		extend(course);
		ending->day = course->einddatum;
	}
	if (ending->day == DAY_NONE || (!paused && traffic_chance(course->random, 70)))
		return;
	stop(course, ending->day, ending->reden);
	if (ending->day != course->einddatum)
		come_back(course, ending->day);
}

void traffic_deliver(struct world *world, struct toewijzing *toewijzing, int32_t begin)
{
	const struct version *initial = &toewijzing->version[0];
	struct course course = {.world = world,
				.toewijzing = toewijzing,
				.random = &toewijzing->youth->random,
				.begin = begin,
				.told = initial->told,
				.last = traffic_reports_until(world, toewijzing->aanbieder),
				.einddatum = initial->einddatum};
	struct ending ending = draw_ending(&course);
	int32_t contract;

	start(&course, begin);
	if (course.told > course.last)
		return;
	contract = traffic_contract_end(toewijzing, course.told);
	if (traffic_outlives(course.einddatum, contract) && ending.day > contract)
		hand_over(&course, contract);
	else
		finish(&course, &ending);
}
