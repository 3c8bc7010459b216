/* The in-message rules once more, as XPath over the bytes: what test_random.c reads beside the
 * judge. */
#ifndef IJW_TESTS_RANDOM_READINGS_H
#define IJW_TESTS_RANDOM_READINGS_H

#include <stddef.h>

enum { PARTS = 7 };

#define DAY(x) "number(translate(" x ",'-',''))"
#define HEADER DAY("/m:Bericht/m:Header/m:BerichtIdentificatie/b:Dagtekening")
#define WITH_PRODUCT \
	"//*[self::m:ToegewezenProduct or self::m:AangevraagdProduct or self::m:NieuwProduct]"
#define LINES "(" WITH_PRODUCT "|//m:TeWijzigenProduct)"
#define BEGIN "(m:Ingangsdatum|m:ToewijzingIngangsdatum|m:GewensteIngangsdatum)"
#define END "(m:Einddatum|m:ToewijzingEinddatum)"
#define LATE "not(" DAY(END) "<=20201231)"
#define BY_CODE "contains('02 03 04 05',b:Type)"
#define GEBRUIK "b:DatumGebruik"
#define SIGNED(x) "(translate(" x "/b:TotaalBedrag,'+','')*(1-2*(" x "/b:DebetCredit='C')))"
#define SUM                                                       \
	"(sum(.//m:IngediendBedrag[b:DebetCredit='D']/b:Bedrag)-" \
	"sum(.//m:IngediendBedrag[b:DebetCredit='C']/b:Bedrag))"
#define SHAPE                                                                                   \
	"translate(b:Postcode,'123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'," \
	"'999999999aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')"
#define LAST_DAY                                                                   \
	"(substring('312831303130313130313031',2*substring(b:Einddatum,6,2)-1,2)+" \
	"(substring(b:Einddatum,6,2)='02' and substring(b:Einddatum,1,4) mod 4=0))"
#define LIMIT                                                       \
	"(" DAY("//m:DeclaratieDagtekening") "-50000-(substring(//" \
					     "m:DeclaratieDagtekening,6)='02-29'))"
#define ANSWER "m:DeclaratieAntwoord"

