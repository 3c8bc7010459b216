/* What the databases of earlier versions have, so that one of them is known again and what is
 * foreign in it can be named. Rows are only ever added: those of a version when the next one takes
 * its place (fixtures/schema/README). */
#include "schema.h"

#include <string.h>

/* The digest is the first half of a SHA-256: of the text in sqlite_schema; of the tables bericht
 * and event, to which columns were added in the course of time, of the text with these sorted. */
static const struct known {
	int from, until; /* versions */
	const char *type, *name, *table, *digest;
} known[] = {
    /* clang-format off */
	{12, 12, "index", "afkeur_afgeleid_bericht", "afkeur_afgeleid", "0b4d4aa3949c6cf624d57c4f22a5adce"},
	{12, 12, "index", "afkeur_afgeleid_open", "afkeur_afgeleid", "63f5309ba4f5f486249c922fa1b752f8"},
	{12, 12, "index", "afkeur_rij_ernst", "afkeur_rij", "d375e6fd997658026891d6534f26ee0f"},
	{5, 11, "index", "afkeur_rij_open", "afkeur_rij", "47c5709b7404d685d8a904c4420aa8c9"},
	{10, 10, "index", "bericht_bekend", "bericht", "280b2602c3997b11ceb745857dc65d25"},
	{11, 12, "index", "bericht_bekend", "bericht", "949335591a086fe04207eacb3895b5c7"},
	{1, 12, "index", "bericht_identificatie", "bericht", "f3be50630da11044b555c112c6c21831"},
	{1, 12, "index", "bericht_inhoud", "bericht", "4ddcf561e28435edb7843f532d160c31"},
	{3, 11, "index", "bericht_nietig", "bericht", "e35cc6380da787ae2cee9ecdd66f8358"},
	{5, 11, "index", "bericht_ongeoordeeld", "bericht", "00356a755531dad466937b8135d7e7b6"},
	{5, 12, "index", "bericht_oordeel", "bericht", "ba877584d8497212a14b71440dee9eb6"},
	{3, 3, "index", "bericht_volgorde", "bericht", "a213985c1f69972b94a6421957dcd5ca"},
	{5, 12, "index", "bericht_zender", "bericht", "de3fad74689449e1a02a49232be8d2d5"},
	{12, 12, "index", "bericht_zonder_orde", "bericht", "0fef0ad7c875665a16bb2e9b1bf43bd2"},
	{8, 12, "index", "event_afwijzing", "event", "b4cce1c5c2c92b01611244ed26e3b7dc"},
	{1, 12, "index", "event_antwoord", "event", "94521fafa6df8eb4bff0ce584b219aa7"},
	{8, 12, "index", "event_credit", "event", "c5f1e68c40cb859e03258724b4b564f4"},
	{3, 12, "index", "event_declaratie", "event", "2785d116d68006b3ce80c7faafd4af7e"},
	{1, 12, "index", "event_declaratieantwoord", "event", "c6ef4e8348c9d9f46b6a76c2a1f88b94"},
	{3, 12, "index", "event_declaratienummer", "event", "827e0881b7b8f54acf93163a2f534511"},
	{1, 12, "index", "event_jeugdige", "event", "b38aad423991a87870abdfabee077269"},
	{3, 12, "index", "event_prestatie", "event", "0b6a4834469d66bc4138709b7014e2a2"},
	{1, 12, "index", "event_referentie", "event", "2bb15d64e1d0ba00494e5b24e503b615"},
	{3, 12, "index", "event_toegewezen", "event", "d76ff703ea02b272b6eb6e487ecc1e58"},
	{3, 12, "index", "event_toewijzingnummer", "event", "7135cd2554abb90fa9c8042e692e5cd9"},
	{2, 12, "index", "levering_rij_aanbieder", "levering_rij", "05cbca9dbe478fd6532710f280b6301e"},
	{2, 12, "index", "levering_rij_begin", "levering_rij", "d4ce11c3989bd0ca36bbff346ab18aac"},
	{2, 12, "index", "levering_rij_eind", "levering_rij", "6e51ac5751a8585bd14d404b572fbd17"},
	{2, 12, "index", "levering_rij_gemeente", "levering_rij", "c68d8cc3774f6ebf7f24b039d3219ec7"},
	{1, 12, "index", "levering_rij_jeugdige", "levering_rij", "a671c70824b0a8dd9e62c0509898cf8a"},
	{2, 12, "index", "levering_rij_status", "levering_rij", "6f42de5bc8b1e769c9c0656f2b34195d"},
	{2, 12, "index", "toewijzing_rij_aanbieder", "toewijzing_rij", "f0bf79386def4bfa0c8cf636498fb30c"},
	{2, 12, "index", "toewijzing_rij_datum", "toewijzing_rij", "641f95dd47b005e47639e009f334400f"},
	{2, 12, "index", "toewijzing_rij_gemeente", "toewijzing_rij", "9b35d20673706aebd67f2be342f405ec"},
	{1, 12, "index", "toewijzing_rij_jeugdige", "toewijzing_rij", "6f75d418ce072c73223fdea003d8da1a"},
	{2, 12, "index", "toewijzing_rij_status", "toewijzing_rij", "eb82b70c0e3876d612e57ef4a8da966d"},
	{2, 12, "index", "traject_rij_jeugdige", "traject_rij", "e462c3f54549399d465662b41a4d9eb6"},
	{2, 12, "index", "verzoek_rij_jeugdige", "verzoek_rij", "8f4460916407b0e291737aad11aeff68"},
	{2, 12, "index", "wachtketen_rij_aanbieder", "wachtketen_rij", "ae02ef8b2cd76fd1bcd94170d9721f1d"},
	{2, 12, "index", "wachtketen_rij_gemeente", "wachtketen_rij", "1897990c6565ddd3811432dbfdaf46b1"},
	{1, 12, "index", "wachtketen_rij_jeugdige", "wachtketen_rij", "a428769c8688088fb88d93dbee41d71e"},
	{2, 12, "index", "wachtketen_rij_klokstart", "wachtketen_rij", "c4f18b3a748e513e899a6fcbf2872a46"},
	{2, 12, "index", "wachtketen_rij_start", "wachtketen_rij", "88283a2701a340ed0b050b92fb9d6517"},
	{2, 12, "index", "wachtketen_rij_status", "wachtketen_rij", "63849b03903ae5dce852b4c101e7b45a"},
	{2, 12, "table", "aanmelding", "aanmelding", "c68beab2d1aeb99f3fd19b573e7de54f"},
	{12, 12, "table", "afkeur_afgeleid", "afkeur_afgeleid", "a213a492af1464c173c0c9f85a32a355"},
	{1, 2, "table", "afkeur_rij", "afkeur_rij", "b812b5d99a146905d34ecfea532cae0e"},
	{3, 11, "table", "afkeur_rij", "afkeur_rij", "4e48be5f972c28a4b749ca2abf26978d"},
	{12, 12, "table", "afkeur_rij", "afkeur_rij", "b812b5d99a146905d34ecfea532cae0e"},
	{1, 2, "table", "bericht", "bericht", "a122322a7a19472971e8ea544a50122e"},
	{3, 5, "table", "bericht", "bericht", "c146bc8d6f04d30aa4f19a3c483938b8"},
	{5, 11, "table", "bericht", "bericht", "b110a6d7d761b9b848470caa0d781e1a"},
	{12, 12, "table", "bericht", "bericht", "e0d0ba2e20852cc184093f49748d3757"},
	{1, 2, "table", "event", "event", "48540a89fcaf8ef76e09fe5cb721b1e2"},
	{3, 3, "table", "event", "event", "2690ec65342c9d9a5b2bf21bacfc1997"},
	{4, 12, "table", "event", "event", "e2e8defd8d915978e24444b7e3770753"},
	{1, 11, "table", "geraakt", "geraakt", "89469e8afb48f9594eaa2ea2c08b9530"},
	{12, 12, "table", "geraakt", "geraakt", "647378fbb13b2f4fd85e3f461cb2d556"},
	{1, 12, "table", "jeugdige", "jeugdige", "9187d816dbfd3589c58a4209ce1f7050"},
	{1, 12, "table", "levering_rij", "levering_rij", "3c886febfe106d3d949656c58d6ad459"},
	{4, 12, "table", "lijst", "lijst", "553b9c683014cedaf4388440867f7a63"},
	{10, 12, "table", "naam", "naam", "7a60c942b1e09bf3fab3f1a910ffac29"},
	{1, 12, "table", "origineel", "origineel", "ba6693572f63a7c4bf45e0700d39212a"},
	{1, 12, "table", "schemaset", "schemaset", "0fee50c4a28e3e27f7fc09f1f87ad7ca"},
	{1, 12, "table", "stand", "stand", "746900ef7811b0aa00c8f798819575f7"},
	{1, 8, "table", "toewijzing_rij", "toewijzing_rij", "1a1cf0443e0f7e2a31d06ad3922e6eec"},
	{9, 12, "table", "toewijzing_rij", "toewijzing_rij", "44d6441d6f43fcafd88a7e12fd755d11"},
	{2, 12, "table", "traject_rij", "traject_rij", "98e5da1f1b97a50cd791ba8ecfca797c"},
	{2, 12, "table", "verzoek_rij", "verzoek_rij", "55a3ef3363c183776af4283fe143430a"},
	{1, 12, "table", "wachtketen_rij", "wachtketen_rij", "cb882c9666b132db891541db8d743920"},
	{10, 12, "view", "aanbieder", "aanbieder", "1715f369a962ba2d8068f813f4cbbd89"},
	{2, 12, "view", "aanmeldwacht", "aanmeldwacht", "7eece7fd0a81d26baf1376db37d2c73c"},
	{1, 11, "view", "afkeur", "afkeur", "51fa35399cb1752fc82d380101591fb1"},
	{12, 12, "view", "afkeur", "afkeur", "fb523b3cd8c8d5c029c77bb9c96ba21b"},
	{10, 12, "view", "client_jaar", "client_jaar", "8141f7e4505f657e697227f75e3cae5c"},
	{10, 12, "view", "gemeente", "gemeente", "0551a309c3c2a532808fe67abe4dd16b"},
	{1, 12, "view", "levering", "levering", "b91d92d254d13a7e5226c723b7dda37b"},
	{3, 11, "view", "opgelost", "opgelost", "0a07b8d7be213c5e97dea9cd75c087d8"},
	{12, 12, "view", "opgelost", "opgelost", "263042cb93b050560589a0a346a31d03"},
	{10, 12, "view", "periode", "periode", "cf1946012b5c3f0e96202823bd9272c6"},
	{10, 12, "view", "productcategorie", "productcategorie", "b405bb684ad3293401f088811ab08036"},
	{10, 12, "view", "stroom_maand", "stroom_maand", "29e1b90f93efddd3aec1118a1c943c33"},
	{1, 8, "view", "toewijzing", "toewijzing", "2b48e9b8881306437f869bd40b6e1574"},
	{9, 12, "view", "toewijzing", "toewijzing", "a0dc9e3e37321a9c628a1a0954d825ae"},
	{2, 12, "view", "traject", "traject", "3215358571a3194de34e07c0ac96e781"},
	{10, 12, "view", "traject_levering", "traject_levering", "f0b4c43d93fcf728ba5123e4abaa7a75"},
	{2, 12, "view", "verzoek", "verzoek", "22c620da91f9d648932dfb924b786132"},
	{10, 12, "view", "wacht_kwartaal", "wacht_kwartaal", "073e1d8897c1e8b47aba7451dfc3b272"},
	{1, 12, "view", "wachtketen", "wachtketen", "fc01acd77d52b37162a51c723bd7a01c"},
    /* clang-format on */
};

enum { KNOWN = sizeof(known) / sizeof(known[0]) };

size_t schema_known(int version, struct pool *pool, struct schema_item **out)
{
	struct schema_item *items = pool_alloc(pool, sizeof(*items) * KNOWN);
	size_t count = 0;

	for (size_t i = 0; i < KNOWN; i++)
		if (version == 0 || (known[i].from <= version && version <= known[i].until))
			items[count++] = (struct schema_item){.type = known[i].type,
							      .name = known[i].name,
							      .table = known[i].table,
							      .digest = known[i].digest};
	*out = items;
	return count;
}
