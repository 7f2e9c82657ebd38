SELECT 0.1 + 0.2, 1.10 * 3, 10.00 / 3, 7 / 2, 7 % 3, -7 / 2;
SELECT 1.50 + 1, 2 * 1.005, round(2.675, 2), round(-2.5), trunc(2.999, 1);
SELECT 1 / 0;
SELECT 1.0 / 0;
SELECT 5::numeric(3, 1), 5.25::numeric(3, 1), 99.96::numeric(3, 1);
SELECT abs(-3.20), ceil(1.2), floor(-1.2), power(2, 10), sqrt(2), mod(11, 4), sign(-3);
