-- What a national catalogue publishes about procedures; to read, not to file by.
create table procedure.information (
    code text primary key,
    name text not null,
    field text,
    record jsonb not null,
    defects text[] not null,
    imported_at timestamptz not null default now()
);
create index information_by_defect on procedure.information using gin (defects);
