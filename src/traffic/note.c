#include "world.h"

#include <stdlib.h>
#include <string.h>

void traffic_note_request(struct world *world, const struct letter *letter)
{
	world->request =
	    xmore(world->request, world->requests, &world->request_room, sizeof(*world->request));
	world->request[world->requests++] = (struct request){
	    .toewijzing = letter->toewijzing,
	    .gemeente = letter->gemeente,
	    .referentie = letter->referentie,
	    .vow = letter->type == JW317,
	    .day = letter->day,
	    .looked = DAY_NEVER,
	    .refused = DAY_NEVER,
	    .granted = DAY_NEVER,
	};
}

/* The request with a reference; most answers are to one of the last. NULL when it was not sent. */
static struct request *find(struct world *world, const char *referentie)
{
	for (size_t i = world->requests; i-- > 0;)
		if (strcmp(world->request[i].referentie, referentie) == 0)
			return &world->request[i];
	return NULL;
}

void traffic_note_answer(struct world *world, const struct letter *letter)
{
	struct request *request = find(world, letter->referentie);

	if (request == NULL)
		return;
	if (letter->afwijzing == NULL) {
		request->looked = letter->day;
		return;
	}
	request->refused = letter->day;
	request->reden = letter->afwijzing;
}

void traffic_note_granted(struct world *world, const struct toewijzing *toewijzing,
			  const char *referentie, int32_t day)
{
	struct request *request = find(world, referentie);

	if (request == NULL)
		return;
	request->granted = day;
	request->granted_by = toewijzing;
}
