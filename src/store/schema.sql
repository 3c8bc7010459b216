-- The database of a home, whole. A change of it raises SCHEMA_VERSION (schema.h): an older database is
-- then made anew out of its originals by the first command that writes (renew.c), and what tells
-- that it is one of ours is added to schema_known.c.
--
-- Comments are left out of what a database remembers. A statement ends with a semicolon; no text in
-- it has one, or two dashes.
--
-- Names are Dutch where the standard has the noun. A day is a day number (0 = 1970-01-01), a
-- gemeente a number, a digest a blob; the views have ISO dates and GM0153.

-- ---- What is kept of messages ----

-- What a message was judged by when it came. Digests of what can be known by everybody: plain
-- SHA-256. Empty where the message came before it was written down.
CREATE TABLE basis (
	id INTEGER PRIMARY KEY,
	programma TEXT NOT NULL,        -- the version of ijw
	release TEXT NOT NULL,          -- of the standard; empty for what is no message of one
	schemas BLOB NOT NULL,          -- the schema set
	regels BLOB NOT NULL,           -- codes, return codes, severities and levels of the catalogue, and
	                                -- whether it has those of the release in part
	lijsten BLOB NOT NULL,          -- the lists in use
	UNIQUE (programma, release, schemas, regels, lijsten)
) STRICT;

-- A message. `bekend` is the day from which it is known: its Dagtekening, of a retour its
-- DagtekeningRetour.
CREATE TABLE bericht (
	id INTEGER PRIMARY KEY,         -- in the order of receipt
	kenmerk BLOB NOT NULL UNIQUE,   -- its identity: a digest under pseudonym.key of the SHA-256 of its bytes
	ontvangen_op INTEGER NOT NULL,  -- seconds since 1970; for diagnosis only
	bestand TEXT NOT NULL,          -- the name it came under: a label
	lid TEXT,                       -- its name in an archive
	oordeel INTEGER NOT NULL,       -- enum verdict
	basis INTEGER NOT NULL REFERENCES basis (id),
	-- What follows is derived from the original.
	type INTEGER,                   -- 301 for a JW301
	afzender TEXT,
	ontvanger TEXT,
	identificatie TEXT,
	dagtekening INTEGER,
	bekend INTEGER,
	headerline INTEGER,
	verwerpt INTEGER NOT NULL,      -- of a retour: it rejects
	neemt_terug INTEGER NOT NULL,   -- it only takes back
	inhoud BLOB,                    -- of a message that counts: a digest under pseudonym.key of what it says
	orde INTEGER,                   -- the head of a plain digest of what it says, hidden under pseudonym.key, also
	                                -- when it does not count: orders messages of one day, type and name
	zelfde_als INTEGER REFERENCES bericht (id) ON DELETE SET NULL, -- an earlier one that says the same
	nietig_vanaf INTEGER            -- the first day on which a rejecting retour is known
) STRICT;
CREATE INDEX bericht_orde ON bericht (orde) WHERE inhoud IS NOT NULL;
CREATE INDEX bericht_zelfde_als ON bericht (zelfde_als) WHERE zelfde_als IS NOT NULL;

-- Its bytes, compressed and sealed with archive.key; the seal is bound to its kenmerk.
CREATE TABLE origineel (
	bericht INTEGER PRIMARY KEY REFERENCES bericht (id) ON DELETE CASCADE,
	bytes BLOB NOT NULL
) STRICT;

-- What is masked in all messages because one of them says whom it tells (masker.c): digests under
-- pseudonym.key of a reference and its aanbieder, or of an identification and its sender.
CREATE TABLE masker (
	waarde INTEGER PRIMARY KEY
) STRICT;

