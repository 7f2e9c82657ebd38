CREATE TABLE orders (shop integer, number integer, PRIMARY KEY (shop, number));
CREATE TABLE lines (id integer, shop integer, number integer, FOREIGN KEY (shop, number) REFERENCES orders (shop, number));
INSERT INTO orders VALUES (1, 1);
INSERT INTO lines VALUES (1, 1, 1), (2, NULL, 9);
INSERT INTO lines VALUES (3, 1, 2);
\d lines
