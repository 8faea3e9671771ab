-- Records of all registries. Valid time: the days on which a wording holds in the world. Recorded
-- time: when the registry believed it; a wording that was replaced or corrected keeps its row.
-- The entity is the same through all wordings of a record.
create table registry.record (
    id            uuid        not null default uuidv7() primary key,
    entity        uuid        not null,
    registry      text        not null,
    key           text        not null,
    fields        jsonb       not null,
    valid         daterange   not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    cause         text        not null
);

-- One wording of a record for a day. Most wordings are open-ended: of these a record has one at most,
-- by an index of the usual kind. Closed ones may not overlap each other, and none may overlap an open
-- one: that a trigger sees, once for each statement. One exclusion constraint over all of them would
-- say the same and cost ten times as much as all the rest of a row.
create unique index one_open_wording on registry.record (key, registry)
    where superseded_at is null and upper_inf(valid);

alter table registry.record add constraint one_closed_wording_a_day
    exclude using gist (registry with =, key with =, valid with &&)
    where (superseded_at is null and not upper_inf(valid));

-- Also of replaced wordings: a key that was ever given is not given again, and that is asked at each
-- new number.
create index record_key on registry.record (key, registry);
-- A small registry is counted without walking through the large ones. Of an expression, so that no
-- other question takes it for the way to a key.
create index record_registry on registry.record ((registry || '')) where superseded_at is null;
-- What was written last waits in a list that every look goes through, so the list is kept short.
create index record_fields on registry.record using gin (fields jsonb_path_ops)
    with (gin_pending_list_limit = 256) where superseded_at is null;

create function registry.one_wording_a_day() returns trigger language plpgsql
    -- by the index, also where the table was empty when the plan was made
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
    if exists (
        select 1 from fresh f
        join registry.record r on r.key = f.key and r.registry = f.registry
            and r.superseded_at is null
        where f.superseded_at is null and r.id <> f.id and r.valid && f.valid)
    then
        raise exception 'two wordings of one record for one day'
            using errcode = 'exclusion_violation', constraint = 'one_wording_a_day';
    end if;
    return null;
end $$;

create trigger one_wording_a_day_inserted after insert on registry.record
    referencing new table as fresh
    for each statement execute function registry.one_wording_a_day();
create trigger one_wording_a_day_updated after update on registry.record
    referencing new table as fresh
    for each statement execute function registry.one_wording_a_day();


-- Moves after every change of a registry, so that what was counted is counted again only then.
create table registry.moved (
    registry text   not null primary key,
    beat     bigint not null
);

-- Running numbers for keys.
create table registry.counter (
    registry text   not null,
    prefix   text   not null,
    last     bigint not null,
    primary key (registry, prefix)
);

-- Changes already written, so that a change asked for twice is written once.
create table registry.change (
    once     text        not null primary key,
    registry text        not null,
    key      text        not null,
    at       timestamptz not null
);

-- Registries that do not answer now, as an operator or a probe says.
create table registry.outage (
    registry text        not null primary key,
    since    timestamptz not null,
    reason   text        not null
);
