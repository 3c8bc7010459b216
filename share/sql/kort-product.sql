-- Whether a short product (its codes) shortens what follows: W3a of chains within 90 days after one, and of the others of these kinds.
WITH kort (code) AS (VALUES ('45A48')),
keten AS (SELECT w.*, EXISTS (SELECT 1 FROM levering l WHERE l.client = w.client AND l.productcode IN kort
	AND w.klokstart BETWEEN l.einddatum AND date(l.einddatum, '90 days')) AS na FROM wacht_kwartaal w),
gelijk AS (SELECT * FROM keten WHERE productcategorie IN (SELECT productcategorie FROM keten WHERE na)),
rij AS (SELECT na, w3a_dagen AS dagen, row_number() OVER w - 1 AS rang, count(*) OVER (PARTITION BY na) - 1 AS laatste
	FROM gelijk WHERE w3a_dagen IS NOT NULL WINDOW w AS (PARTITION BY na ORDER BY w3a_dagen))
SELECT iif(na, 'na een kort product', 'zonder') AS groep, laatste + 1 AS gestart, round(sum(dagen * max(0.0, 1 - abs(rang - 0.5 * laatste))), 1) AS mediaan,
	round(sum(dagen * max(0.0, 1 - abs(rang - 0.75 * laatste))), 1) AS p75 FROM rij GROUP BY na ORDER BY 1;
