-- Every big table begins with the linking and the record's key, by which it can be distributed.

-- The weights by which decisions were made; never changed.
create table links.model (
    version text        not null primary key,
    linking text        not null,
    rule    text        not null,
    body    json        not null,
    made_at timestamptz not null
);

-- Every decision, by rule or by person; only ever appended.
create table links.decision (
    linking    text        not null,
    record     text        not null,
    id         uuid        not null default uuidv7(),
    owner      smallint    not null,
    verdict    text        not null check (verdict in ('linked', 'asked', 'refused', 'nobody', 'undone')),
    person     text,
    actor_kind text        not null,
    actor      text        not null,
    reason     text,
    model      text        not null references links.model,
    evidence   json        not null,
    -- what stood there before, so that it can be put back as it was
    replaced   jsonb,
    at         timestamptz not null,
    primary key (linking, record, id)
);
create index decision_id on links.decision (id);

create function links.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'decisions are only appended';
end $$;
create trigger only_appended before update or delete on links.decision
    for each row execute function links.refuse();

-- What stands now.
create table links.standing (
    linking  text        not null,
    record   text        not null,
    owner    smallint    not null,
    verdict  text        not null check (verdict in ('linked', 'asked', 'nobody')),
    person   text,
    -- a person decided it, not the rule
    by_hand  boolean     not null,
    decision uuid        not null,
    since    timestamptz not null,
    primary key (linking, record, owner)
);
create index standing_asked on links.standing (linking, since) where verdict = 'asked';
create index standing_person on links.standing (person) where verdict = 'linked';

-- Whom a clerk said not to be meant: never proposed again.
create table links.refused (
    linking  text     not null,
    record   text     not null,
    owner    smallint not null,
    person   text     not null,
    decision uuid     not null,
    primary key (linking, record, owner, person)
);
