CREATE TABLE users (
    id integer PRIMARY KEY,
    email varchar(100) UNIQUE,
    age integer CHECK (age >= 0),
    parent_id integer REFERENCES users (id),
    UNIQUE (email, age),
    CHECK (age < 200)
);
\d users
