-- A pilot before, during and after, beside the rest of the region: the chance to start within 70 days, with its interval.
WITH pilot (gemeente) AS (VALUES ('GM0153'), ('GM0141')), hulp (code) AS (VALUES ('45'), ('41')), dagen (van, tot) AS (VALUES (DATE '2026-04-01', DATE '2026-06-30')),
vandaag (dag) AS (SELECT max(klokstart + open_dagen) FROM wacht_kwartaal),
keten AS (SELECT CASE WHEN gemeente IN (SELECT gemeente FROM pilot) THEN 'pilot' ELSE 'rest' END AS deel, coalesce(w3a_dagen <= 70, false)::integer AS op_tijd,
	CASE WHEN klokstart < van THEN '1 voor' WHEN klokstart <= tot THEN '2 tijdens' ELSE '3 na' END AS fase FROM wacht_kwartaal, dagen, vandaag
	WHERE productcategorie IN (SELECT code FROM hulp) AND status <> 'gestart_volgens_declaratie' AND klokstart + 70 <= dag),
deel AS (SELECT deel, fase, count(*) AS n, avg(op_tijd) AS p FROM keten GROUP BY 1, 2)
SELECT deel, fase, n AS ketens, round(p, 3) AS kans, round((p + 1.92 / n - 1.96 * sqrt(p * (1 - p) / n + 0.96 / n / n)) / (1 + 3.84 / n), 3) AS onder,
	round((p + 1.92 / n + 1.96 * sqrt(p * (1 - p) / n + 0.96 / n / n)) / (1 + 3.84 / n), 3) AS boven FROM deel ORDER BY 1, 2;
