-- A pilot before, during and after, beside the rest of the region: the chance to start within 70 days, with its interval.
WITH pilot (gemeente) AS (VALUES ('GM0153'), ('GM0141')), hulp (code) AS (VALUES ('45'), ('41')), dagen (van, tot) AS (VALUES ('2026-04-01', '2026-06-30')),
vandaag (dag) AS (SELECT max(date(klokstart, open_dagen || ' days')) FROM wacht_kwartaal),
keten AS (SELECT iif(gemeente IN pilot, 'pilot', 'rest') AS deel, coalesce(w3a_dagen <= 70, 0) AS op_tijd,
	CASE WHEN klokstart < van THEN '1 voor' WHEN klokstart <= tot THEN '2 tijdens' ELSE '3 na' END AS fase FROM wacht_kwartaal, dagen, vandaag
	WHERE productcategorie IN hulp AND status <> 'gestart_volgens_declaratie' AND date(klokstart, '70 days') <= dag),
deel AS (SELECT deel, fase, count(*) AS n, avg(op_tijd) AS p FROM keten GROUP BY 1, 2)
SELECT deel, fase, n AS ketens, round(p, 3) AS kans, round((p + 1.92 / n - 1.96 * sqrt(p * (1 - p) / n + 0.96 / n / n)) / (1 + 3.84 / n), 3) AS onder,
	round((p + 1.92 / n + 1.96 * sqrt(p * (1 - p) / n + 0.96 / n / n)) / (1 + 3.84 / n), 3) AS boven FROM deel ORDER BY 1, 2;
