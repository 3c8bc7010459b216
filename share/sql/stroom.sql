-- Care begun, ended and running per year and kind, residential care and the compulsory chain (47-49) apart, and its length.
WITH zorg AS (SELECT *, CASE WHEN productcategorie IN ('43', '44') THEN 'verblijf' WHEN productcategorie IN ('47', '48', '49') THEN 'gedwongen'
	ELSE 'overig' END AS soort, strftime('%Y', einddatum) AS eindjaar FROM levering),
rij AS (SELECT soort, eindjaar, d1_dagen, row_number() OVER w - 1 AS rang, count(*) OVER (PARTITION BY soort, eindjaar) - 1 AS laatste
	FROM zorg WHERE d1_dagen IS NOT NULL WINDOW w AS (PARTITION BY soort, eindjaar ORDER BY d1_dagen)),
duur AS (SELECT soort, eindjaar, round(sum(d1_dagen * max(0.0, 1 - abs(rang - 0.5 * laatste))), 1) AS mediaan FROM rij GROUP BY 1, 2)
SELECT substr(periode, 1, 4) AS jaar, z.soort, sum(begindatum BETWEEN eerste_dag AND laatste_dag) AS instroom,
	coalesce(sum(einddatum BETWEEN eerste_dag AND laatste_dag), 0) AS uitstroom, mediaan AS doorlooptijd,
	sum(begindatum <= laatste_dag AND coalesce(einddatum > laatste_dag, 1)) AS in_zorg FROM periode p CROSS JOIN zorg z
LEFT JOIN duur d ON d.soort = z.soort AND d.eindjaar = substr(periode, 1, 4) WHERE p.soort = 'jaar' GROUP BY 1, 2 ORDER BY 1, 2;
