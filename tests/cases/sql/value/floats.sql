SELECT 0.1::double precision + 0.2::double precision, 1e20::double precision, 1.0::real / 3, 'NaN'::double precision, 1e300 * 1e10::double precision;
SELECT 1e308::double precision * 10;
SELECT 2.5::double precision::integer, 3.5::double precision::integer, 0.5::integer;
