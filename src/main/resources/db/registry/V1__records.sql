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
    cause         text        not null,
    constraint one_wording_a_day
        exclude using gist (registry with =, key with =, valid with &&)
        where (superseded_at is null)
);

create index record_current on registry.record (key, registry) where superseded_at is null;
create index record_fields on registry.record using gin (fields jsonb_path_ops)
    where superseded_at is null;

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
