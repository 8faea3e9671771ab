-- Files that were brought into a registry: how far each came, so that one that was cut in the middle
-- goes on, and what came of it.
create table intake.feed (
    registry   text        not null,
    hash       text        not null,
    name       text        not null,
    rows       bigint      not null,
    created    bigint      not null,
    changed    bigint      not null,
    unchanged  bigint      not null,
    refused    bigint      not null,
    dangling   bigint      not null,
    complaint_bytes bigint not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    primary key (registry, hash)
);

-- What a file said where the record says it otherwise: an old unit, a name in capitals, half a day.
create table intake.written (
    entity uuid        not null,
    field  text        not null,
    words  text        not null,
    hash   text        not null,
    at     timestamptz not null
);
create index written_entity on intake.written (entity);
