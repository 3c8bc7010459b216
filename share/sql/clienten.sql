-- Youths with care, each once, and how many that is per 1,000 inhabitants of 0-17; bevolking.csv as in the home, in the folder at hand.
.import --csv --schema temp bevolking.csv bevolking
WITH deel AS (SELECT jaar, gemeente, client FROM client_jaar UNION ALL SELECT jaar, 'regio', client FROM client_jaar),
aantal AS (SELECT jaar, gemeente, count(DISTINCT client) AS clienten FROM deel GROUP BY 1, 2),
inwoners (jaar, gemeente, aantal) AS (SELECT CAST(jaar AS INTEGER), gemeente, inwoners FROM bevolking
	UNION ALL SELECT CAST(jaar AS INTEGER), 'regio', sum(inwoners) FROM bevolking GROUP BY 1)
SELECT a.jaar, a.gemeente, n.naam, clienten, i.aantal AS inwoners, round(1000.0 * clienten / i.aantal, 1) AS per_1000
FROM aantal a LEFT JOIN inwoners i USING (jaar, gemeente) LEFT JOIN gemeente n ON n.code = a.gemeente ORDER BY 1, 2;
