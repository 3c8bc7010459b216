#include "ijw/monitor/feasible.h"

#include <string.h>

struct tabel tabel_of(const int64_t *aantal, size_t rijen, size_t kolommen, struct pool *pool)
{
	struct tabel tabel = {rijen, kolommen, NULL};

	tabel.aantal = pool_alloc(pool, tabel_cellen(&tabel) * sizeof(*tabel.aantal));
	for (size_t i = 0; i < rijen; i++) {
		for (size_t j = 0; j < kolommen; j++) {
			int64_t count = aantal[i * kolommen + j];

			tabel.aantal[tabel_plaats(&tabel, i, j)] = count;
			tabel.aantal[tabel_plaats(&tabel, i, kolommen)] += count;
			tabel.aantal[tabel_plaats(&tabel, rijen, j)] += count;
			tabel.aantal[tabel_plaats(&tabel, rijen, kolommen)] += count;
		}
	}
	return tabel;
}

size_t tabel_cellen(const struct tabel *tabel)
{
	return (tabel->rijen + 1) * (tabel->kolommen + 1);
}

size_t tabel_plaats(const struct tabel *tabel, size_t rij, size_t kolom)
{
	return rij * (tabel->kolommen + 1) + kolom;
}

int64_t feasible_width(struct feasible feasible)
{
	return feasible.boven == FEASIBLE_ONBEGRENSD ? FEASIBLE_ONBEGRENSD
						     : feasible.boven - feasible.onder;
}

/* ---- The network ----
 *
 * A node for every row and column, those of the totals too. A cell runs from its row to its column,
 * a total of a row or column the other way, the grand total from the row of totals to the column of
 * totals. Then each sum of the table says that what enters a node leaves it again, and whoever
 * changes hidden cells without changing a sum sends something round. A hidden cell can grow without
 * end and shrink to 0; the others stay. */
struct network {
	size_t nodes;
	int64_t *room;  /* from * nodes + to; FEASIBLE_ONBEGRENSD where there is no end */
	size_t *before; /* of the last search: from where each node was reached, itself when not */
	size_t *queue;
};

struct arc {
	size_t from;
	size_t to;
};

static struct arc arc_of(const struct tabel *tabel, size_t rij, size_t kolom)
{
	const size_t row = rij, column = tabel->rijen + 1 + kolom;

	if ((rij == tabel->rijen) == (kolom == tabel->kolommen))
		return (struct arc){row, column};
	return (struct arc){column, row};
}

/* The room that the hidden cells leave for each other, all but the one asked for. */
static struct network network_of(const struct tabel *tabel, const bool *verborgen, size_t rij,
				 size_t kolom, struct pool *pool)
{
	struct network network = {.nodes = tabel->rijen + tabel->kolommen + 2};

	network.room = pool_alloc(pool, network.nodes * network.nodes * sizeof(*network.room));
	network.before = pool_alloc(pool, network.nodes * sizeof(*network.before));
	network.queue = pool_alloc(pool, network.nodes * sizeof(*network.queue));
	for (size_t i = 0; i <= tabel->rijen; i++) {
		for (size_t j = 0; j <= tabel->kolommen; j++) {
			const size_t place = tabel_plaats(tabel, i, j);
			const struct arc arc = arc_of(tabel, i, j);

			if (!verborgen[place] || (i == rij && j == kolom))
				continue;
			network.room[arc.from * network.nodes + arc.to] = FEASIBLE_ONBEGRENSD;
			network.room[arc.to * network.nodes + arc.from] = tabel->aantal[place];
		}
	}
	return network;
}

/* The shortest way with room (Edmonds & Karp); false when there is none. */
static bool search(struct network *network, size_t from, size_t to)
{
	size_t head = 0, tail = 0;

	for (size_t i = 0; i < network->nodes; i++)
		network->before[i] = i;
	network->queue[tail++] = from;
	while (head < tail && network->before[to] == to) {
		const size_t node = network->queue[head++];

		for (size_t next = 0; next < network->nodes; next++) {
			if (next == from || network->before[next] != next ||
			    network->room[node * network->nodes + next] == 0)
				continue;
			network->before[next] = node;
			network->queue[tail++] = next;
		}
	}
	return network->before[to] != to;
}

/* Sends as much as the way that was found can take. */
static int64_t send(struct network *network, size_t from, size_t to)
{
	int64_t flow = FEASIBLE_ONBEGRENSD;

	for (size_t node = to; node != from; node = network->before[node]) {
		int64_t room = network->room[network->before[node] * network->nodes + node];

		flow = room < flow ? room : flow;
	}
	if (flow == FEASIBLE_ONBEGRENSD)
		return flow;
	for (size_t node = to; node != from; node = network->before[node]) {
		int64_t *ahead = &network->room[network->before[node] * network->nodes + node];
		int64_t *back = &network->room[node * network->nodes + network->before[node]];

		*ahead -= *ahead == FEASIBLE_ONBEGRENSD ? 0 : flow;
		*back += *back == FEASIBLE_ONBEGRENSD ? 0 : flow;
	}
	return flow;
}

static int64_t maximum_flow(const struct tabel *tabel, const bool *verborgen, size_t rij,
			    size_t kolom, struct arc arc)
{
	struct pool *pool = pool_new();
	struct network network = network_of(tabel, verborgen, rij, kolom, pool);
	int64_t flow = 0;

	while (flow != FEASIBLE_ONBEGRENSD && search(&network, arc.from, arc.to)) {
		int64_t more = send(&network, arc.from, arc.to);

		flow = more == FEASIBLE_ONBEGRENSD ? more : flow + more;
	}
	pool_free(pool);
	return flow;
}

struct feasible feasible_of(const struct tabel *tabel, const bool *verborgen, size_t rij,
			    size_t kolom)
{
	const int64_t count = tabel->aantal[tabel_plaats(tabel, rij, kolom)];
	const struct arc with = arc_of(tabel, rij, kolom), against = {with.to, with.from};
	int64_t up, down;

	if (!verborgen[tabel_plaats(tabel, rij, kolom)])
		return (struct feasible){count, count};
	/* What the cell gains comes back to its begin by the others; what it loses they carry. */
	up = maximum_flow(tabel, verborgen, rij, kolom, against);
	down = maximum_flow(tabel, verborgen, rij, kolom, with);
	return (struct feasible){
	    down < count ? count - down : 0,
	    up == FEASIBLE_ONBEGRENSD ? FEASIBLE_ONBEGRENSD : count + up,
	};
}
