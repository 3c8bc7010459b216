/* The typed records of the 14 messages of iJw, with the nouns of the standard: one set of records for
 * all releases (release.h).
 *
 * One record type serves every message that uses a class: a retour adds RetourCodes, a claim adds
 * Prestaties; what a message does not have stays absent (text NULL, pointer NULL). The records
 * belong to the pool they were decoded into and are read-only afterwards. */
#ifndef IJW_MESSAGE_MESSAGE_H
#define IJW_MESSAGE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

enum berichttype {
	BERICHT_ONBEKEND,
	JW301,
	JW302,
	JW305,
	JW306,
	JW307,
	JW308,
	JW315,
	JW316,
	JW317,
	JW318,
	JW319,
	JW320,
	JW323,
	JW325,
	BERICHT_TYPES
};

/* What is fixed for a message type (messages.md of the standard). */
struct bericht_info {
	const char *name;          /* "JW301" */
	const char *schema;        /* file name in a schema set: "jw301.xsd" */
	enum berichttype retour;   /* the retour on it, or BERICHT_ONBEKEND */
	enum berichttype retourop; /* the message this one is the retour on, or BERICHT_ONBEKEND */
	bool van_gemeente; /* Afzender is a gemeente, Ontvanger an aanbieder; else the reverse */
};

/* The row of a type. Valid for every value, BERICHT_ONBEKEND included (name NULL). */
const struct bericht_info *bericht_info(enum berichttype type);

/* Whether it is a retour: Afzender and Ontvanger are then copied from the message it answers. */
bool bericht_is_retour(enum berichttype type);

/* 301 for JW301; 0 for BERICHT_ONBEKEND. */
int bericht_number(enum berichttype type);

/* The type with this number; BERICHT_ONBEKEND when there is none. */
enum berichttype bericht_of_number(int number);

/* One leaf element. */
struct field {
	const char *text; /* NUL-terminated, as sent (numbers, dates, times without surrounding
			   * white space); NULL = absent */
	uint32_t length;  /* of text, in bytes */
	uint32_t line;    /* of the start tag, from 1 */
	int64_t value;    /* number as such, amounts in cents; date as day number (date.h), clamped
			   * to year 1..9999; time as nanoseconds since midnight; else 0 */
};

/* The head of every record: which class it is and where it stood. */
struct record {
	const struct class *class;
	struct record *parent; /* NULL for the root */
	struct record *next;   /* the next one of a repeated class */
	uint32_t line;         /* of the start tag, from 1 */
	uint32_t index;        /* from 1 among repeated siblings; 0 when the class cannot repeat */
};

enum member_kind {
	MEMBER_TEXT,   /* struct field, text as sent */
	MEMBER_GETAL,  /* struct field, xs:integer */
	MEMBER_DATUM,  /* struct field, xs:date */
	MEMBER_TIJD,   /* struct field, xs:time */
	MEMBER_TEXTS,  /* struct text_list, a leaf that repeats (RetourCode) */
	MEMBER_RECORD, /* pointer to one record */
	MEMBER_LIST    /* pointer to the first record of a list */
};

struct member {
	const char *name; /* of the element */
	enum member_kind kind;
	uint32_t offset;           /* in the record */
	const struct class *class; /* of MEMBER_RECORD and MEMBER_LIST */
};

struct class
{
	uint32_t id;      /* from 0, below CLASS_COUNT: a place in tables about classes */
	const char *name; /* of the type in the schema, without CDT_ */
	size_t size;      /* of the record, in bytes */
	uint32_t members;
	const struct member *member;
};

struct text_node {
	struct field field;
	struct text_node *next;
};

struct text_list {
	struct text_node *first;
	struct text_node *last;
};

/* The classes: TEXT, GETAL, DATUM, TIJD and TEXTS declare leaves (element name, member), ONE and
 * MANY declare records (element name, member, class); T is the class itself. The members stand in
 * the order of the schemas. */
#define CLASS_achternaam(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Achternaam, achternaam)                                 \
	TEXT(T, Voorvoegsel, voorvoegsel)

