-- Who became 18 in care, per year, and what came of it; jeugdige.csv is that of feed/actueel/intern, in the folder at hand.
CREATE TEMP TABLE jeugdige (client text, geboortemaand text);
\copy jeugdige FROM 'jeugdige.csv' WITH (FORMAT csv, HEADER)
WITH jarig AS (SELECT client, ((geboortemaand || '-01')::date + INTERVAL '18 years')::date AS dag FROM jeugdige),
vandaag (nu) AS (SELECT max(begindatum + dagen - 1) FROM traject WHERE status = 'lopend')
SELECT to_char(dag, 'YYYY') AS jaar, count(*) AS achttien, count(*) FILTER (WHERE einddatum IS NULL) AS ging_door,
	count(*) FILTER (WHERE einddatum <= dag + 90) AS stopte_binnen_90_dagen, count(*) FILTER (WHERE einddatum > dag + 90) AS stopte_later
FROM traject JOIN jarig USING (client), vandaag
WHERE begindatum <= dag AND coalesce(einddatum >= dag, true) AND dag + 90 <= nu GROUP BY 1 ORDER BY 1;
