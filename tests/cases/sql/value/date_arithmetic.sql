SELECT '2025-01-31'::date + 1, '2025-03-01'::date - '2025-02-01'::date;
SELECT '2025-01-31'::timestamp + interval '1 month', '2025-01-20'::date + interval '2 hours';
SELECT '2025-01-20 12:00'::timestamp - '2025-01-19 10:30'::timestamp;
SELECT interval '1 year 2 months 3 days 04:05:06', interval '90 minutes', interval '-1 day';
SELECT extract(year FROM '2025-01-20'::date), extract(dow FROM '2025-01-20'::date), extract(epoch FROM '2025-01-20 00:00+00'::timestamptz);
SELECT date_trunc('month', '2025-01-20 10:30:00'::timestamp), date_part('hour', '2025-01-20 10:30:00'::timestamp);
SELECT to_char('2025-01-20 10:30:05'::timestamp, 'YYYY-MM-DD HH24:MI:SS'), to_date('20 01 2025', 'DD MM YYYY');
SELECT age('2025-03-15'::timestamp, '2024-01-20'::timestamp), make_date(2025, 2, 3);
SELECT CURRENT_DATE = now()::date AS same, now() = CURRENT_TIMESTAMP AS fixed;