/* A finding for every node. */
static const struct reading {
	const char *code;
	const char *types; /* the messages among those that have the element, or NULL for all */
	const char *nodes;
} readings[] = {
    {"CD005", NULL, "//m:Adres[boolean(b:Postcode)!=boolean(b:LandCode)]"},
    {"CD007", NULL, "//m:Communicatie[(b:Vorm='1')!=boolean(b:Taal)]"},
    {"CD009", NULL, "//m:Contact[m:Periode and m:Soort!='04']"},
    {"CD025", NULL, "//m:Adres[b:LandCode='NL' and not(b:Huis)]"},
    {"CD034", NULL, "//m:Contact[(m:Soort='01' or m:Soort='03') and not(m:Adres/b:Postcode)]"},
    {"CD041", NULL, WITH_PRODUCT "[m:Product/b:Code and not(m:Omvang)]"},
    {"CD043", NULL,
     "//m:AangevraagdProduct[boolean(m:BeschikkingNummer)!=boolean(m:BeschikkingIngangsdatum)]"},
    {"CD060", NULL,
     "//m:Prestatie[(m:IngediendBedrag/b:DebetCredit='C')!="
     "boolean(m:ProductReferentie/b:VorigReferentieNummer)]"},
    {"CD066", NULL, "//m:Verwijzer[" BY_CODE " and b:ZorgverlenerCode and b:Naam]"},
    {"CD067", NULL, "//m:Verwijzer[" BY_CODE " and not(b:ZorgverlenerCode) and not(b:Naam)]"},
    {"CD068", NULL, "//m:Verwijzer[not(" BY_CODE ") and b:ZorgverlenerCode]"},
    {"CD075", NULL, LINES "[m:Budget and not(" END ")]"},
    {"CD076", NULL, LINES "[m:Omvang/b:Frequentie='2' and not(" END ")]"},
    {"CD077", NULL, LINES "[m:Omvang and m:Budget]"},
    {"CD078", NULL, LINES "[m:Omvang and m:Budget]"},
    {"CD079", NULL, WITH_PRODUCT "[not(m:Budget) and not(m:Product)]"},
    {"CD080", "301", WITH_PRODUCT "[not(m:Product/b:Code) and " LATE " and m:Omvang]"},
    {"CD085", NULL, "//m:Antwoord[m:VerzoekAntwoord='1' and not(m:RedenAfwijzingVerzoek)]"},
    {"CD086", NULL, "//m:Antwoord[m:VerzoekAntwoord='2' and m:RedenAfwijzingVerzoek]"},
    {"CD087", "323", "//m:Prestatie[(m:Eenheid='83')=boolean(m:ProductTarief)]"},
    {"CD095", "315", WITH_PRODUCT "[not(m:Product/b:Code) and " LATE " and m:Omvang]"},
    {"CD096", "317", WITH_PRODUCT "[not(m:Product/b:Code) and " LATE " and m:Omvang]"},
    {"CS002", NULL,
     "//m:Bsn[.='000000000' or "
     "(9*substring(.,1,1)+8*substring(.,2,1)+7*substring(.,3,1)+6*substring(.,4,1)+"
     "5*substring(.,5,1)+4*substring(.,6,1)+3*substring(.,7,1)+2*substring(.,8,1)-"
     "substring(.,9,1)) mod 11!=0]"},
    {"CS003", NULL,
     "//m:Periode[" DAY("b:Einddatum") "<" DAY("b:Begindatum") "]|" LINES
							       "[" DAY(END) "<" DAY(BEGIN) "]"},
    {"CS050", NULL,
     "//m:Naam[b:NaamGebruik and not(contains('1234',b:NaamGebruik) and b:Partnernaam or "
     "contains('16',b:NaamGebruik) and not(b:Partnernaam))]"},
    {"CS058", NULL, "//m:StatusAanlevering[.!='1' and .!='3']"},
    {"CS089", NULL,
     "//m:Adres[b:LandCode='NL' and b:Postcode and not(substring(" SHAPE ",1,1)='9' and "
     "translate(" SHAPE ",'0','9')='9999aa')]"},
    {"CS100", "323",
     "(//m:DeclaratiePeriode|//m:ProductPeriode)[" DAY("b:Begindatum") "<20210101]"},
    {"CS139", NULL,
     "//m:Geboortedatum[" GEBRUIK "='3' and b:Datum!='1900-01-01' or " GEBRUIK "='2' and "
     "substring(b:Datum,6)!='01-01' or " GEBRUIK "='1' and substring(b:Datum,9)!='01']"},
    {"CS318", NULL, "/m:Bericht/m:Client[m:Naam/b:NaamGebruik='6']"},
    {"CS325", NULL,
     "//*[b:DebetCredit='C' and number(translate(b:Bedrag|b:TotaalBedrag,'+',''))=0]"},
    {"CS335", NULL,
     "//m:ToegewezenProduct[m:RedenWijziging='13' and not(m:Einddatum=m:Ingangsdatum)]"},
    {"CS336", NULL, "//m:ToegewezenProduct[m:RedenWijziging='01']"},
    {"CS337", "323", "//m:ProductPeriode[substring(b:Begindatum,1,7)!=substring(b:Einddatum,1,7)]"},
    {"CS338", "301 317",
     LINES "[contains(' 14 16 83 84',concat(' ',m:Omvang/b:Eenheid)) and "
	   "m:Omvang/b:Frequentie='1' and " LATE "]"},
    {"CS339", "323",
     "//m:Prestatie[m:Eenheid='83' and number(m:GeleverdVolume)!="
     "number(m:IngediendBedrag/b:Bedrag)]"},
    {"CS340", NULL,
     "//m:DeclaratiePeriode[not(substring(b:Begindatum,1,7)=substring(b:Einddatum,1,7) and "
     "substring(b:Begindatum,9)='01' and substring(b:Einddatum,9)=" LAST_DAY ")]"},
    {"CS343", "315",
     LINES "[contains(' 14 16 83 84',concat(' ',m:Omvang/b:Eenheid)) and "
	   "m:Omvang/b:Frequentie='1' and " LATE "]"},
    {"TR002", NULL,
     "//m:Geboortedatum[" DAY("b:Datum") "+1200000<" HEADER " and not(" GEBRUIK
					 "='3' and b:Datum='1900-01-01')]"},
    {"TR006", NULL, "//m:Contact[not(m:Telefoon or m:Adres[b:Huis and b:Postcode])]"},
    {"TR018", NULL, "//m:StopProduct[" DAY("m:Einddatum") "<" DAY("m:Begindatum") "]"},
    {"TR061", "301",
     "/m:Bericht/m:Client[not(m:Contactgegevens/m:Contact[contains('01 02 03',m:Soort)])]"},
    {"TR134", NULL,
     "(//m:Geboortedatum/b:Datum|//m:Toewijzingsdatum|//m:StartProduct/m:Begindatum|"
     "//m:StopProduct/m:Einddatum|//m:DeclaratiePeriode/b:Begindatum|"
     "//m:ProductPeriode/b:Begindatum)[" DAY(".") ">" HEADER "]"},
    {"TR137", NULL,
     "(//m:DeclaratiePeriode|//m:ProductPeriode)[" DAY("b:Einddatum") "<" DAY(
	 "b:Begindatum") " or " DAY("b:Einddatum") ">" HEADER "]"},
    {"TR315", "323", "//b:VorigReferentieNummer[.=preceding::b:VorigReferentieNummer]"},
    {"TR316", "323", "//b:VorigReferentieNummer[.=//b:ReferentieNummer]"},
    {"TR335", "323", "//m:ProductPeriode[" DAY("b:Einddatum") "<" LIMIT "]"},
    {"TR342", NULL,
     "/m:Bericht[" ANSWER "/m:RetourCodes/m:RetourCode[.!='0200' and .!='8001'] and " SIGNED(
	 ANSWER
	 "/m:TotaalToegekendBedrag") "!=0]|/m:Bericht[" ANSWER " and not(" ANSWER
				     "/m:RetourCodes/m:RetourCode[.!='0200' and .!='8001']) "
				     "and " SUM
				     "!=" SIGNED(ANSWER "/m:TotaalIngediendBedrag") "-" SIGNED(
					 ANSWER "/m:TotaalToegekendBedrag") "]"},
    {"TR352", NULL, "//m:Verzoek[not(m:OngewijzigdeProducten or m:TeWijzigenProducten)]"},
    {"TR353", NULL, "//m:Verzoek[not(m:NieuweProducten or m:TeWijzigenProducten)]"},
    {"TR358", NULL, "//m:Declaratie[" SUM "!=" SIGNED("m:TotaalIngediendBedrag") "]"},
    {"TR377", NULL, "//m:Antwoord[m:RedenAfwijzingVerzoek='8' and not(m:Woonplaatsbeginsel)]"},
    {"TR380", NULL, "//m:NieuwProduct[" DAY("m:GewensteIngangsdatum") "<=" HEADER "]"},
    {"TR383", NULL,
     "//m:AangevraagdProduct[m:ReferentieAanbieder=preceding-sibling::*/m:ReferentieAanbieder]"},
    {"TR409", NULL, "//m:Woonplaatsbeginsel[not(../m:RedenAfwijzingVerzoek='8')]"},
};

