-- What happened, one row each, only ever added. Divided by month of the clock's time; the order is
-- (xid, number) among finished transactions, never the time.
create sequence journal.entry_number;

create table journal.entry (
    xid        xid8        not null default pg_current_xact_id(),
    number     bigint      not null default nextval('journal.entry_number'),
    at         timestamptz not null,
    fact       text        not null,
    actor_kind text        not null,
    actor      text        not null,
    agency     text,
    subject    text        not null,
    data       json        not null,
    reason     text,
    primary key (xid, number, at)
) partition by range (at);

create index entry_subject on journal.entry (subject, number);

-- Whatever the clock says, an entry finds a place here until its month is made.
create table journal.entry_other partition of journal.entry default;

-- Against mistakes; against malice stands the seal. Only the move of rows from entry_other into
-- their month takes rows away.
create function journal.refuse() returns trigger language plpgsql as $$
begin
    if current_setting('journal.moving', true) = 'yes' and tg_op = 'DELETE' then
        return old;
    end if;
    raise exception 'the journal is only added to: % refused', lower(tg_op)
        using errcode = 'restrict_violation';
end $$;

create trigger entry_only_added before update or delete on journal.entry
    for each row execute function journal.refuse();

-- Transaction numbers start anew where the database is restored into another server. Entries with a
-- number above after_number belong to the era.
create table journal.era (
    era          int    primary key,
    after_number bigint not null
);
insert into journal.era values (1, 0);

-- The order: the entries of one round and the position of the first. Positions have no gaps.
create table journal.batch (
    first       bigint      primary key,
    size        int         not null check (size > 0),
    era         int         not null references journal.era,
    from_xid    xid8        not null,
    from_number bigint      not null,
    upto_xid    xid8        not null,
    upto_number bigint      not null,
    min_number  bigint      not null,
    max_number  bigint      not null,
    min_at      timestamptz not null,
    max_at      timestamptz not null,
    numbers     bigint[]    not null
);
create unique index batch_upto on journal.batch (era, upto_xid, upto_number);

-- The Merkle tree in tiles of up to 256 hashes: level 0 holds the hashes of entries, level n the
-- roots of full tiles of level n - 1.
create table journal.tile (
    level  smallint not null,
    index  bigint   not null,
    hashes bytea    not null,
    primary key (level, index)
);
alter table journal.tile alter column hashes set storage external;

-- The name of this journal, part of what each head signs.
create table journal.origin (
    one    boolean primary key default true check (one),
    origin text    not null
);
insert into journal.origin (origin) values ('motcua/journal/' || uuidv7());

create table journal.key (
    id         text        primary key,
    public_key bytea       not null,
    since      timestamptz not null
);

create table journal.head (
    size      bigint      primary key,
    root      bytea       not null,
    at        timestamptz not null,
    key       text        not null references journal.key,
    signature bytea       not null
);

-- Who reads along, and how far: the position that is read next.
create table journal.follower (
    name     text        primary key,
    position bigint      not null default 0,
    stopped  boolean     not null default false,
    error    text,
    changed  timestamptz not null
);
