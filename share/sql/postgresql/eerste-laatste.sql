-- How often the first provider is not the last: of the trajecten that began a year ago or longer, those with another one within 365 days.
WITH vandaag (dag) AS (SELECT max(begindatum + dagen - 1) FROM traject WHERE status = 'lopend'),
deel AS (SELECT t.client, t.begindatum, bool_or(l.aanbieder <> eerste_aanbieder AND l.begindatum <= t.begindatum + 365) AS ander,
	bool_or(eerste_aanbieder <> laatste_aanbieder) AS nu_ander FROM traject t JOIN traject_levering l ON l.client = t.client AND l.traject = t.begindatum, vandaag
	WHERE t.begindatum + 365 <= dag GROUP BY 1, 2)
SELECT to_char(begindatum, 'YYYY') AS jaar, count(*) AS trajecten, count(*) FILTER (WHERE ander) AS ander_binnen_een_jaar,
	round(avg(ander::integer), 3) AS aandeel, count(*) FILTER (WHERE nu_ander) AS laatste_is_ander FROM deel GROUP BY 1 ORDER BY 1;
