/* Charts as SVG, drawn by ECharts in Duktape (share/charts) in a child process that has no files,
 * no network and a limit of memory and time: what it answers is checked before it goes on a page.
 * One child draws all charts of a site. */
#ifndef IJW_SITE_CHART_H
#define IJW_SITE_CHART_H

#include <stdbool.h>

#include "ijw/base/buf.h"
#include "ijw/site/language.h"

struct chart_engine;

/* Whether this program was built with charts (make, with npm). Without them pages have tables. */
bool chart_available(void);

/* Starts the child. NULL after it logged; NULL without a word when charts are not available. */
struct chart_engine *chart_start(enum language language);
void chart_stop(struct chart_engine *engine);

/* Draws a chart: `kind` and its figures as JSON, listed below. Adds <svg>...</svg> to `out`: no
 * style, class, script or address in it, colours from the tokens of the stylesheet, ids that begin
 * with `id`, role="img" with <title> and <desc> of the two texts. Without a title (NULL) it is hidden
 * from who listens, for whom its figures stand beside it. Numbers of one decimal. `narrow`: 340 px
 * wide, else 760. 0; -1 after it logged (the child ended, took too long, or answered what is
 * no clean SVG): a page then has its table alone.
 *
 * Percents are 0 to 100; what is not known or suppressed is null. `status` is that of the feed.
 *
 * stand      {"maanden":[{"jaar":2025,"maand":3,"waarde":438,"status":"A","onder":null,
 *            "boven":null}...],"merk":[11,23]}: who waits at the end of each month; `merk` are the
 *            places that get a value. P is shaded as voorlopig, E as geschat with its margin.
 * stroom     {"maanden":[{"jaar","maand","instroom","gestart","afgevallen","status"}...]}
 * verloop    {"norm":10,"cohorten":[{"naam":"eerste helft 2025","start":[0,12,...]}...]}: percent
 *            that started by week from 0; oldest cohort first; the first and the last are drawn.
 *            `norm` in weeks or null.
 * profiel    {"norm":10,"boven":120,"totaal":438,"banden":[{"van":0,"tot":1,"aantal":31}...,
 *            {"van":26,"tot":null,"aantal":12}]}: weeks from `van` up to but not including `tot`.
 * punten     {"regio":55,"rijen":[{"naam":"Almelo","waarde":53,"onder":44,"boven":62}...]}
 * klein      {"schaal":12,"regio":[7.1,...],"waarden":[6.5,null,...]}: 176 px wide, in weeks.
 * trechter   {"regio":55,"gestart":false,"punten":[{"naam":"...","n":120,"waarde":61,
 *            "buiten":false}...]}; `gestart`: n counts who started, not who came on the list
 * warmte     {"kolommen":["0-3",...],"rijen":["Ambulante jeugdhulp",...],
 *            "cellen":[[{"waarde":53,"onzeker":false},...]...]}
 * redenen    {"rijen":[{"naam":"volgens plan","aandeel":61}...]}
 * pilot      {"van":2,"tot":5,"kwartalen":[{"jaar":2025,"kwartaal":1,"pilot":55,"onder":40,
 *            "boven":70,"rest":54}...]}: `van` and `tot` are places of quarters: the first during
 *            the pilot and the first after it, null when it goes on.
 * kwartalen  {"merk":[3,7],"kwartalen":[{"jaar":2025,"kwartaal":1,"waarde":31,"status":"A"}...]}
 */
int chart_draw(struct chart_engine *engine, const char *kind, const char *json, bool narrow,
	       const char *id, const char *title, const char *description, struct buf *out);

#endif
