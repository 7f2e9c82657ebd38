SELECT (date '2025-01-01', date '2025-02-01') OVERLAPS (date '2025-01-31', date '2025-03-01');
