-- Care begun, ended and running per year and kind, residential care and the compulsory chain (47-49) apart, and its length.
WITH zorg AS (SELECT *, CASE WHEN productcategorie IN ('43', '44') THEN 'verblijf' WHEN productcategorie IN ('47', '48', '49') THEN 'gedwongen'
	ELSE 'overig' END AS soort, to_char(einddatum, 'YYYY') AS eindjaar FROM levering),
duur AS (SELECT soort, eindjaar, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY d1_dagen)::numeric, 1) AS mediaan FROM zorg GROUP BY 1, 2)
SELECT substr(periode, 1, 4) AS jaar, z.soort, count(*) FILTER (WHERE begindatum BETWEEN eerste_dag AND laatste_dag) AS instroom,
	count(*) FILTER (WHERE einddatum BETWEEN eerste_dag AND laatste_dag) AS uitstroom, mediaan AS doorlooptijd,
	count(*) FILTER (WHERE begindatum <= laatste_dag AND coalesce(einddatum > laatste_dag, true)) AS in_zorg FROM periode p CROSS JOIN zorg z
LEFT JOIN duur d ON d.soort = z.soort AND d.eindjaar = substr(periode, 1, 4) WHERE p.soort = 'jaar' GROUP BY 1, 2, 5 ORDER BY 1, 2;
