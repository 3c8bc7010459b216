-- From which provider to which, within one traject, per year; who had both for more than 28 days did not go over.
WITH vandaag (dag) AS (SELECT max(begindatum + dagen - 1) FROM traject WHERE status = 'lopend')
SELECT to_char(b.begindatum, 'YYYY') AS jaar, a.aanbieder AS van, b.aanbieder AS naar, count(*) AS aantal
FROM traject_levering a JOIN traject_levering b USING (client, traject), vandaag
WHERE b.volgorde = a.volgorde + 1 AND a.aanbieder <> b.aanbieder
	AND coalesce(a.einddatum, dag) - b.begindatum + 1 <= 28 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
