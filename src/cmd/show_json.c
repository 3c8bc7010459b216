#include "show.h"

#include "ijw/base/date.h"
#include "ijw/base/json.h"

static const char *if_any(const char *text)
{
	return text != NULL && text[0] != '\0' ? text : NULL;
}

static void add_finding(const struct show_finding *finding, struct json *json)
{
	json_object(json, NULL);
	json_text(json, "rule", finding->regel);
	json_text(json, "code", finding->retourcode);
	json_text(json, "severity", finding->ernst);
	json_from_one(json, "line", finding->regelnummer);
	json_text(json, "path", finding->pad);
	json_bool(json, "between", finding->between);
	json_from_one(json, "resolved_by", finding->opgelost_door);
	json_end(json);
}

static void add_row(const struct show_row *row, struct json *json)
{
	json_object(json, NULL);
	json_text(json, "table", row->table);
	json_text(json, "client", row->client);
	json_text(json, "change", row->change);
	json_array(json, "row");
	for (size_t i = 0; i < row->names; i++) {
		const struct show_cell *cell = &row->name[i];

		json_object(json, NULL);
		json_text(json, "column", cell->column);
		json_text(json, "value", cell->with != NULL ? cell->with : cell->without);
		json_end(json);
	}
	json_end(json);
	json_array(json, "cells");
	for (size_t i = 0; i < row->cells; i++) {
		json_object(json, NULL);
		json_text(json, "column", row->cell[i].column);
		json_text(json, "without", row->cell[i].without);
		json_text(json, "with", row->cell[i].with);
		json_end(json);
	}
	json_end(json);
	json_end(json);
}

static void add_act(const struct logboek_row *act, struct json *json)
{
	json_object(json, NULL);
	json_integer(json, "nr", act->nr);
	json_moment(json, "moment", act->moment);
	json_text(json, "act", act->daad);
	json_text(json, "outcome", act->uitkomst);
	json_text(json, "user", act->gebruiker);
	json_text(json, "responsible", act->verantwoordelijke);
	json_text(json, "role", act->rol);
	json_text(json, "ground", act->grond);
	json_text(json, "version", act->programma);
	json_end(json);
}

static void add_arrival(const struct show_account *account, struct json *json)
{
	const struct show_bericht *bericht = &account->bericht;

	json_moment(json, "received", bericht->received);
	json_text(json, "file", bericht->file);
	json_text(json, "member", bericht->member);
	json_array(json, "lies");
	for (size_t i = 0; i < account->places; i++)
		json_text(json, NULL, account->place[i]);
	json_end(json);
	json_text(json, "version", if_any(bericht->programma));
	json_text(json, "release", if_any(bericht->release));
	json_text(json, "verdict", verdict_name(bericht->verdict));
}

static void add_standing(const struct show_bericht *bericht, struct json *json)
{
	json_day(json, "known", bericht->bekend);
	json_from_one(json, "same_as", bericht->same_as);
	json_day(json, "void_from",
		 bericht->nietig_vanaf != DAY_NEVER ? bericht->nietig_vanaf : DAY_NONE);
	json_from_one(json, "voided_by", bericht->nietig_door);
	json_bool(json, "erased", bericht->erased);
	json_array(json, "clients");
	for (size_t i = 0; i < bericht->clients; i++)
		json_text(json, NULL, bericht->client[i]);
	json_end(json);
}

static void add_bericht(const struct show_account *account, struct json *json)
{
	const struct show_bericht *bericht = &account->bericht;

	json_object(json, NULL);
	json_integer(json, "number", bericht->number);
	json_text(json, "type", bericht->type);
	json_text(json, "afzender", bericht->afzender);
	json_text(json, "ontvanger", bericht->ontvanger);
	json_text(json, "identificatie", bericht->identificatie);
	json_day(json, "dagtekening", bericht->dagtekening);
	add_arrival(account, json);
	add_standing(bericht, json);
	json_array(json, "findings");
	for (size_t i = 0; i < bericht->findings; i++)
		add_finding(&bericht->finding[i], json);
	json_end(json);
	json_array(json, "rows");
	for (size_t i = 0; i < bericht->rows; i++)
		add_row(&bericht->row[i], json);
	json_end(json);
	json_array(json, "acts");
	for (size_t i = 0; i < account->acts; i++)
		add_act(&account->act[i], json);
	json_end(json);
	json_end(json);
}

void show_json(const struct show_page *page, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_COMPACT);
	json_object(&json, NULL);
	json_text(&json, "schema", SHOW_SCHEMA);
	json_moment(&json, "moment", page->now);
	json_day(&json, "peildatum", page->today);
	json_array(&json, "messages");
	for (size_t i = 0; i < page->count; i++)
		add_bericht(&page->account[i], &json);
	json_end(&json);
	json_end(&json);
	buf_puts(out, "\n");
}
