-- Youths with care, each once, and how many that is per 1,000 inhabitants of 0-17; bevolking.csv as in the home, in the folder at hand.
CREATE TEMP TABLE bevolking (gemeente text, jaar integer, inwoners integer);
\copy bevolking FROM 'bevolking.csv' WITH (FORMAT csv, HEADER)
WITH aantal AS (SELECT jaar, coalesce(gemeente, 'regio') AS gemeente, count(DISTINCT client) AS clienten
	FROM client_jaar GROUP BY GROUPING SETS ((jaar, gemeente), (jaar))),
inwoners AS (SELECT jaar, coalesce(gemeente, 'regio') AS gemeente, sum(inwoners) AS aantal
	FROM bevolking GROUP BY GROUPING SETS ((jaar, gemeente), (jaar)))
SELECT a.jaar, a.gemeente, n.naam, clienten, i.aantal AS inwoners, round(1000.0 * clienten / i.aantal, 1) AS per_1000
FROM aantal a LEFT JOIN inwoners i USING (jaar, gemeente) LEFT JOIN gemeente n ON n.code = a.gemeente ORDER BY 1, 2;
