-- When an unchanged record was last confirmed to be still right.
create table registry.confirmation (
    entity   uuid        not null primary key,
    at       timestamptz not null,
    actor    text        not null,
    cause    text        not null
);

-- Two records that were one, or one that was two. What was before is kept in full, so that it can
-- be undone.
create table registry.regrouping (
    id       uuid        not null default uuidv7() primary key,
    registry text        not null,
    act      text        not null check (act in ('MERGE', 'SPLIT')),
    kept     uuid        not null,
    other    uuid        not null,
    kept_key text        not null,
    other_key text       not null,
    before   jsonb       not null,
    after    jsonb       not null,
    at       timestamptz not null,
    actor    text        not null,
    reason   text        not null,
    undone_at timestamptz,
    undone_by text
);
create index regrouping_kept on registry.regrouping (kept);
create index regrouping_other on registry.regrouping (other);
create index regrouping_key on registry.regrouping (registry, other_key)
    where act = 'MERGE' and undone_at is null;

-- The wordings of a record through time.
create index record_entity on registry.record (entity);
-- What ended, for the question which records were kept long enough.
create index record_ended on registry.record (registry, upper(valid))
    where superseded_at is null and not upper_inf(valid);

-- Look-ups that found nothing, by who asked: many of them are guessing.
create table registry.miss (
    actor_kind text        not null,
    actor      text        not null,
    agency     text,
    registry   text        not null,
    matter     text        not null,
    at         timestamptz not null
);
create index miss_actor on registry.miss (actor, at);
create index miss_at on registry.miss using brin (at);

-- What people say is not right about themselves, or should not have been looked at.
create table registry.objection (
    id        uuid        not null default uuidv7() primary key,
    number    text        not null unique,
    person    text        not null,
    account   uuid        not null,
    registry  text        not null,
    entity    uuid        not null,
    about     text        not null check (about in ('LOOK', 'FIELD')),
    field     text,
    look      jsonb,
    words     text        not null,
    made_at   timestamptz not null,
    due_at    timestamptz not null,
    answer    text,
    verdict   text check (verdict in ('UPHELD', 'EXPLAINED')),
    answered_at timestamptz,
    answered_by uuid
);
create index objection_person on registry.objection (person, made_at);
create index objection_open on registry.objection (registry, due_at) where answered_at is null;
create sequence registry.objection_number;

-- How good each record in force is, as it was measured last.
create table registry.quality (
    entity     uuid        not null primary key,
    registry   text        not null,
    unit       text,
    compared   int         not null,
    comparable int         not null,
    correct    real,
    sufficient real        not null,
    clean      boolean     not null,
    copies     int         not null,
    agreeing   int         not null,
    confirmed_at timestamptz not null,
    measured_at timestamptz not null,
    rules      text        not null
);
create index quality_registry on registry.quality (registry, unit);
create index quality_confirmed on registry.quality (registry, confirmed_at);

-- What is wrong with records; a task of the owner until it is mended or found to be right.
create table registry.fault (
    id         uuid        not null default uuidv7() primary key,
    registry   text        not null,
    entity     uuid        not null,
    unit       text,
    kind       text        not null,
    rule       text        not null,
    field      text        not null,
    mate       uuid,
    state      text        not null check (state in ('OPEN', 'EXPLAINED', 'MENDED', 'ACCEPTED')),
    found_at   timestamptz not null,
    cause_due  timestamptz not null,
    mend_due   timestamptz not null,
    cause      text,
    explained_at timestamptz,
    explained_by uuid,
    wording    uuid,
    closed_at  timestamptz
);
create unique index fault_standing on registry.fault (entity, kind, rule, field)
    where closed_at is null;
create index fault_open on registry.fault (registry, kind, mend_due)
    where state in ('OPEN', 'EXPLAINED');

-- What no two records share, folded, so that duplicates meet whenever they come.
create table registry.twin (
    entity   uuid not null,
    registry text not null,
    rule     text not null,
    hash     text not null,
    primary key (entity, rule)
);
create index twin_hash on registry.twin (registry, rule, hash);

-- The measures of each day, as sums that can be added up over units and registries.
create table registry.quality_day (
    registry   text not null,
    unit       text not null,
    day        date not null,
    records    bigint not null,
    compared   bigint not null,
    comparable bigint not null,
    correct    double precision not null,
    correct_of bigint not null,
    sufficient double precision not null,
    clean      bigint not null,
    live       double precision not null,
    copies     bigint not null,
    agreeing   bigint not null,
    faults     bigint not null,
    primary key (registry, unit, day)
);
