-- Who became 18 in care, per year, and what came of it; jeugdige.csv is that of feed/actueel/intern, in the folder at hand.
.import --csv --schema temp jeugdige.csv jeugdige
WITH jarig AS (SELECT client, date(geboortemaand || '-01', '18 years') AS dag FROM jeugdige),
vandaag (nu) AS (SELECT max(date(begindatum, (dagen - 1) || ' days')) FROM traject WHERE status = 'lopend')
SELECT strftime('%Y', dag) AS jaar, count(*) AS achttien, sum(einddatum IS NULL) AS ging_door,
	coalesce(sum(einddatum <= date(dag, '90 days')), 0) AS stopte_binnen_90_dagen,
	coalesce(sum(einddatum > date(dag, '90 days')), 0) AS stopte_later
FROM traject JOIN jarig USING (client), vandaag
WHERE begindatum <= dag AND coalesce(einddatum >= dag, 1) AND date(dag, '90 days') <= nu GROUP BY 1 ORDER BY 1;