/* What repeats under one parent: pairs, each against each. */
static const struct unique {
	const char *code;
	const char *types;
	const char *nodes;
	const char *part[PARTS];
} uniques[] = {
    {"TR101", NULL, "//m:Contactgegevens/m:Contact", {"m:Soort"}},
    {"TR101", NULL, "//m:Relatie", {"m:Nummer"}},
    {"TR101", NULL, "//m:AangevraagdProduct", {"m:ReferentieAanbieder"}},
    {"TR101",
     NULL,
     "//m:ToegewezenProduct|//m:OngewijzigdProduct|//m:TeWijzigenProduct",
     {"m:ToewijzingNummer"}},
    {"TR101",
     NULL,
     "//m:StartProduct|//m:StopProduct",
     {"m:ToewijzingNummer", "m:Product/b:Categorie", "m:Product/b:Code", "m:Begindatum",
      "m:Einddatum", "m:RedenBeeindiging"}},
    {"TR101",
     NULL,
     "//m:NieuwProduct",
     {"m:Product/b:Categorie", "m:Product/b:Code", "m:GewensteIngangsdatum"}},
    {"TR101", NULL, "//m:Clienten/m:Client", {"m:Bsn"}},
    {"TR101",
     NULL,
     "//m:Prestatie",
     {"m:ProductReferentie/b:ReferentieNummer", "m:ProductReferentie/b:VorigReferentieNummer"}},
    {"TR416",
     "323",
     "//m:Prestatie[m:IngediendBedrag/b:DebetCredit='D']",
     {"m:ToewijzingNummer[starts-with(.,'+') or .]", "m:ProductCategorie", "m:ProductCode",
      "m:ProductPeriode/b:Begindatum", "m:ProductPeriode/b:Einddatum"}},
};

static const struct {
	const char *code;
	const char *nodes;
} overlaps[] = {
    {"TR302", "//m:ToegewezenProduct[not((m:RedenWijziging='01' or m:RedenWijziging='13') and "
	      "m:Einddatum=m:Ingangsdatum)]"},
    {"TR386", "//m:AangevraagdProduct"},
    {"TR410", "//m:NieuwProduct"},
};

#endif