#define CLASS_naam(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	ONE(T, Geslachtsnaam, geslachtsnaam, achternaam)          \
	ONE(T, Partnernaam, partnernaam, achternaam)              \
	TEXT(T, Voornamen, voornamen)                             \
	TEXT(T, Voorletters, voorletters)                         \
	TEXT(T, NaamGebruik, naamgebruik)

#define CLASS_geboortedatum(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	DATUM(T, Datum, datum)                                             \
	TEXT(T, DatumGebruik, datumgebruik)

#define CLASS_huis(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, Huisnummer, huisnummer)                          \
	TEXT(T, Huisletter, huisletter)                           \
	TEXT(T, HuisnummerToevoeging, huisnummertoevoeging)       \
	TEXT(T, AanduidingWoonadres, aanduidingwoonadres)

#define CLASS_adres(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	ONE(T, Huis, huis, huis)                                   \
	TEXT(T, Postcode, postcode)                                \
	TEXT(T, Straatnaam, straatnaam)                            \
	TEXT(T, Plaatsnaam, plaatsnaam)                            \
	TEXT(T, LandCode, landcode)

#define CLASS_telefoon(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Telefoonnummer, telefoonnummer)                       \
	TEXT(T, Landnummer, landnummer)

#define CLASS_telefoonnummers(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	ONE(T, Telefoon01, telefoon01, telefoon)                             \
	ONE(T, Telefoon02, telefoon02, telefoon)

#define CLASS_periode(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	DATUM(T, Begindatum, begindatum)                             \
	DATUM(T, Einddatum, einddatum)

#define CLASS_communicatie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Vorm, vorm)                                               \
	TEXT(T, Taal, taal)

#define CLASS_product(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Categorie, categorie)                                \
	TEXT(T, Code, code)

#define CLASS_omvang(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, Volume, volume)                                    \
	TEXT(T, Eenheid, eenheid)                                   \
	TEXT(T, Frequentie, frequentie)

#define CLASS_verwijzer(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Type, type)                                            \
	TEXT(T, Naam, naam)                                            \
	TEXT(T, ZorgverlenerCode, zorgverlenercode)

#define CLASS_referentie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, ReferentieNummer, referentienummer)                     \
	TEXT(T, VorigReferentieNummer, vorigreferentienummer)

#define CLASS_bedrag(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, Bedrag, bedrag)                                    \
	TEXT(T, DebetCredit, debetcredit)

#define CLASS_totaalbedrag(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, TotaalBedrag, totaalbedrag)                              \
	TEXT(T, DebetCredit, debetcredit)

#define CLASS_identificatie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Identificatie, identificatie)                              \
	DATUM(T, Dagtekening, dagtekening)

#define CLASS_xsdversie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, BasisschemaXsdVersie, basisschemaxsdversie)            \
	TEXT(T, BerichtXsdVersie, berichtxsdversie)

#define CLASS_retourcodes(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXTS(T, RetourCode, retourcode)

#define CLASS_header(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)             \
	TEXT(T, BerichtCode, berichtcode)                                       \
	GETAL(T, BerichtVersie, berichtversie)                                  \
	GETAL(T, BerichtSubversie, berichtsubversie)                            \
	TEXT(T, Afzender, afzender)                                             \
	TEXT(T, Ontvanger, ontvanger)                                           \
	ONE(T, BerichtIdentificatie, berichtidentificatie, identificatie)       \
	ONE(T, XsdVersie, xsdversie, xsdversie)                                 \
	TEXT(T, IdentificatieRetour, identificatieretour)                       \
	DATUM(T, DagtekeningRetour, dagtekeningretour)                          \
	ONE(T, DeclaratieIdentificatie, declaratieidentificatie, identificatie) \
	TEXT(T, XsltVersie, xsltversie)                                         \
	ONE(T, XsdVersieRetour, xsdversieretour, xsdversie)                     \
	ONE(T, XsdVersieDeclaratie, xsdversiedeclaratie, xsdversie)             \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_contact(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Soort, soort)                                        \
	ONE(T, Adres, adres, adres)                                  \
	TEXT(T, Organisatie, organisatie)                            \
	ONE(T, Telefoon, telefoon, telefoonnummers)                  \
	TEXT(T, Emailadres, emailadres)                              \
	ONE(T, Periode, periode, periode)                            \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_contactgegevens(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, Contact, contact, contact)

