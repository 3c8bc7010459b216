-- The views for analysts in PostgreSQL: they say the same as those of schema.sql. `ijw export --ddl` writes
-- them behind the tables (ddl.c), in a search_path that has these.

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

CREATE VIEW periode AS
	WITH dag (dag) AS (
		SELECT klokstart FROM wachtketen WHERE status <> 'uitgesloten'
		UNION ALL SELECT coalesce(startdatum_tot, startdatum, einddatum) FROM wachtketen
		UNION ALL SELECT begindatum FROM traject
		UNION ALL SELECT einddatum FROM traject
		UNION ALL SELECT dagtekening FROM verzoek
	), span (van, tot) AS (
		SELECT min(dag), max(dag) FROM dag WHERE dag BETWEEN DATE '1900-01-01' AND DATE '2199-12-31'
	), maand (dag) AS (
		SELECT generate_series(date_trunc('month', van), tot, INTERVAL '1 month')::date FROM span
	), rij (soort, periode, eerste_dag, duur) AS (
		SELECT 'maand', to_char(dag, 'YYYY"MM"MM'), dag, INTERVAL '1 month' FROM maand
		UNION SELECT 'kwartaal', to_char(dag, 'YYYY"KW0"Q'), date_trunc('quarter', dag)::date, INTERVAL '3 months'
		FROM maand
		UNION SELECT 'jaar', to_char(dag, 'YYYY"JJ00"'), date_trunc('year', dag)::date, INTERVAL '1 year' FROM maand
	)
	SELECT soort, periode, eerste_dag, (eerste_dag + duur)::date - 1 AS laatste_dag FROM rij
	ORDER BY soort COLLATE "C", periode COLLATE "C";

CREATE VIEW traject_levering AS
	SELECT l.client, t.begindatum AS traject,
		row_number() OVER (PARTITION BY l.client, t.begindatum ORDER BY l.begindatum, l.aanbieder NULLS FIRST,
			l.gemeente NULLS FIRST, l.toewijzingnummer NULLS FIRST, l.productcategorie NULLS FIRST,
			l.productcode NULLS FIRST) AS volgorde,
		l.gemeente, l.toewijzingnummer, l.begindatum, l.einddatum, l.status, l.aanbieder, l.productcategorie,
		l.productcode
	FROM levering l JOIN traject t ON t.client = l.client
		AND t.begindatum = (SELECT max(x.begindatum) FROM traject x
			WHERE x.client = l.client AND x.begindatum <= l.begindatum);

CREATE VIEW wacht_kwartaal AS
	SELECT gemeente, keten, client, aanbieder, productcategorie, verwijzer, leeftijd, status, klokstart,
		to_char(klokstart, 'YYYY"KW0"Q') AS kwartaal_in, stopdag, to_char(stopdag, 'YYYY"KW0"Q') AS kwartaal_uit,
		CASE WHEN status = 'gestart' THEN w3a_dagen END AS w3a_dagen,
		CASE WHEN w3b_dagen >= 0 THEN w3b_dagen END AS w3b_dagen, w4_dagen, open_dagen
	FROM (SELECT *, CASE status WHEN 'gestart' THEN startdatum
			WHEN 'gestart_volgens_declaratie' THEN startdatum_tot
			WHEN 'afgevallen' THEN einddatum END AS stopdag
		FROM wachtketen) k
	WHERE status NOT IN ('uitgesloten', 'retroactief') AND (stopdag IS NULL OR stopdag >= klokstart);

CREATE VIEW stroom_maand AS
	WITH stap (gemeente, dag, erin, gestart, afgevallen) AS (
		SELECT gemeente, klokstart, 1, 0, 0 FROM wacht_kwartaal
		UNION ALL SELECT gemeente, stopdag, 0, (status <> 'afgevallen')::integer, (status = 'afgevallen')::integer
		FROM wacht_kwartaal WHERE stopdag IS NOT NULL
	), som AS (
		SELECT gemeente, to_char(dag, 'YYYY"MM"MM') AS maand, sum(erin) AS instroom, sum(gestart) AS gestart,
			sum(afgevallen) AS afgevallen
		FROM stap GROUP BY 1, 2
	), stand AS (
		SELECT p.periode AS maand, p.laatste_dag, g.gemeente, coalesce(s.instroom, 0) AS instroom,
			coalesce(s.gestart, 0) AS gestart, coalesce(s.afgevallen, 0) AS afgevallen,
			(sum(coalesce(s.instroom - s.gestart - s.afgevallen, 0))
				OVER (PARTITION BY g.gemeente ORDER BY p.periode COLLATE "C"))::bigint AS eind
		FROM periode p CROSS JOIN (SELECT DISTINCT gemeente FROM wacht_kwartaal) g
		LEFT JOIN som s ON s.gemeente = g.gemeente AND s.maand = p.periode
		WHERE p.soort = 'maand'
	)
	SELECT maand, laatste_dag, gemeente, eind - instroom + gestart + afgevallen AS begin, instroom, gestart,
		afgevallen, eind
	FROM stand;

CREATE VIEW client_jaar AS
	SELECT DISTINCT substr(p.periode, 1, 4)::integer AS jaar, l.gemeente, l.client
	FROM periode p JOIN levering l ON l.begindatum <= p.laatste_dag
		AND (l.einddatum IS NULL OR l.einddatum >= p.eerste_dag)
	WHERE p.soort = 'jaar';
