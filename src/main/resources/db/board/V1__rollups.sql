-- What the board knows of each dossier: only what is counted, nothing of whom it is about. Kept by
-- a follower of the journal and made anew from it at any time.
create table board.dossier (
    id             uuid        not null primary key,
    code           text        not null unique,
    procedure      text        not null,
    province       text        not null, -- the unit of the top tier; '' for the whole country
    unit           text        not null, -- '' for the whole country
    agency         text        not null,
    channel        text        not null,
    fully_online   boolean     not null,
    assisted       boolean     not null,
    owing          boolean     not null,
    paid_online    boolean     not null default false,
    filed_at       timestamptz not null,
    filed_on       date        not null,
    received_at    timestamptz,
    due            timestamptz, -- as promised last
    measured_due   timestamptz, -- as promised by the law: a new appointment does not move it
    paused_since   timestamptz,
    paused_seconds bigint      not null default 0,
    paused_counted bigint      not null default 0, -- of it, as the law counts time
    supplements    int         not null default 0,
    state          smallint    not null,
    finished_at    timestamptz,
    finished_on    date,
    on_time        boolean,     -- null: not finished, or no date was promised
    handling       bigint,      -- time with the agency as the law counts it: a day is 28,800;
                                -- null: not finished or never received
    elapsed        bigint       -- seconds with the agency, day and night
);

-- Handling times of a period, for medians, read from the index alone.
create index dossier_handling on board.dossier (finished_on)
    include (province, unit, agency, handling, elapsed) where handling is not null;
create index dossier_handling_province on board.dossier (province, finished_on)
    include (unit, agency, handling, elapsed) where handling is not null;
create index dossier_handling_unit on board.dossier (unit, finished_on)
    include (agency, handling, elapsed) where handling is not null;
create index dossier_handling_agency on board.dossier (agency, finished_on)
    include (handling, elapsed) where handling is not null;

-- What waits now.
create index dossier_open on board.dossier (province, unit, agency)
    include (measured_due, paused_since, supplements) where finished_at is null;
create index dossier_open_agency on board.dossier (agency)
    include (measured_due, paused_since, supplements) where finished_at is null;

-- Lists behind the numbers, the newest first.
create index dossier_filed on board.dossier (filed_on desc, id);
create index dossier_filed_province on board.dossier (province, filed_on desc, id);
create index dossier_filed_unit on board.dossier (unit, filed_on desc, id);
create index dossier_filed_agency on board.dossier (agency, filed_on desc, id);

-- Counts of a day, moved along with each dossier. Filed and all that is a share of the filed stand
-- on the day of filing, finished and on time on the day of finishing.
create table board.day (
    agency      text   not null,
    unit        text   not null,
    province    text   not null,
    day         date   not null,
    filed       bigint not null default 0,
    online      bigint not null default 0,
    full_online bigint not null default 0,
    assisted    bigint not null default 0,
    owing       bigint not null default 0,
    paid_online bigint not null default 0,
    finished    bigint not null default 0,
    measured    bigint not null default 0,
    on_time     bigint not null default 0,
    primary key (agency, unit, province, day)
);
create index day_day on board.day (day);
create index day_province on board.day (province, day);
create index day_unit on board.day (unit, day);

-- Moves with every change of the numbers, so that whoever watches hears of it on any node.
create table board.pulse (
    one  boolean not null primary key default true check (one),
    beat bigint  not null default 0
);
insert into board.pulse default values;

-- What the cost of dossiers to applicants is computed from, where it is not what the country says;
-- every change stays, the last counts.
create table board.burden (
    id        uuid        not null primary key,
    procedure text        not null, -- '' for all
    input     text        not null,
    value     bigint      not null,
    source    text        not null,
    by        text        not null,
    at        timestamptz not null
);
create index burden_last on board.burden (procedure, input, at desc);
