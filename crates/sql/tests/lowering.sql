select 1
select * from users where id = 3
select id, email from users u where u.email = 'a' and age > 3 order by name desc limit 3
select count(*), max(score), sum(age) from users group by active
select nme from users
select u.id from users
select selct from users usr, orders o where user.id = 1
select 1 + 'a'
select 'abc'::int
select id = 'abc' from users
select 1 = 'a'::text
select foo(1)
select lower(1)
select name, count(*) from users
select id, name, count(*) from users group by id
select age + 1, -age, age * 2.5, score / 3 from users
select name || 'x', name || 1, lower(email) || age from users
select email in ('a','b'), age in (1,2,3), age not in (select user_id from orders) from users
select case when age > 3 then 'x' else 'y' end, coalesce(name,'z'), nullif(age, 0) from users
select case age when 1 then 'a' end from users
select now(), current_timestamp, current_date, extract(year from created), created at time zone 'UTC' from users
select created + interval '1 day', born + 3, created::date from users
select tags[1], array[1,2,3], 'x' = any(tags), array_agg(id), string_agg(name, ',' order by name) from users group by tags
select data->>'a', data @> '{"a":1}', data->'b' from users
select feeling, feeling::text, 'sad'::mood, feeling > 'sad' from users
select 'zzz'::mood
select u.*, o.total from users u left join orders o on o.user_id = u.id
select * from users u join orders o using (id)
select distinct score from users order by score
select distinct on (age) age, name from users order by age, name desc
select id from users union select user_id from orders order by 1
select 1 union select 'a'::text
with recursive t(n) as (select 1 union all select n+1 from t where n < 5) select * from t
select row_number() over (partition by age order by id) from users
select * from generate_series(1,3) g
select generate_series(1,3)
select * from (values (1,'a'),(2,'b')) v(x,y)
select exists (select 1 from orders o where o.user_id = u.id), (select max(total) from orders) from users u
insert into users (email) values ('a') returning id
insert into users (email, age) values ('a', 'x'), ('b', 3)
insert into users (email, age) values ('a', now())
insert into users (email) values ('a', 1)
insert into users (email, age) values ('a')
insert into users (emal) values ('a')
insert into orders (user_id, note) values (1, 'ab'), (2, default) on conflict do nothing
insert into orders (id) values (1)
insert into users (email, name) select name, email from users order by id on conflict (email) do update set name = excluded.name, age = users.age + 1
update users set age = age + 1, name = upper(name) where id = 1 returning *
update users set name = o.note from orders o where o.user_id = users.id
update users set nam = 1
update users set age = 'x'::text
delete from users where id in (1,2)
delete from users using orders o where o.user_id = users.id
select * from nosuch
select bool_and(active), avg(age), avg(score), count(distinct email) filter (where active) from users having count(*) > 1
select substring(name from 1 for 2), trim(both 'x' from name), position('a' in name), name like 'a%', name ilike 'b' from users
select least(1,2,3), greatest(age, 3) from users
select true and null, not active, active is true, name is distinct from 'a' from users
select (id, age) < (1, 2), (id, age) = (1,2) from users
select nextval('users_id_seq'), version(), current_user, current_database()
select age from users where age
select sum(name) from users
select users.id, count(*) from users where count(*) > 1
select 'a' 'b'
select 99999999999, 1.5, 1e3, -5, 3 % 2, 2 ^ 3
select interval '1 day' * 2, date '2024-01-01', timestamp '2024-01-01 10:00'
select * from unnest(array[1,2]) with ordinality as t(a, b)
select jsonb_build_object('a', 1), to_char(now(), 'YYYY'), round(1.234, 2), length(name), md5(name) from users
select id from users order by 5
select * from users natural join orders
select age::text, age::varchar(3), name::int, score::numeric(5,1), note::text, 'x'::char(3) from users, orders
select id from users where name = 5
select * from users where id = any('{1,2}')
select count(*) from users where active = 1
select name from users order by score nulls first offset 2
select coalesce(age, 'x') from users
select coalesce(age, name) from users
select case when true then 1 else 'a' end
select case when true then 1 else name end from users
select array[1,'a']
select users.nme from users
select nosuch.id from users
select users.id from users u
select id from users, orders
select id from users u join orders o on o.user_id = u.id
select upper(nme) from users
select age::date from users
select cast(age as date) from users
select 1::nosuch
update users set email = null where nosuch = 1
select sum(count(*)) from users
select * from users limit 'a'
select row_number() from users
select max(age) over () from users where row_number() over () = 1
insert into nosuch values (1)
insert into users values (1, 'a', 'b', 'c')
select 'a' || 1, 1 || 2
select '2024-13-01'::date
select round(score), round(age), abs(age), power(2, age) from users
select 1 from users having name = 'a'
select * from users u, orders u
select $1
select now() - created, created > '2024-01-01', born = '2024-01-01' from users
select data->>name = 3 from users
select 1 where 1
select not 1
select not age from users
select age and true from users
select distinct name from users order by age
select email::int + 1 from users
select id, id from users u1 where u1.agee > 3
delete from users where nosuchfn(1)
select * from users where email like 5
insert into users (id, id) values (1,2)
select date_trunc('day', created), age(created), to_char(score, '999.99') from users
select jsonb_agg(name), json_object_agg(id, name), array_agg(distinct age) from users
select gen_random_uuid(), md5('a'), left(name, 2), split_part(email, '@', 2), regexp_replace(name, 'a', 'b', 'g') from users
select score::int, 3.7::int, age::numeric(5,2), true::int, 1::bool from users
select pg_typeof(1), concat('a', 1, null), concat_ws(',', 'a', name), format('%s', age), length('abc') from users
select users from users
select string_agg(distinct name, ',') from users
select 1 in (select email from users)
select (select id, name from users)
with a as (select 1 as x) select x, y from a
with a as (update users set age = 1 returning id) select * from a
select * from (select 1)
select unnest(tags), id from users
select x from users cross join lateral unnest(tags) x
select t from users, unnest(tags) as t
select generate_series('2024-01-01'::date, '2024-01-03', '1 day')
select (data->'a')::int, data ? 'a', data #>> '{a,b}' from users
select feeling = 'nope' from users
insert into users (feeling, email) values ('nope', 'a')
select abs(-5), -(-3), +age, age % 3, age / 0 from users
with x as (select 1 as a) insert into users (email) select 'a' from x
insert into users (email) values (default)
insert into orders default values
insert into orders (user_id, twice) values (1, 2)
update orders set twice = 3
update orders set id = 5
insert into users (email) values ('a') on conflict (name) do nothing
insert into users (email) values ('a') on conflict on constraint users_email_key do update set age = 1
insert into users (email) values ('a') on conflict on constraint nope do nothing
insert into users (email) values ('a') on conflict do update set age = 1
insert into users as u (email) values ('a') on conflict (email) do update set age = u.age + excluded.age where u.age > 1 returning u.id, email as e
update users u set age = 2 where u.id = 1
update users set (age, name) = (1, 'x')
update users set age = default
update users set age = 1, age = 2
delete from users u where u.id = 3 returning *
delete from users where nosuch.id = 1
select * from (select id, name from users) s where s.nam = 'x'
select email from users group by name
select name from users group by 1
select max(name) from users order by age
select count(*) over (order by age rows between 1 preceding and current row) from users
select lag(age, 1) over w from users window w as (order by id)
select * from users where id in (1) or name in ('a', name)
select * from users where (id, age) in (select user_id, 1 from orders)
select * from users where age > all (select user_id from orders)
select * from users where age = any (array[1,2])
select 5 between 1 and 10, 5 not between 1 and 3
select (select id from users where id = 1) + 1
select array(select id from users)
select score::text, age::bigint, age::smallint from users
select '1 day'::interval, '{1,2}'::int[], '{"a":1}'::jsonb, 't'::bool, '\x41'::bytea
select 'a'::varchar, varchar 'b', cast('3' as numeric(4,2)), numeric '3.14'
select information_schema.nope
select public.nope(1)
select pg_catalog.lower('A'), pg_catalog.now()
select a.id from users a, users b where a.id = b.nosuch
select id from public.users where public.users.id = 1
select mode() within group (order by age) from users
select 1 as a, 2 as b order by a + b
select 1 as a union all select 2 order by a
(select 1) union (select 2)
select * from users for update
select * from users tablesample system (10)
values (1, 'a'), (2, null)
table users
select count(distinct age), sum(distinct age) from users
select name from users where name similar to 'a%'
select name ~ 'a', name !~* 'b' from users
select overlay('abc' placing 'x' from 2), ceil(1.2), floor(score) from users
select current_timestamp(3), localtimestamp, current_time
select row(1,2)
select null = 1, null is null
select 'x' is distinct from null
select 1::int8 = 1::int2, 1.5::float8 > 1
select true > false, active = 't' from users
select greatest(1, 'x')
select exists(select 1), not exists (select 1)
select age from users union select name from users
select date '2024-01-31' - date '2024-01-01', born - interval '1 month' from users
select to_timestamp(0), date_part('year', created) from users
select coalesce(null, null)
select sum(score)::numeric(10,2) as s from users having sum(score) > 10
select 10 / 3, 10 % 3, 10.0 / 4, 2147483647 + 1
select u.nosuch, o.x from users u left join orders o on true
select count(id) filter (where age > 1) as c, avg(score) from users
select repeat('a', 3), lpad('a', 3), rpad('a', 3, 'x'), reverse('abc'), initcap('a b'), replace('a','b','c'), strpos('a','b')
select age::nosuchtype from users
select cast(name as mood) from users
with x as (select 1 as a) update users set age = x.a from x where id = x.a
with x as (select id from orders) delete from users where id in (select id from x)
