-- Whether a short product (its codes) shortens what follows: W3a of chains within 90 days after one, and of the others of these kinds.
WITH kort (code) AS (VALUES ('45A48')),
keten AS (SELECT w.*, EXISTS (SELECT 1 FROM levering l WHERE l.client = w.client AND l.productcode IN (SELECT code FROM kort)
	AND w.klokstart BETWEEN l.einddatum AND l.einddatum + 90) AS na FROM wacht_kwartaal w),
gelijk AS (SELECT * FROM keten WHERE w3a_dagen IS NOT NULL AND productcategorie IN (SELECT productcategorie FROM keten WHERE na))
SELECT CASE WHEN na THEN 'na een kort product' ELSE 'zonder' END AS groep, count(*) AS gestart,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY w3a_dagen)::numeric, 1) AS mediaan,
	round(percentile_cont(0.75) WITHIN GROUP (ORDER BY w3a_dagen)::numeric, 1) AS p75 FROM gelijk GROUP BY na ORDER BY 1;
