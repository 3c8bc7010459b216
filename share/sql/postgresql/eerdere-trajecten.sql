-- Of the youths in care now, per gemeente of their last delivery, how many had how many trajecten before this one.
WITH rij AS (SELECT *, row_number() OVER (PARTITION BY client ORDER BY begindatum) - 1 AS eerder FROM traject)
SELECT l.gemeente, n.naam, eerder, count(*) AS jeugdigen
FROM rij t JOIN traject_levering l ON l.client = t.client AND l.traject = t.begindatum AND l.volgorde = t.leveringen
LEFT JOIN gemeente n ON n.code = l.gemeente WHERE t.status = 'lopend' GROUP BY 1, 2, 3 ORDER BY 1, 3;
