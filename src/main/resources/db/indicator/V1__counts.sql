-- What is counted of each dossier, without anything of whom it is about. Kept by a follower of the
-- journal and made anew from it at any time.
create table indicator.dossier (
    id             uuid   not null primary key,
    code           text   not null unique,
    procedure      text   not null,
    province       text   not null, -- the unit of the first tier; '' for the whole country
    unit           text   not null,
    agency         text   not null,
    filed_on       date   not null,
    finished_on    date,
    rated_on       date,
    measured_due   timestamptz,     -- until when it is in time, waiting of the applicant added
    paused_since   timestamptz,
    supplements    int    not null,
    finished_at    timestamptz,
    counted        bytea  not null, -- a bit for each condition that it meets
    numbers        bigint[] not null,
    course         text   not null  -- all that is known, as JSON
);

-- Dossiers behind a number, the newest first.
create index dossier_filed on indicator.dossier (filed_on desc, id);
create index dossier_filed_province on indicator.dossier (province, filed_on desc, id);
create index dossier_filed_unit on indicator.dossier (unit, filed_on desc, id);
create index dossier_filed_agency on indicator.dossier (agency, filed_on desc, id);
create index dossier_finished on indicator.dossier (finished_on desc, id)
    where finished_on is not null;
create index dossier_finished_province on indicator.dossier (province, finished_on desc, id)
    where finished_on is not null;
create index dossier_finished_unit on indicator.dossier (unit, finished_on desc, id)
    where finished_on is not null;
create index dossier_finished_agency on indicator.dossier (agency, finished_on desc, id)
    where finished_on is not null;

-- What is not finished, for what is late now.
create index dossier_open on indicator.dossier (province, unit, agency)
    include (procedure, measured_due, paused_since, supplements) where finished_at is null;
create index dossier_open_agency on indicator.dossier (agency)
    include (procedure, measured_due, paused_since, supplements) where finished_at is null;

-- Sums by place, time and, for months, by procedure and channel. The meaning of each place in
-- `sums` is that of the definitions named in indicator.scheme; the first is what was late and
-- unfinished when the month ended.
create table indicator.cell (
    scope    "char"   not null, -- n nation, p unit of the first tier, a agency
    province text     not null,
    unit     text     not null,
    agency   text     not null,
    grain    "char"   not null, -- d day, m month
    by       text     not null, -- '' all, p and a procedure, c and a channel
    since    date     not null,
    sums     bigint[] not null,
    primary key (scope, province, unit, agency, grain, by, since)
);
create index cell_scope on indicator.cell (scope, grain, by, since);
create index cell_province on indicator.cell (province, grain, by, since) where scope = 'a';
create index cell_unit on indicator.cell (unit, grain, by, since) where scope = 'a';
create index cell_agency on indicator.cell (agency, grain, by, since) where scope = 'a';

-- How many values lie in which stretch of a scale, for medians.
create table indicator.spread (
    scope    "char" not null,
    province text   not null,
    unit     text   not null,
    agency   text   not null,
    by       text   not null,
    since    date   not null,
    term     int    not null,
    bucket   int    not null,
    n        bigint not null,
    primary key (scope, term, province, unit, agency, by, since, bucket)
);
create index spread_unit on indicator.spread (unit, term, by, since) where scope = 'a';
create index spread_agency on indicator.spread (agency, term, by, since) where scope = 'a';

-- The sums of a month as they stood when it was closed: what was published, kept beside what later
-- entries made of it.
create table indicator.closed (
    month    date     not null,
    scope    "char"   not null,
    province text     not null,
    unit     text     not null,
    agency   text     not null,
    sums     bigint[] not null,
    primary key (month, scope, province, unit, agency)
);
create index closed_unit on indicator.closed (unit, month) where scope = 'a';
create index closed_agency on indicator.closed (agency, month) where scope = 'a';

-- By which definitions the sums were made, and until when months were ended and closed.
create table indicator.scheme (
    one    boolean not null primary key default true check (one),
    hash   text    not null,
    ended  date,
    closed date
);

-- Which dossiers were late and unfinished as a month ended.
create table indicator.standing (
    month    date not null,
    dossier  uuid not null,
    province text not null, -- where it lay then
    unit     text not null,
    agency   text not null,
    primary key (month, dossier)
);

-- Moves with every change of the sums, so that whoever watches hears of it on any node.
create table indicator.pulse (
    one  boolean not null primary key default true check (one),
    beat bigint  not null default 0
);
insert into indicator.pulse default values;
