-- The sums of the deadline engine once more, in plain SQL, by another way: the holidays are
-- read from GOV.UK's file by PostgreSQL itself, the n-th working day is the n-th row of the
-- days behind, months and weeks are what intervals say. test_clock_sums.c sends what C
-- computes for every day from :first to 2035 and every length from 1 to 40 and then asks here
-- for what differs.
\set ON_ERROR_STOP on
\set QUIET on
set client_min_messages = warning;
create temp table holiday as
    select (event ->> 'date')::date as day
      from jsonb_array_elements(:'holidays'::jsonb -> 'england-and-wales' -> 'events')
           as event;

-- The years that the file lacks, up to both ends, by the rules of 1978: Easter by Gauss.
create temp table easter as
    select y, make_date(y, 3, 22) + d + e
              - case when e = 6 and (d = 29 or d = 28 and y % 19 > 10) then 7 else 0 end
              as sunday
      from generate_series(2014, 2037) as y,
           lateral (select (19 * (y % 19) + 24) % 30 as d) as moon,
           lateral (select (2 * (y % 4) + 4 * (y % 7) + 6 * d + 5) % 7 as e) as week
     where y not in (select extract(year from day) from holiday);
-- A holiday on a weekend moves to the next weekday that is none; Christmas before Boxing Day.
create temp table invented as
    select y, sunday - 2 as day from easter
    union all select y, sunday + 1 from easter
    union all
    select y, min(day)::date
      from easter, (values (5, 1), (5, 25), (8, 25)) as week (m, d),
           lateral generate_series(make_date(y, m, d), make_date(y, m, d) + 6, '1 day') as day
     where extract(isodow from day) = 1
     group by y, m, d
    union all
    select y, min(day)::date
      from easter, lateral generate_series(make_date(y, 1, 1), make_date(y, 1, 3), '1 day') as day
     where extract(isodow from day) < 6
     group by y
    union all -- the first two weekdays from Christmas on are its two days
    select y, day::date
      from (select y, day, row_number() over (partition by y order by day) as nth
              from easter,
                   lateral generate_series(make_date(y, 12, 25), make_date(y, 12, 31), '1 day')
                           as day
             where extract(isodow from day) < 6) as weekdays
     where nth <= 2;
insert into holiday select day from invented;

create temp table working as
    select day::date
      from generate_series('2014-01-01'::date, '2037-12-31', '1 day') as day
     where extract(isodow from day) < 6 and day::date not in (select day from holiday);
create unique index on working (day);
analyze working;

create temp table ours as
    select start::date as start, n, forward, back,
           (start + make_interval(months => n))::date as months,
           (start + make_interval(weeks => n))::date as weeks
      from generate_series(:'first'::date, '2035-12-31', '1 day') as start,
           lateral (select day as forward, row_number() over (order by day)::int as n
                      from working where day > start::date order by day limit 40) as after,
           lateral (select day as back, row_number() over (order by day desc)::int as m
                      from working where day < start::date order by day desc limit 40)
                   as before
     where n = m;

-- What C computes, each day as its number from 1970-01-01.
create temp table told (kind text, start int, n int, forward int, back int, months int, weeks int);
\copy told from pstdin

create temp table theirs as
    select date '1970-01-01' + start as start, n, date '1970-01-01' + forward as forward,
           date '1970-01-01' + back as back, date '1970-01-01' + months as months,
           date '1970-01-01' + weeks as weeks
      from told where kind = 'sum';
create temp table wrong as
    (select 'holiday' as what, date '1970-01-01' + start as day from told where kind = 'holiday'
     except select 'holiday', day from holiday)
    union all
    (select 'holiday', day from holiday
     except select 'holiday', date '1970-01-01' + start from told where kind = 'holiday')
    union all
    select format('%s: SQL says %s, C says %s', ours.n, ours, theirs), ours.start
      from ours full join theirs using (start, n)
     where ours is distinct from theirs;
\pset tuples_only on
select * from wrong order by day limit 20;
select count(*) || ' sums compared' from ours;
select count(*) = 40 * (date '2036-01-01' - :'first'::date) as all_computed from ours \gset
\if :all_computed
\else
    do $$ begin raise exception 'SQL has not computed all'; end $$;
\endif
do $$
begin
    if exists (select from wrong) then
        raise exception 'C and SQL differ in % rows', (select count(*) from wrong);
    end if;
end
$$;
