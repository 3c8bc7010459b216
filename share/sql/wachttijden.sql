-- Waiting times per municipality, from the view wachtketen: sqlite3 -box HOME/ijw.db < wachttijden.sql
-- Started: chains whose care began on or after the decision; median and P90 of W3a (days from the
-- decision to the first day of care), percentiles of type 7. Waiting: still open on the day of the tables.
-- Chains where care began before the decision, that lapsed, or that are excluded are counted apart: none
-- of them has a wait that was seen.
WITH gestart AS (
	SELECT gemeente, w3a_dagen,
		row_number() OVER (PARTITION BY gemeente ORDER BY w3a_dagen) - 1 AS rang,
		count(*) OVER (PARTITION BY gemeente) - 1 AS laatste
	FROM wachtketen WHERE status = 'gestart'
),
percentiel AS (
	SELECT gemeente, p,
		-- linear between the two values around rank p * (n - 1)
		round(sum(w3a_dagen * max(0.0, 1.0 - abs(rang - p * laatste))), 1) AS dagen
	FROM gestart, (SELECT 0.5 AS p UNION ALL SELECT 0.9)
	WHERE abs(rang - p * laatste) < 1.0
	GROUP BY gemeente, p
),
aantal AS (
	SELECT gemeente,
		sum(status = 'gestart') AS gestart,
		sum(status = 'wachtend') AS wachtend,
		max(CASE WHEN status = 'wachtend' THEN open_dagen END) AS langst,
		sum(status = 'gepland') AS gepland,
		sum(status = 'retroactief') AS retroactief,
		sum(status = 'afgevallen') AS afgevallen,
		sum(status = 'gestart_volgens_declaratie') AS gedeclareerd,
		sum(status = 'uitgesloten') AS uitgesloten
	FROM wachtketen GROUP BY gemeente
)
SELECT a.gemeente, a.gestart,
	(SELECT dagen FROM percentiel p WHERE p.gemeente = a.gemeente AND p.p = 0.5) AS mediaan,
	(SELECT dagen FROM percentiel p WHERE p.gemeente = a.gemeente AND p.p = 0.9) AS p90,
	a.wachtend, a.langst, a.gepland, a.retroactief AS retro, a.afgevallen AS afgev,
	a.gedeclareerd AS decl, a.uitgesloten AS uitg
FROM aantal a ORDER BY a.gemeente;