#define CLASS_relatie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Nummer, nummer)                                      \
	GETAL(T, Volgorde, volgorde)                                 \
	TEXT(T, Soort, soort)                                        \
	ONE(T, Geboortedatum, geboortedatum, geboortedatum)          \
	TEXT(T, Geslacht, geslacht)                                  \
	ONE(T, Naam, naam, naam)                                     \
	ONE(T, Contact, contact, contact)                            \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_relaties(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, Relatie, relatie, relatie)

#define CLASS_toegewezenproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, ToewijzingNummer, toewijzingnummer)                           \
	TEXT(T, ReferentieAanbieder, referentieaanbieder)                      \
	ONE(T, Product, product, product)                                      \
	DATUM(T, Toewijzingsdatum, toewijzingsdatum)                           \
	TIJD(T, Toewijzingstijd, toewijzingstijd)                              \
	DATUM(T, Ingangsdatum, ingangsdatum)                                   \
	DATUM(T, Einddatum, einddatum)                                         \
	TEXT(T, RedenWijziging, redenwijziging)                                \
	ONE(T, Omvang, omvang, omvang)                                         \
	GETAL(T, Budget, budget)                                               \
	TEXT(T, Commentaar, commentaar)                                        \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_toegewezenproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, ToegewezenProduct, toegewezenproduct, toegewezenproduct)

#define CLASS_startproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, ToewijzingNummer, toewijzingnummer)                      \
	ONE(T, Product, product, product)                                 \
	DATUM(T, ToewijzingIngangsdatum, toewijzingingangsdatum)          \
	DATUM(T, Begindatum, begindatum)                                  \
	TEXT(T, StatusAanlevering, statusaanlevering)                     \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_startproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, StartProduct, startproduct, startproduct)

#define CLASS_stopproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, ToewijzingNummer, toewijzingnummer)                     \
	ONE(T, Product, product, product)                                \
	DATUM(T, ToewijzingIngangsdatum, toewijzingingangsdatum)         \
	DATUM(T, Begindatum, begindatum)                                 \
	TEXT(T, RedenBeeindiging, redenbeeindiging)                      \
	DATUM(T, Einddatum, einddatum)                                   \
	TEXT(T, StatusAanlevering, statusaanlevering)                    \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_stopproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, StopProduct, stopproduct, stopproduct)

#define CLASS_aangevraagdproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, ReferentieAanbieder, referentieaanbieder)                       \
	GETAL(T, BeschikkingNummer, beschikkingnummer)                          \
	ONE(T, Product, product, product)                                       \
	DATUM(T, BeschikkingIngangsdatum, beschikkingingangsdatum)              \
	DATUM(T, ToewijzingIngangsdatum, toewijzingingangsdatum)                \
	DATUM(T, ToewijzingEinddatum, toewijzingeinddatum)                      \
	ONE(T, Omvang, omvang, omvang)                                          \
	GETAL(T, Budget, budget)                                                \
	ONE(T, Verwijzer, verwijzer, verwijzer)                                 \
	TEXT(T, Raamcontract, raamcontract)                                     \
	TEXT(T, Commentaar, commentaar)                                         \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_aangevraagdeproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, AangevraagdProduct, aangevraagdproduct, aangevraagdproduct)

#define CLASS_ongewijzigdproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, ToewijzingNummer, toewijzingnummer)                            \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_ongewijzigdeproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, OngewijzigdProduct, ongewijzigdproduct, ongewijzigdproduct)

#define CLASS_tewijzigenproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	GETAL(T, ToewijzingNummer, toewijzingnummer)                           \
	DATUM(T, GewensteIngangsdatum, gewensteingangsdatum)                   \
	DATUM(T, Einddatum, einddatum)                                         \
	ONE(T, Omvang, omvang, omvang)                                         \
	GETAL(T, Budget, budget)                                               \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_tewijzigenproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, TeWijzigenProduct, tewijzigenproduct, tewijzigenproduct)

