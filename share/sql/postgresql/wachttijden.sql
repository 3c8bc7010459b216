-- How long youths wait, per gemeente, provider and kind of help: W3a of those who started, and the open waits, in days.
WITH deel (soort, code, dagen, open) AS (SELECT 'gemeente', gemeente, w3a_dagen, open_dagen FROM wacht_kwartaal UNION ALL
	SELECT 'aanbieder', aanbieder, w3a_dagen, open_dagen FROM wacht_kwartaal UNION ALL
	SELECT 'productcategorie', productcategorie, w3a_dagen, open_dagen FROM wacht_kwartaal)
SELECT d.soort, d.code, n.naam, nullif(count(dagen), 0) AS gestart, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY dagen)::numeric, 1) AS mediaan,
	round(percentile_cont(0.9) WITHIN GROUP (ORDER BY dagen)::numeric, 1) AS p90, count(open) AS wacht, max(open) AS langst
FROM deel d LEFT JOIN naam n USING (soort, code) GROUP BY 1, 2, 3 ORDER BY 1, 2;