-- Messages of which a part was erased (erase.h): what is kept of one is no longer what came.
CREATE TABLE gewist (
	bericht INTEGER PRIMARY KEY REFERENCES bericht (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE jeugdige (
	id INTEGER PRIMARY KEY,
	client TEXT NOT NULL UNIQUE,    -- the pseudonym
	volgende_dag INTEGER,           -- when their rows can be others though nothing was said; NULL: never
	gebeurtenissen INTEGER          -- the number of their events where these are very many
) STRICT;

-- The Clients of a claim about several youths (sealing.h): what else it has stands in origineel. A
-- table of their own: with the number of a part in its key that one would take a tenth more for every
-- message.
CREATE TABLE origineel_deel (
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	deel INTEGER NOT NULL,          -- from 1, in the order of the Clients
	jeugdige INTEGER NOT NULL REFERENCES jeugdige (id) ON DELETE CASCADE,
	bytes BLOB NOT NULL,
	PRIMARY KEY (bericht, deel)
) STRICT, WITHOUT ROWID;
CREATE INDEX origineel_deel_jeugdige ON origineel_deel (jeugdige);
CREATE INDEX jeugdige_groot ON jeugdige (id) WHERE gebeurtenissen IS NOT NULL;

-- What a message tells: its events, packed (facts.h), those of one youth that follow each other in a
-- row; without a youth what is told of none.
CREATE TABLE feit (
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	regel INTEGER NOT NULL,         -- the place of the first event among those of the message
	jeugdige INTEGER REFERENCES jeugdige (id) ON DELETE CASCADE,
	feiten BLOB NOT NULL,
	PRIMARY KEY (bericht, regel)
) STRICT, WITHOUT ROWID;

-- By what messages are found: youth, name, number (sleutel.h). A row a key and row of facts; `regel` 0:
-- the message as a whole.
CREATE TABLE sleutel (
	soort INTEGER NOT NULL,         -- enum sleutel_soort
	waarde INTEGER NOT NULL,        -- the number of the youth; else a digest under pseudonym.key
	dag INTEGER NOT NULL,           -- those of one key are found in this order
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	regel INTEGER NOT NULL,
	PRIMARY KEY (soort, waarde, dag, bericht, regel)
) STRICT, WITHOUT ROWID;

-- ---- Findings ----

-- Those of reception, which stay.
CREATE TABLE afkeur_rij (
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	volgnummer INTEGER NOT NULL,
	regel TEXT NOT NULL,
	retourcode TEXT,
	ernst TEXT NOT NULL,
	regelnummer INTEGER,
	pad TEXT NOT NULL,
	PRIMARY KEY (bericht, volgnummer)
) STRICT, WITHOUT ROWID;

-- Those between messages, which follow from all that is stored: by dossier, that is one youth
-- (`sleutel` is their number), or what has one keyed digest of a name.
CREATE TABLE afkeur_afgeleid (
	dossier INTEGER NOT NULL,       -- enum dossier_kind
	sleutel INTEGER NOT NULL,
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	regel TEXT NOT NULL,
	pad TEXT NOT NULL,
	gebeurtenis INTEGER NOT NULL,   -- the event it is about; 0: the message as a whole
	retourcode TEXT,
	ernst TEXT NOT NULL,
	regelnummer INTEGER,
	opgelost_door INTEGER REFERENCES bericht (id) ON DELETE SET NULL, -- the message that brought what was missing
	PRIMARY KEY (dossier, sleutel, bericht, regel, pad)
) STRICT, WITHOUT ROWID;
CREATE INDEX afkeur_afgeleid_bericht ON afkeur_afgeleid (bericht);
CREATE INDEX afkeur_afgeleid_opgelost ON afkeur_afgeleid (opgelost_door) WHERE opgelost_door IS NOT NULL;

-- The findings of reception come first, in their order, then those between messages in that of the
-- lines. A second answer to a claim under a number that was used before is found twice. The sender
-- of a JW301, 302, 319, 320 and 325 is the gemeente: four digits; an aanbieder has eight.
CREATE VIEW afkeur AS
	SELECT a.bericht AS ontvangen_volgnummer, a.volgnummer, 'JW' || b.type AS bericht,
		'GM' || CASE length(b.afzender) WHEN 4 THEN b.afzender ELSE b.ontvanger END AS gemeente,
		CASE length(b.afzender) WHEN 8 THEN b.afzender ELSE b.ontvanger END AS aanbieder,
		a.regel, a.retourcode, a.ernst, a.regelnummer, a.pad,
		b.afzender, b.identificatie, date(b.dagtekening * 86400, 'unixepoch') AS dagtekening, b.bestand, b.lid,
		a.opgelost_door, date(d.bekend * 86400, 'unixepoch') AS opgelost_dagtekening
	FROM (
		SELECT bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad, NULL AS opgelost_door
		FROM afkeur_rij
		UNION ALL
		SELECT r.bericht, (SELECT count(*) FROM afkeur_rij o WHERE o.bericht = r.bericht)
			+ row_number() OVER (PARTITION BY r.bericht ORDER BY r.gebeurtenis, r.regel, r.pad),
			r.regel, r.retourcode, r.ernst, r.regelnummer, r.pad, r.opgelost_door
		FROM afkeur_afgeleid r
		WHERE NOT EXISTS (SELECT 1 FROM afkeur_afgeleid t WHERE t.bericht = r.bericht
			AND t.regel = r.regel AND t.pad = r.pad AND t.dossier < r.dossier)
	) a
	JOIN bericht b ON b.id = a.bericht
	LEFT JOIN bericht d ON d.id = a.opgelost_door;

CREATE VIEW opgelost AS
	SELECT a.ontvangen_volgnummer, a.volgnummer, a.regel, a.opgelost_door AS door_volgnummer,
		'JW' || d.type AS door_bericht, a.opgelost_dagtekening AS door_dagtekening
	FROM afkeur a JOIN bericht d ON d.id = a.opgelost_door;

-- ---- What was done ----

-- Every change of what is kept, one behind the other, each bound to the one before it (custody.h): what
-- is changed, added or removed past the program is found. A row is what NEN 7513 asks of an act.
CREATE TABLE logboek (
	nr INTEGER PRIMARY KEY,         -- from 1 on, without a gap
	moment INTEGER NOT NULL,        -- seconds since 1970
	gebruiker TEXT NOT NULL,        -- as whom the program was started
	verantwoordelijke TEXT NOT NULL, -- who logged in, where that is somebody else
	rol TEXT NOT NULL,
	grond TEXT NOT NULL,            -- why, where it was said
	daad TEXT NOT NULL,             -- a word for it (custody.h)
	uitkomst TEXT NOT NULL,
	betreft TEXT NOT NULL,          -- a pseudonym, a message number, a table; never a BSN
	host TEXT NOT NULL,
	programma TEXT NOT NULL,        -- the version of ijw
	berichten BLOB NOT NULL,        -- keyed digests of the messages that came or were changed by it
	tabellen BLOB NOT NULL,         -- keyed digests of the other tables that it changed
	zegel BLOB NOT NULL,            -- a digest of all that under a key that is made of archive.key
	kop BLOB NOT NULL               -- the head: a digest of the head before and zegel, under that key
) STRICT;
-- Its last row, so that it is seen when that is gone.
CREATE TABLE logboek_einde (
	een INTEGER PRIMARY KEY,        -- 1: there is one row
	nr INTEGER NOT NULL,
	bewijs BLOB NOT NULL            -- of nr under the same key
) STRICT;
CREATE INDEX logboek_tabellen ON logboek (nr) WHERE length(tabellen) > 0;

-- ---- What is counted ----
--
-- A monitoring system asks every minute, whatever the size: what `ijw status` would have to count is
-- kept up to date (telling.h).

-- How many messages of a kind came in a second (since 1970). Those of more than a day before the last
-- message are together, under 0.
CREATE TABLE ontvangst (
	moment INTEGER NOT NULL,
	soort INTEGER NOT NULL,         -- enum verdict, of every message; enum jump (telling.h), of some of them
	aantal INTEGER NOT NULL,
	PRIMARY KEY (moment, soort)
) STRICT, WITHOUT ROWID;

-- The last message of a sender: four digits of a gemeente, or eight. A retour repeats Afzender and
-- Ontvanger of what it answers, and its number is even.
CREATE TABLE zender (
	code TEXT PRIMARY KEY,
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	sinds INTEGER NOT NULL          -- when their first message came: seconds since 1970
) STRICT, WITHOUT ROWID;
CREATE INDEX zender_bericht ON zender (bericht);
CREATE INDEX zender_sinds ON zender (sinds);

-- How many findings of a severity no message has resolved.
CREATE TABLE openstaand (
	ernst TEXT PRIMARY KEY,
	aantal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- What the database remembers ----

CREATE TABLE stand (sleutel TEXT PRIMARY KEY, waarde TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Youths whose rows are to be derived anew, and from which day on what is known of them changed.
CREATE TABLE geraakt (
	id INTEGER PRIMARY KEY REFERENCES jeugdige (id) ON DELETE CASCADE,
	dag INTEGER NOT NULL
) STRICT;

-- Dossiers of very many messages that are to be judged anew (large.h), and a message that names each.
CREATE TABLE uitgesteld (
	dossier INTEGER NOT NULL,       -- enum dossier_kind
	sleutel INTEGER NOT NULL,       -- the keyed digest of its name
	bericht INTEGER NOT NULL REFERENCES bericht (id) ON DELETE CASCADE,
	PRIMARY KEY (dossier, sleutel)
) STRICT, WITHOUT ROWID;
CREATE INDEX uitgesteld_bericht ON uitgesteld (bericht);

-- Which list judged from which message on.
CREATE TABLE lijst (
	naam TEXT NOT NULL,             -- gemeenten, producten, tarieven, aanbieders
	vanaf INTEGER NOT NULL,
	sha256 TEXT NOT NULL,           -- of the file, in hexadecimal; empty when none was given
	PRIMARY KEY (naam, vanaf)
) STRICT, WITHOUT ROWID;

-- What the lists in use and the standard call the codes.
CREATE TABLE naam (
	soort TEXT NOT NULL,            -- gemeente, aanbieder, or a list of codes of the standard, as the column of
	                                -- the tables is called: productcategorie, verwijzer, reden_wijziging ...
	code TEXT NOT NULL,
	naam TEXT NOT NULL,
	PRIMARY KEY (soort, code)
) STRICT, WITHOUT ROWID;

-- aanmelddatum.csv, which no message tells.
CREATE TABLE aanmelding (
	aanbieder TEXT NOT NULL,
	referentie TEXT NOT NULL,
	aanmelddag INTEGER NOT NULL,
	waarde INTEGER NOT NULL,        -- the key of the request in sleutel
	PRIMARY KEY (aanbieder, referentie)
) STRICT, WITHOUT ROWID;

-- The days that the rows are of, for other views: an export of other days hides it by a table of its own.
CREATE VIEW moment AS
	SELECT waarde AS peildatum, waarde AS kennisdatum FROM stand WHERE sleutel = 'peildatum';

-- The request counts that has the key first and is not void (definitions, section 9, "verzoek").
CREATE VIEW aanmeldwacht AS
	SELECT aanbieder, referentie, date(aanmelddag * 86400, 'unixepoch') AS aanmelddatum,
		date(dag * 86400, 'unixepoch') AS dagtekening, dag - aanmelddag AS dagen
	FROM (
		SELECT a.aanbieder, a.referentie, a.aanmelddag, (
			SELECT min(s.dag) FROM sleutel s JOIN bericht b ON b.id = s.bericht
			WHERE s.soort = 4 AND s.waarde = a.waarde AND s.dag <= min(m.peildatum, m.kennisdatum)
				AND (b.nietig_vanaf IS NULL OR b.nietig_vanaf > m.kennisdatum)) AS dag
		FROM aanmelding a, (SELECT CAST(julianday(peildatum) - 2440587.5 AS INTEGER) AS peildatum,
			CAST(julianday(kennisdatum) - 2440587.5 AS INTEGER) AS kennisdatum FROM moment) m
	)
	WHERE dag IS NOT NULL;

-- ---- Derived rows, and the tables of the contract that show them ----
--
-- Their columns are those of columns.c, in the same order. The rows of a youth lie together, in the order in
-- which they were derived (nr, from 0 on). A gemeente is its CBS code, a word (status, soort, rol, leeftijd) its
-- place in the view, a date a day number. Of a count of days that goes on only the day is stored on which it was
-- 0 (..._sinds): the views count.

CREATE TABLE verzoek_rij (
	jeugdige INTEGER NOT NULL REFERENCES jeugdige (id) ON DELETE CASCADE,
	nr INTEGER NOT NULL,
	aanbieder TEXT,
	referentie TEXT,
	soort INTEGER NOT NULL,
	gemeente INTEGER,
	dagtekening INTEGER,
	productcategorie TEXT,
	productcode TEXT,
	verwijzer TEXT,
	status INTEGER NOT NULL,
	antwoorddatum INTEGER,
	besluitdatum INTEGER,
	reden_afwijzing TEXT,
	toewijzingnummer INTEGER,
	w1_dagen INTEGER,
	w1_werkdagen INTEGER,
	w1b_dagen INTEGER,
	w2_dagen INTEGER,
	PRIMARY KEY (jeugdige, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE toewijzing_rij (
	jeugdige INTEGER NOT NULL REFERENCES jeugdige (id) ON DELETE CASCADE,
	nr INTEGER NOT NULL,
	gemeente INTEGER,
	toewijzingnummer INTEGER,
	aanbieder TEXT,
	productcategorie TEXT,
	productcode TEXT,
	toewijzingsdatum INTEGER,
	ingangsdatum INTEGER,
	einddatum INTEGER,
	reden_wijziging TEXT,
	versies INTEGER,
	status INTEGER NOT NULL,
	rol INTEGER,
	keten INTEGER,
	a3_dagen INTEGER,
	a3_werkdagen INTEGER,
	PRIMARY KEY (jeugdige, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE levering_rij (
	jeugdige INTEGER NOT NULL REFERENCES jeugdige (id) ON DELETE CASCADE,
	nr INTEGER NOT NULL,
	gemeente INTEGER,
	toewijzingnummer INTEGER,
	begindatum INTEGER,
	aanbieder TEXT,
	productcategorie TEXT,
	productcode TEXT,
	einddatum INTEGER,
	status INTEGER NOT NULL,
	reden_beeindiging TEXT,
	onderbrekingen INTEGER,
	onderbreking_dagen INTEGER,
	onderbreking_sinds INTEGER,
	d1_dagen INTEGER,
	d2_dagen INTEGER,
	a1_dagen INTEGER,
	a1_werkdagen INTEGER,
	a2_dagen INTEGER,
	a2_werkdagen INTEGER,
	PRIMARY KEY (jeugdige, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE wachtketen_rij (
	jeugdige INTEGER NOT NULL REFERENCES jeugdige (id) ON DELETE CASCADE,
	nr INTEGER NOT NULL,
	gemeente INTEGER,
	keten INTEGER,
	aanbieder TEXT,
	productcategorie TEXT,
	verwijzer TEXT,
	leeftijd INTEGER,
	klokstart INTEGER,
	ingangsdatum INTEGER,
	status INTEGER NOT NULL,
	startdatum INTEGER,
	startdatum_tot INTEGER,
	einddatum INTEGER,
	reden TEXT,
	toewijzingen INTEGER,
	w3a_dagen INTEGER,
	w3b_dagen INTEGER,
	w4_dagen INTEGER,
	w3a_tot INTEGER,
	open_dagen INTEGER,
	open_sinds INTEGER,
	PRIMARY KEY (jeugdige, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE traject_rij (
	jeugdige INTEGER NOT NULL REFERENCES jeugdige (id) ON DELETE CASCADE,
	nr INTEGER NOT NULL,
	begindatum INTEGER,
	einddatum INTEGER,
	status INTEGER NOT NULL,
	leveringen INTEGER,
	aanbieders INTEGER,
	eerste_aanbieder TEXT,
	laatste_aanbieder TEXT,
	overstappen INTEGER,
	stapeling INTEGER,
	dagen INTEGER,
	dagen_sinds INTEGER,
	w5_dagen INTEGER,
	draaideur INTEGER,
	PRIMARY KEY (jeugdige, nr)
) STRICT, WITHOUT ROWID;

-- NULL stays NULL; a Julian day begins at noon.
CREATE VIEW verzoek AS
	SELECT r.aanbieder, r.referentie, CASE r.soort WHEN 0 THEN 'VOT' WHEN 1 THEN 'VOW' END AS soort, j.client,
		'GM' || substr(10000 + r.gemeente, 2) AS gemeente, coalesce(date(r.dagtekening + 2440587.5), (strftime('%Y', r.dagtekening % 146097 + 2440587.5) + r.dagtekening / 146097 * 400)
			|| strftime('-%m-%d', r.dagtekening % 146097 + 2440587.5)) AS dagtekening,
		r.productcategorie, r.productcode, r.verwijzer,
		CASE r.status WHEN 0 THEN 'open' WHEN 1 THEN 'in_onderzoek' WHEN 2 THEN 'toegewezen'
			WHEN 3 THEN 'afgewezen' END AS status,
		coalesce(date(r.antwoorddatum + 2440587.5), (strftime('%Y', r.antwoorddatum % 146097 + 2440587.5) + r.antwoorddatum / 146097 * 400)
			|| strftime('-%m-%d', r.antwoorddatum % 146097 + 2440587.5)) AS antwoorddatum, coalesce(date(r.besluitdatum + 2440587.5), (strftime('%Y', r.besluitdatum % 146097 + 2440587.5) + r.besluitdatum / 146097 * 400)
			|| strftime('-%m-%d', r.besluitdatum % 146097 + 2440587.5)) AS besluitdatum,
		r.reden_afwijzing, r.toewijzingnummer, r.w1_dagen, r.w1_werkdagen, r.w1b_dagen, r.w2_dagen
	FROM verzoek_rij r JOIN jeugdige j ON j.id = r.jeugdige;
CREATE VIEW toewijzing AS
	SELECT 'GM' || substr(10000 + r.gemeente, 2) AS gemeente, r.toewijzingnummer, j.client, r.aanbieder,
		r.productcategorie, r.productcode, coalesce(date(r.toewijzingsdatum + 2440587.5), (strftime('%Y', r.toewijzingsdatum % 146097 + 2440587.5) + r.toewijzingsdatum / 146097 * 400)
			|| strftime('-%m-%d', r.toewijzingsdatum % 146097 + 2440587.5)) AS toewijzingsdatum,
		coalesce(date(r.ingangsdatum + 2440587.5), (strftime('%Y', r.ingangsdatum % 146097 + 2440587.5) + r.ingangsdatum / 146097 * 400)
			|| strftime('-%m-%d', r.ingangsdatum % 146097 + 2440587.5)) AS ingangsdatum, coalesce(date(r.einddatum + 2440587.5), (strftime('%Y', r.einddatum % 146097 + 2440587.5) + r.einddatum / 146097 * 400)
			|| strftime('-%m-%d', r.einddatum % 146097 + 2440587.5)) AS einddatum,
		r.reden_wijziging, r.versies,
		CASE r.status WHEN 0 THEN 'actief' WHEN 1 THEN 'ingetrokken' WHEN 2 THEN 'verlopen'
			WHEN 3 THEN 'vervallen' END AS status,
		CASE r.rol WHEN 0 THEN 'eerste' WHEN 1 THEN 'voortzetting' WHEN 2 THEN 'vervolg'
			WHEN 3 THEN 'links_afgekapt' END AS rol,
		r.keten, r.a3_dagen, r.a3_werkdagen
	FROM toewijzing_rij r JOIN jeugdige j ON j.id = r.jeugdige;
CREATE VIEW levering AS
	SELECT 'GM' || substr(10000 + r.gemeente, 2) AS gemeente, r.toewijzingnummer,
		coalesce(date(r.begindatum + 2440587.5), (strftime('%Y', r.begindatum % 146097 + 2440587.5) + r.begindatum / 146097 * 400)
			|| strftime('-%m-%d', r.begindatum % 146097 + 2440587.5)) AS begindatum, j.client, r.aanbieder, r.productcategorie, r.productcode,
		coalesce(date(r.einddatum + 2440587.5), (strftime('%Y', r.einddatum % 146097 + 2440587.5) + r.einddatum / 146097 * 400)
			|| strftime('-%m-%d', r.einddatum % 146097 + 2440587.5)) AS einddatum,
		CASE r.status WHEN 0 THEN 'lopend' WHEN 1 THEN 'onderbroken' WHEN 2 THEN 'beeindigd'
			WHEN 3 THEN 'stop_ontbreekt' END AS status,
		r.reden_beeindiging, r.onderbrekingen,
		coalesce(r.onderbreking_dagen, (SELECT CAST(strftime('%s', peildatum) AS INTEGER) / 86400 FROM moment)
			- r.onderbreking_sinds) AS onderbreking_dagen,
		r.d1_dagen, r.d2_dagen, r.a1_dagen, r.a1_werkdagen, r.a2_dagen, r.a2_werkdagen
	FROM levering_rij r JOIN jeugdige j ON j.id = r.jeugdige;
CREATE VIEW wachtketen AS
	SELECT 'GM' || substr(10000 + r.gemeente, 2) AS gemeente, r.keten, j.client, r.aanbieder, r.productcategorie,
		r.verwijzer, CASE r.leeftijd WHEN 0 THEN 'onbekend' WHEN 1 THEN '0-3' WHEN 2 THEN '4-11'
			WHEN 3 THEN '12-17' WHEN 4 THEN '18+' END AS leeftijd,
		coalesce(date(r.klokstart + 2440587.5), (strftime('%Y', r.klokstart % 146097 + 2440587.5) + r.klokstart / 146097 * 400)
			|| strftime('-%m-%d', r.klokstart % 146097 + 2440587.5)) AS klokstart, coalesce(date(r.ingangsdatum + 2440587.5), (strftime('%Y', r.ingangsdatum % 146097 + 2440587.5) + r.ingangsdatum / 146097 * 400)
			|| strftime('-%m-%d', r.ingangsdatum % 146097 + 2440587.5)) AS ingangsdatum,
		CASE r.status WHEN 0 THEN 'gepland' WHEN 1 THEN 'wachtend' WHEN 2 THEN 'gestart' WHEN 3 THEN 'afgevallen'
			WHEN 4 THEN 'retroactief' WHEN 5 THEN 'gestart_volgens_declaratie' WHEN 6 THEN 'uitgesloten' END AS status,
		coalesce(date(r.startdatum + 2440587.5), (strftime('%Y', r.startdatum % 146097 + 2440587.5) + r.startdatum / 146097 * 400)
			|| strftime('-%m-%d', r.startdatum % 146097 + 2440587.5)) AS startdatum, coalesce(date(r.startdatum_tot + 2440587.5), (strftime('%Y', r.startdatum_tot % 146097 + 2440587.5) + r.startdatum_tot / 146097 * 400)
			|| strftime('-%m-%d', r.startdatum_tot % 146097 + 2440587.5)) AS startdatum_tot,
		coalesce(date(r.einddatum + 2440587.5), (strftime('%Y', r.einddatum % 146097 + 2440587.5) + r.einddatum / 146097 * 400)
			|| strftime('-%m-%d', r.einddatum % 146097 + 2440587.5)) AS einddatum, r.reden, r.toewijzingen,
		r.w3a_dagen, r.w3b_dagen, r.w4_dagen, r.w3a_tot,
		coalesce(r.open_dagen, (SELECT CAST(strftime('%s', peildatum) AS INTEGER) / 86400 FROM moment)
			- r.open_sinds) AS open_dagen
	FROM wachtketen_rij r JOIN jeugdige j ON j.id = r.jeugdige;
CREATE VIEW traject AS
	SELECT j.client, coalesce(date(r.begindatum + 2440587.5), (strftime('%Y', r.begindatum % 146097 + 2440587.5) + r.begindatum / 146097 * 400)
			|| strftime('-%m-%d', r.begindatum % 146097 + 2440587.5)) AS begindatum, coalesce(date(r.einddatum + 2440587.5), (strftime('%Y', r.einddatum % 146097 + 2440587.5) + r.einddatum / 146097 * 400)
			|| strftime('-%m-%d', r.einddatum % 146097 + 2440587.5)) AS einddatum,
		CASE r.status WHEN 0 THEN 'lopend' WHEN 1 THEN 'beeindigd' END AS status, r.leveringen, r.aanbieders,
		r.eerste_aanbieder, r.laatste_aanbieder, r.overstappen, r.stapeling,
		coalesce(r.dagen, (SELECT CAST(strftime('%s', peildatum) AS INTEGER) / 86400 FROM moment)
			- r.dagen_sinds) AS dagen,
		r.w5_dagen, r.draaideur
	FROM traject_rij r JOIN jeugdige j ON j.id = r.jeugdige;

-- ---- Views for analysts: what is hard to ask of the tables of the contract, built on those alone
-- and on each other. Columns are told in columns.c. ----

CREATE VIEW gemeente AS
	SELECT c.code, n.naam
	FROM (SELECT gemeente AS code FROM verzoek
		UNION SELECT gemeente FROM toewijzing UNION SELECT gemeente FROM levering) c
	LEFT JOIN naam n ON n.soort = 'gemeente' AND n.code = c.code
	WHERE c.code <> '';
CREATE VIEW aanbieder AS
	SELECT c.code, n.naam
	FROM (SELECT aanbieder AS code FROM verzoek
		UNION SELECT aanbieder FROM toewijzing UNION SELECT aanbieder FROM levering) c
	LEFT JOIN naam n ON n.soort = 'aanbieder' AND n.code = c.code
	WHERE c.code <> '';
CREATE VIEW productcategorie AS
	SELECT c.code, n.naam
	FROM (SELECT productcategorie AS code FROM verzoek
		UNION SELECT productcategorie FROM toewijzing UNION SELECT productcategorie FROM levering) c
	LEFT JOIN naam n ON n.soort = 'productcategorie' AND n.code = c.code
	WHERE c.code <> '';
CREATE VIEW code AS
	SELECT soort AS lijst, code, naam FROM naam WHERE soort NOT IN ('gemeente', 'aanbieder');

-- From the first to the last day on which something happened; a mistaken year is no part of it. A
-- quarter and a year are whole. Periods are spelled as CBS does.
CREATE VIEW periode AS
	WITH RECURSIVE dag (dag) AS (
		SELECT klokstart FROM wachtketen WHERE status <> 'uitgesloten'
		UNION ALL SELECT coalesce(startdatum_tot, startdatum, einddatum) FROM wachtketen
		UNION ALL SELECT begindatum FROM traject
		UNION ALL SELECT einddatum FROM traject
		UNION ALL SELECT dagtekening FROM verzoek
	), span (van, tot) AS (
		SELECT min(dag), max(dag) FROM dag WHERE dag BETWEEN '1900-01-01' AND '2199-12-31'
	), maand (dag, tot) AS (
		SELECT date(van, 'start of month'), tot FROM span WHERE van IS NOT NULL
		UNION ALL SELECT date(dag, '+1 month'), tot FROM maand WHERE date(dag, '+1 month') <= tot
	)
	SELECT 'maand' AS soort, strftime('%YMM%m', dag) AS periode, dag AS eerste_dag,
		date(dag, '+1 month', '-1 day') AS laatste_dag
	FROM maand
	UNION SELECT 'kwartaal', strftime('%Y', dag) || 'KW0' || ((strftime('%m', dag) + 2) / 3),
		date(dag, '-' || ((strftime('%m', dag) - 1) % 3) || ' months'),
		date(dag, '-' || ((strftime('%m', dag) - 1) % 3) || ' months', '+3 months', '-1 day')
	FROM maand
	UNION SELECT 'jaar', strftime('%YJJ00', dag), date(dag, 'start of year'),
		date(dag, 'start of year', '+1 year', '-1 day')
	FROM maand
	ORDER BY 1, 2;

-- A traject has every delivery that begins in it: the first after it begins the next one.
CREATE VIEW traject_levering AS
	SELECT l.client, t.begindatum AS traject,
		row_number() OVER (PARTITION BY l.client, t.begindatum ORDER BY l.begindatum, l.aanbieder, l.gemeente,
			l.toewijzingnummer, l.productcategorie, l.productcode) AS volgorde,
		l.gemeente, l.toewijzingnummer, l.begindatum, l.einddatum, l.status, l.aanbieder, l.productcategorie,
		l.productcode
	FROM levering l JOIN traject t ON t.client = l.client
		AND t.begindatum = (SELECT max(x.begindatum) FROM traject x
			WHERE x.client = l.client AND x.begindatum <= l.begindatum);

-- Chains that have waited (those that began before the decision never did), and the day on which
-- they stopped. What was not measured is left out of the waits.
CREATE VIEW wacht_kwartaal AS
	SELECT gemeente, keten, client, aanbieder, productcategorie, verwijzer, leeftijd, status, klokstart,
		strftime('%Y', klokstart) || 'KW0' || ((strftime('%m', klokstart) + 2) / 3) AS kwartaal_in, stopdag,
		strftime('%Y', stopdag) || 'KW0' || ((strftime('%m', stopdag) + 2) / 3) AS kwartaal_uit,
		iif(status = 'gestart', w3a_dagen, NULL) AS w3a_dagen, iif(w3b_dagen >= 0, w3b_dagen, NULL) AS w3b_dagen,
		w4_dagen, open_dagen
	FROM (SELECT *, CASE status WHEN 'gestart' THEN startdatum
			WHEN 'gestart_volgens_declaratie' THEN startdatum_tot
			WHEN 'afgevallen' THEN einddatum END AS stopdag
		FROM wachtketen)
	WHERE status NOT IN ('uitgesloten', 'retroactief') AND (stopdag IS NULL OR stopdag >= klokstart);

CREATE VIEW stroom_maand AS
	WITH stap (gemeente, dag, erin, gestart, afgevallen) AS (
		SELECT gemeente, klokstart, 1, 0, 0 FROM wacht_kwartaal
		UNION ALL SELECT gemeente, stopdag, 0, status <> 'afgevallen', status = 'afgevallen'
		FROM wacht_kwartaal WHERE stopdag IS NOT NULL
	), som AS (
		SELECT gemeente, strftime('%YMM%m', dag) AS maand, sum(erin) AS instroom, sum(gestart) AS gestart,
			sum(afgevallen) AS afgevallen
		FROM stap GROUP BY 1, 2
	), stand AS (
		SELECT p.periode AS maand, p.laatste_dag, g.gemeente, coalesce(s.instroom, 0) AS instroom,
			coalesce(s.gestart, 0) AS gestart, coalesce(s.afgevallen, 0) AS afgevallen,
			sum(coalesce(s.instroom - s.gestart - s.afgevallen, 0))
				OVER (PARTITION BY g.gemeente ORDER BY p.periode) AS eind
		FROM periode p CROSS JOIN (SELECT DISTINCT gemeente FROM wacht_kwartaal) g
		LEFT JOIN som s ON s.gemeente = g.gemeente AND s.maand = p.periode
		WHERE p.soort = 'maand'
	)
	SELECT maand, laatste_dag, gemeente, eind - instroom + gestart + afgevallen AS begin, instroom, gestart,
		afgevallen, eind
	FROM stand;

CREATE VIEW client_jaar AS
	SELECT DISTINCT CAST(substr(p.periode, 1, 4) AS INTEGER) AS jaar, l.gemeente, l.client
	FROM periode p JOIN levering l ON l.begindatum <= p.laatste_dag
		AND (l.einddatum IS NULL OR l.einddatum >= p.eerste_dag)
	WHERE p.soort = 'jaar';
