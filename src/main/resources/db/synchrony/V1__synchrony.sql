-- What two houses have told each other of a dossier: each counts what it says from 1 on.
create table synchrony.stream (
    house        text        not null,
    code         text        not null,
    -- how much was said here, how much of it the other house has, how much of theirs was heard
    said         int         not null default 0,
    acknowledged int         not null default 0,
    heard        int         not null default 0,
    -- what is not sent for now, and why
    parked       boolean     not null default false,
    fault        text,
    message      text,
    tries        int         not null default 0,
    next_at      timestamptz not null,
    changed_at   timestamptz not null,
    primary key (house, code)
);
create index stream_waiting on synchrony.stream (house, next_at) where said > acknowledged;

-- What was said, kept, so that it can be said again.
create table synchrony.said (
    house    text        not null,
    code     text        not null,
    number   int         not null,
    kind     text        not null,
    item     jsonb       not null,
    -- the journal's entry that it tells of: no entry is told twice
    position bigint      not null unique,
    at       timestamptz not null,
    primary key (house, code, number)
);

-- What was heard, for who has to look into it.
create table synchrony.heard (
    house  text        not null,
    code   text        not null,
    number int         not null,
    sum    text        not null,
    at     timestamptz not null,
    primary key (house, code, number)
);

-- What was not taken, as it came, with why.
create table synchrony.refused (
    house   text        not null,
    code    text        not null,
    number  int         not null,
    fault   text        not null,
    message text        not null,
    item    text        not null,
    at      timestamptz not null,
    primary key (house, code, number)
);
