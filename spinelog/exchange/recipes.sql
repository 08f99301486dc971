-- Steps by week
-- From Monday to Sunday. What was typed goes before what a phone counted.
SELECT date(day, '-6 days', 'weekday 1') AS week, count(*) AS days, CAST(round(avg(steps)) AS INTEGER) AS steps_a_day
FROM day_effective
WHERE steps IS NOT NULL AND late < 2
GROUP BY week
ORDER BY week;

-- Longest sit by week
-- Minutes; on the days counted as days_at_least something else than pain ended it.
SELECT date(day, '-6 days', 'weekday 1') AS week, count(*) AS days, min(sitting_min) AS lowest, max(sitting_min) AS highest,
    sum(sitting_open IS 1) AS days_at_least
FROM day_effective
WHERE sitting_min IS NOT NULL AND late < 2
GROUP BY week
ORDER BY week;

-- Days recorded in each month
-- Of days without scores, bad ones are counted too.
SELECT substr(day, 1, 7) AS month, count(*) AS days, sum(late = 1) AS added_later, sum(late = 2) AS from_memory,
    sum(bad_day IS 1) AS bad_days
FROM day_typed
GROUP BY month
ORDER BY month;

-- Pain in the four weeks after each procedure
-- Of the pain that it was meant for, else of the main pain. Week 1 is the seven days after the day itself.
SELECT procedure.date AS done_on, procedure.kind, pain.name AS pain,
    (CAST(julianday(score.day) - julianday(procedure.date) AS INTEGER) + 6) / 7 AS week,
    count(*) AS days, round(avg(score.average), 1) AS pain_average, min(score.average) AS lowest, max(score.average) AS highest
FROM procedure
JOIN pain ON pain.uid = coalesce(procedure.target, (SELECT uid FROM pain WHERE is_main AND deleted_at IS NULL))
JOIN pain_effective AS score ON score.pain = pain.uid
    AND score.day BETWEEN date(procedure.date, '+1 day') AND date(procedure.date, '+28 days')
WHERE procedure.status = 'done' AND length(procedure.date) = 10 AND procedure.deleted_at IS NULL AND score.late < 2
GROUP BY procedure.uid, week
ORDER BY done_on, procedure.uid, week;

-- Medicines taken now
SELECT name, dose_text, daily_amount, amount_unit, CASE as_needed WHEN 1 THEN 'as needed' ELSE '' END AS how, started
FROM medication
WHERE stopped IS NULL AND deleted_at IS NULL
ORDER BY name;

-- Extra tablets by month
-- Days on which nothing was said of them are not counted, and not taken for none.
SELECT coalesce(medication.name, 'extra tablets') AS medicine, substr(dose.day, 1, 7) AS month, count(*) AS days,
    sum(dose.amount) AS tablets, round(avg(dose.amount), 1) AS a_day
FROM dose_effective AS dose
LEFT JOIN medication ON medication.uid = dose.medicine
WHERE dose.late < 2
GROUP BY dose.medicine, month
ORDER BY medicine, month;

-- Goals with their latest check
SELECT goal.statement, goal.target, goal.unit, goal.status, latest.date AS checked_on, latest.value, latest.ability
FROM goal
LEFT JOIN goal_check AS latest ON latest.uid = (
    SELECT uid FROM goal_check WHERE goal = goal.uid AND deleted_at IS NULL ORDER BY date DESC, created_at DESC LIMIT 1
)
WHERE goal.deleted_at IS NULL
ORDER BY goal.is_headline DESC, goal.created_at;

-- Sleep on bad days and on the others
SELECT CASE bad_day WHEN 1 THEN 'bad days' ELSE 'other days' END AS days, count(sleep_min) AS nights,
    round(avg(sleep_min) / 60, 1) AS hours_a_night
FROM day_effective
WHERE late < 2
GROUP BY bad_day IS 1
ORDER BY bad_day IS 1 DESC;

-- Flares, and how many days each lasted
SELECT flare.began, flare.ended, CAST(julianday(flare.ended) - julianday(flare.began) AS INTEGER) + 1 AS days, pain.name AS pain,
    flare.peak, flare.trigger, flare.what_helped
FROM flare
LEFT JOIN pain ON pain.uid = flare.pain
WHERE flare.deleted_at IS NULL
ORDER BY flare.began;

-- Questions for the next visit
SELECT text
FROM question
WHERE visit IS NULL AND coalesce(answer, '') = '' AND deleted_at IS NULL
ORDER BY coalesce(position, 10001), created_at;

-- Days on which the phone counted otherwise than you
-- By more than a tenth of the steps, or half an hour of sleep.
SELECT day.day, phone.source, day.steps AS steps_typed, phone.steps AS steps_counted,
    day.sleep_min AS sleep_typed, phone.sleep_min AS sleep_counted
FROM day
JOIN device_day AS phone ON phone.day = day.day
WHERE day.deleted_at IS NULL
    AND (abs(day.steps - phone.steps) > day.steps / 10 OR abs(day.sleep_min - phone.sleep_min) > 30)
ORDER BY day.day, phone.source;

-- Notes in which a word stands
SELECT day, note
FROM day_typed
WHERE note LIKE '%drive%'
ORDER BY day;
