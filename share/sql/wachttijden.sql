-- How long youths wait, per gemeente, provider and kind of help: W3a of those who started, and the open waits, in days.
WITH deel (soort, code, dagen, open) AS (SELECT 'gemeente', gemeente, w3a_dagen, open_dagen FROM wacht_kwartaal UNION ALL
	SELECT 'aanbieder', aanbieder, w3a_dagen, open_dagen FROM wacht_kwartaal UNION ALL
	SELECT 'productcategorie', productcategorie, w3a_dagen, open_dagen FROM wacht_kwartaal),
rij AS (SELECT *, row_number() OVER w - 1 AS rang, count(*) OVER (PARTITION BY soort, code) - 1 AS laatste
	FROM deel WHERE dagen IS NOT NULL WINDOW w AS (PARTITION BY soort, code ORDER BY dagen)),
gestart AS (SELECT soort, code, laatste + 1 AS gestart, round(sum(dagen * max(0.0, 1 - abs(rang - 0.5 * laatste))), 1) AS mediaan,
	round(sum(dagen * max(0.0, 1 - abs(rang - 0.9 * laatste))), 1) AS p90 FROM rij GROUP BY 1, 2)
SELECT d.soort, d.code, n.naam, gestart, mediaan, p90, count(open) AS wacht, max(open) AS langst
FROM deel d LEFT JOIN gestart USING (soort, code) LEFT JOIN naam n USING (soort, code) GROUP BY 1, 2 ORDER BY 1, 2;
