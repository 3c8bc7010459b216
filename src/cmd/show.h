/* The printers of `ijw show`. */
#ifndef CMD_SHOW_H
#define CMD_SHOW_H

#include "ijw/base/buf.h"
#include "ijw/rule/lijsten.h"
#include "ijw/store/logboek.h"
#include "ijw/store/show.h"

#define SHOW_SCHEMA "ijw.show/1"

/* A message, with the rows of the log on it, and the files by which it came: paths from the home
 * on. */
struct show_account {
	struct show_bericht bericht;
	struct logboek_row *act;
	size_t acts, act_room;
	const char **place;
	size_t places, place_room;
};

struct show_page {
	const struct show_account *account;
	size_t count;
	const struct lijsten *lijsten; /* for the names of organisations */
	int64_t now;                   /* seconds since 1970 */
	int32_t today;                 /* of the rows */
};

/* For people, in 80 columns; as one JSON object of SHOW_SCHEMA. */
void show_text(const struct show_page *page, struct buf *out);
void show_json(const struct show_page *page, struct buf *out);

#endif