#define CLASS_nieuwproduct(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	ONE(T, Product, product, product)                                 \
	DATUM(T, GewensteIngangsdatum, gewensteingangsdatum)              \
	DATUM(T, Einddatum, einddatum)                                    \
	ONE(T, Omvang, omvang, omvang)                                    \
	GETAL(T, Budget, budget)                                          \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_nieuweproducten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, NieuwProduct, nieuwproduct, nieuwproduct)

#define CLASS_verzoek(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)                \
	TEXT(T, ReferentieAanbieder, referentieaanbieder)                           \
	TEXT(T, RedenVerzoek, redenverzoek)                                         \
	ONE(T, OngewijzigdeProducten, ongewijzigdeproducten, ongewijzigdeproducten) \
	ONE(T, TeWijzigenProducten, tewijzigenproducten, tewijzigenproducten)       \
	ONE(T, NieuweProducten, nieuweproducten, nieuweproducten)                   \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_woonplaatsbeginsel(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	TEXT(T, Gemeente, gemeente)                                             \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_antwoord(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)      \
	TEXT(T, ReferentieAanbieder, referentieaanbieder)                  \
	TEXT(T, VerzoekAntwoord, verzoekantwoord)                          \
	TEXT(T, RedenAfwijzingVerzoek, redenafwijzingverzoek)              \
	ONE(T, Woonplaatsbeginsel, woonplaatsbeginsel, woonplaatsbeginsel) \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_prestatie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	ONE(T, ProductReferentie, productreferentie, referentie)       \
	GETAL(T, ToewijzingNummer, toewijzingnummer)                   \
	TEXT(T, ProductCategorie, productcategorie)                    \
	TEXT(T, ProductCode, productcode)                              \
	ONE(T, ProductPeriode, productperiode, periode)                \
	GETAL(T, GeleverdVolume, geleverdvolume)                       \
	TEXT(T, Eenheid, eenheid)                                      \
	GETAL(T, ProductTarief, producttarief)                         \
	ONE(T, IngediendBedrag, ingediendbedrag, bedrag)               \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_prestaties(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, Prestatie, prestatie, prestatie)

#define CLASS_client(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)                 \
	TEXT(T, Bsn, bsn)                                                           \
	ONE(T, Geboortedatum, geboortedatum, geboortedatum)                         \
	TEXT(T, Geslacht, geslacht)                                                 \
	ONE(T, Naam, naam, naam)                                                    \
	ONE(T, Communicatie, communicatie, communicatie)                            \
	TEXT(T, JuridischeStatus, juridischestatus)                                 \
	TEXT(T, WettelijkeVertegenwoordiging, wettelijkevertegenwoordiging)         \
	TEXT(T, GezagsdragerBekend, gezagsdragerbekend)                             \
	TEXT(T, Commentaar, commentaar)                                             \
	ONE(T, Relaties, relaties, relaties)                                        \
	ONE(T, Contactgegevens, contactgegevens, contactgegevens)                   \
	ONE(T, ToegewezenProducten, toegewezenproducten, toegewezenproducten)       \
	ONE(T, StartProducten, startproducten, startproducten)                      \
	ONE(T, StopProducten, stopproducten, stopproducten)                         \
	ONE(T, AangevraagdeProducten, aangevraagdeproducten, aangevraagdeproducten) \
	ONE(T, Verzoek, verzoek, verzoek)                                           \
	ONE(T, Prestaties, prestaties, prestaties)                                  \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_clienten(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	MANY(T, Client, client, client)

#define CLASS_declaratie(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY)    \
	TEXT(T, DeclaratieNummer, declaratienummer)                        \
	ONE(T, DeclaratiePeriode, declaratieperiode, periode)              \
	DATUM(T, DeclaratieDagtekening, declaratiedagtekening)             \
	ONE(T, TotaalIngediendBedrag, totaalingediendbedrag, totaalbedrag) \
	ONE(T, TotaalToegekendBedrag, totaaltoegekendbedrag, totaalbedrag) \
	ONE(T, Clienten, clienten, clienten)                               \
	ONE(T, RetourCodes, retourcodes, retourcodes)

#define CLASS_bericht(T, TEXT, GETAL, DATUM, TIJD, TEXTS, ONE, MANY) \
	ONE(T, Header, header, header)                               \
	ONE(T, Client, client, client)                               \
	ONE(T, Antwoord, antwoord, antwoord)                         \
	ONE(T, Declaratie, declaratie, declaratie)                   \
	ONE(T, DeclaratieAntwoord, declaratieantwoord, declaratie)

/* Every class, the ones it uses before it. */
#define MESSAGE_CLASSES(CLASS)       \
	CLASS(achternaam)            \
	CLASS(naam)                  \
	CLASS(geboortedatum)         \
	CLASS(huis)                  \
	CLASS(adres)                 \
	CLASS(telefoon)              \
	CLASS(telefoonnummers)       \
	CLASS(periode)               \
	CLASS(communicatie)          \
	CLASS(product)               \
	CLASS(omvang)                \
	CLASS(verwijzer)             \
	CLASS(referentie)            \
	CLASS(bedrag)                \
	CLASS(totaalbedrag)          \
	CLASS(identificatie)         \
	CLASS(xsdversie)             \
	CLASS(retourcodes)           \
	CLASS(header)                \
	CLASS(contact)               \
	CLASS(contactgegevens)       \
	CLASS(relatie)               \
	CLASS(relaties)              \
	CLASS(toegewezenproduct)     \
	CLASS(toegewezenproducten)   \
	CLASS(startproduct)          \
	CLASS(startproducten)        \
	CLASS(stopproduct)           \
	CLASS(stopproducten)         \
	CLASS(aangevraagdproduct)    \
	CLASS(aangevraagdeproducten) \
	CLASS(ongewijzigdproduct)    \
	CLASS(ongewijzigdeproducten) \
	CLASS(tewijzigenproduct)     \
	CLASS(tewijzigenproducten)   \
	CLASS(nieuwproduct)          \
	CLASS(nieuweproducten)       \
	CLASS(verzoek)               \
	CLASS(woonplaatsbeginsel)    \
	CLASS(antwoord)              \
	CLASS(prestatie)             \
	CLASS(prestaties)            \
	CLASS(client)                \
	CLASS(clienten)              \
	CLASS(declaratie)            \
	CLASS(bericht)

#define DECLARE_ID(type) CLASS_ID_##type,
enum class_id { MESSAGE_CLASSES(DECLARE_ID) CLASS_COUNT };
#undef DECLARE_ID

#define DECLARE_LEAF(T, element, member) struct field member;
#define DECLARE_TEXTS(T, element, member) struct text_list member;
#define DECLARE_RECORD(T, element, member, type) struct type *member;
#define DECLARE_CLASS(type)                                                                \
	struct type {                                                                      \
		struct record record;                                                      \
		CLASS_##type(type, DECLARE_LEAF, DECLARE_LEAF, DECLARE_LEAF, DECLARE_LEAF, \
			     DECLARE_TEXTS, DECLARE_RECORD, DECLARE_RECORD)                \
	};                                                                                 \
	extern const struct class class_##type;
MESSAGE_CLASSES(DECLARE_CLASS)
#undef DECLARE_LEAF
#undef DECLARE_TEXTS
#undef DECLARE_RECORD
#undef DECLARE_CLASS

/* The next record of a list, with its own type: `for (p = list; p; p = RECORD_NEXT(p))`. */
#define RECORD_NEXT(p) ((__typeof__(p))(void *)(p)->record.next)

/* Whether a leaf holds exactly this text. An absent leaf holds none. */
bool field_is(const struct field *field, const char *text);

/* Where a record stands, as a path with the position among repeated siblings:
 * /Bericht/Client/StopProducten/StopProduct[2]. `leaf` (or NULL) is put behind it. The text belongs
 * to the pool. */
const char *record_path(const struct record *record, const char *leaf, struct pool *pool);

#endif
