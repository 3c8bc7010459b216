-- How often the first provider is not the last: of the trajecten that began a year ago or longer, those with another one within 365 days.
WITH vandaag (dag) AS (SELECT max(date(begindatum, (dagen - 1) || ' days')) FROM traject WHERE status = 'lopend'),
deel AS (SELECT t.client, t.begindatum, max(l.aanbieder <> eerste_aanbieder AND l.begindatum <= date(t.begindatum, '365 days')) AS ander,
	eerste_aanbieder <> laatste_aanbieder AS nu_ander FROM traject t JOIN traject_levering l ON l.client = t.client AND l.traject = t.begindatum, vandaag
	WHERE date(t.begindatum, '365 days') <= dag GROUP BY 1, 2)
SELECT strftime('%Y', begindatum) AS jaar, count(*) AS trajecten, sum(ander) AS ander_binnen_een_jaar, round(avg(ander), 3) AS aandeel,
	sum(nu_ander) AS laatste_is_ander FROM deel GROUP BY 1 ORDER BY 1;
