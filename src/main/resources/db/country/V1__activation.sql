-- What the definitions said and when they were active, so that a dossier pinned to a state of the
-- country can be decided by it ten years later.

-- Each definition once for each wording it ever had in force.
create table country.definition (
    kind text not null,
    id text not null,
    hash text not null,
    content jsonb not null,
    first_active timestamptz not null,
    primary key (kind, id, hash)
);

create index definition_hash on country.definition (hash);

-- What a state of the whole country consists of: a line "kind<tab>id<tab>hash" for each definition.
create table country.state (
    hash text primary key,
    name text not null,
    definitions text not null
);

-- When which state became active, and by whom. Only ever added to.
create table country.activation (
    position bigint generated always as identity primary key,
    hash text not null references country.state,
    at timestamptz not null,
    actor_kind text not null,
    actor text not null
);
