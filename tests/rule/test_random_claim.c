/* The half of the generator that writes claims and the answers to them. */
#include <stdio.h>

#include "random_write.h"

static void periode(const char *name, bool whole)
{
	open_tag(name);
	leaf("b:Begindatum", now_and_then(whole ? 70 : 50)
				 ? "2026-03-01"
				 : PICK("2020-12-31", "2021-01-01", "2021-04-01", "2026-03-02",
					"2026-04-15", "2026-04-16", "2024-02-01"));
	leaf("b:Einddatum", now_and_then(whole ? 70 : 50)
				? "2026-03-31"
				: PICK("2020-12-31", "2021-04-14", "2021-04-15", "2026-03-30",
				       "2026-04-15", "2026-04-16", "2024-02-29", "2024-02-28"));
	close_tag(name);
}

/* The signed amount. */
static int64_t prestatie(bool answer)
{
	int64_t amount = (int64_t[]){0, 1, 720, 72000, 99999999}[roll(5)];
	bool credit = now_and_then(35);
	char text[24];

	open_tag("m:Prestatie");
	open_tag("m:ProductReferentie");
	leaf("b:ReferentieNummer", PICK("P1", "P2", "P3", "P4", "P5", "P6", "p1"));
	if (now_and_then(credit ? 85 : 10))
		leaf("b:VorigReferentieNummer", PICK("P1", "Q1", "Q2", "Q3", "Q4"));
	close_tag("m:ProductReferentie");
	leaf("m:ToewijzingNummer", PICK("1001", "+1001", "1002", "1003"));
	leaf("m:ProductCategorie", PICK("45", "46"));
	leaf("m:ProductCode", PICK("45A04", "45A05"));
	periode("m:ProductPeriode", false);
	leaf("m:GeleverdVolume", PICK("0", "720", "72000"));
	leaf("m:Eenheid", PICK("04", "83"));
	maybe(50, "m:ProductTarief", "9000");
	snprintf(text, sizeof(text), now_and_then(50) ? "%lld" : "%04lld", (long long)amount);
	open_tag("m:IngediendBedrag");
	leaf("b:Bedrag", text);
	leaf("b:DebetCredit", credit ? "C" : "D");
	close_tag("m:IngediendBedrag");
	if (answer)
		buf_puts(xml,
			 "<m:RetourCodes><m:RetourCode>9338</m:RetourCode></m:RetourCodes>\r\n");
	close_tag("m:Prestatie");
	return credit ? -amount : amount;
}

static int64_t clienten(bool answer)
{
	int64_t sum = 0;

	open_tag("m:Clienten");
	for (uint32_t i = roll(3) + 1; i > 0; i--) {
		open_tag("m:Client");
		bsn();
		open_tag("m:Prestaties");
		for (uint32_t j = roll(5) + 1; j > 0; j--)
			sum += prestatie(answer);
		close_tag("m:Prestaties");
		if (answer)
			buf_puts(xml, "<m:RetourCodes><m:RetourCode>0200</m:RetourCode>"
				      "</m:RetourCodes>\r\n");
		close_tag("m:Client");
	}
	close_tag("m:Clienten");
	return sum;
}

static void totaalbedrag(const char *name, int64_t amount)
{
	char text[24];

	open_tag(name);
	snprintf(text, sizeof(text), now_and_then(80) ? "%lld" : "+0%lld",
		 (long long)(amount < 0 ? -amount : amount));
	leaf("b:TotaalBedrag", text);
	leaf("b:DebetCredit", amount < 0 || now_and_then(10) ? "C" : "D");
	close_tag(name);
}

/* Written first, summed first: the clients go into a text of their own. */
static int64_t clienten_apart(bool answer, struct buf *text)
{
	struct buf *message = xml;
	int64_t sum;

	xml = text;
	sum = clienten(answer);
	xml = message;
	return sum;
}

void declaratie(void)
{
	struct buf text = BUF_INIT(0);
	int64_t sum = clienten_apart(false, &text);

	open_tag("m:Declaratie");
	leaf("m:DeclaratieNummer", "D1");
	periode("m:DeclaratiePeriode", true);
	leaf("m:DeclaratieDagtekening", PICK("2026-04-15", "2021-02-01", "2028-02-29"));
	totaalbedrag("m:TotaalIngediendBedrag", sum + (now_and_then(20) ? 1 : 0));
	buf_puts(xml, text.data);
	close_tag("m:Declaratie");
	buf_free(&text);
}

void declaratieantwoord(void)
{
	struct buf text = BUF_INIT(0);
	int64_t sum = now_and_then(80) ? clienten_apart(true, &text) : 0;
	int64_t granted = (int64_t[]){0, 0, 1, 72000}[roll(4)];

	open_tag("m:DeclaratieAntwoord");
	leaf("m:DeclaratieNummer", "D1");
	totaalbedrag("m:TotaalIngediendBedrag", sum + granted + (now_and_then(20) ? 1 : 0));
	totaalbedrag("m:TotaalToegekendBedrag", granted);
	if (text.length > 0)
		buf_puts(xml, text.data);
	open_tag("m:RetourCodes");
	leaf("m:RetourCode", PICK("0200", "8001", "9333"));
	maybe(20, "m:RetourCode", PICK("0200", "8001", "9333"));
	close_tag("m:RetourCodes");
	close_tag("m:DeclaratieAntwoord");
	buf_free(&text);
}
