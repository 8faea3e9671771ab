-- What a national catalogue publishes about procedures; to read, not to file by.
create table catalogue.information (
    code text primary key,
    name text not null,
    field text,
    record jsonb not null,
    defects text[] not null,
    -- SHA-256 of the record, so that a second import changes only what changed
    sum bytea not null,
    imported_at timestamptz not null
);
create index information_by_defect on catalogue.information using gin (defects);

-- Grows with every import that changed something: running programs look at it and read anew.
create table catalogue.state (
    one boolean primary key default true check (one),
    version bigint not null
);
insert into catalogue.state (version) values (0);
