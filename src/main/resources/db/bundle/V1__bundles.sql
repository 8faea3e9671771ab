-- One request for several procedures (hồ sơ liên thông). The parts are ordinary dossiers.
create table bundle.filing (
    id         uuid        not null primary key,
    code       text        not null unique,
    procedure  text        not null,
    definition text        not null,
    draft      uuid        not null unique,
    account    uuid,
    applicant  jsonb       not null,
    channel    text        not null,
    language   text        not null,
    answers    jsonb       not null,
    facts      jsonb       not null,
    event      text,
    filed_at   timestamptz not null,
    due_at     timestamptz not null,
    outcome    text        check (outcome in ('done', 'partly', 'failed')),
    ended_at   timestamptz
);
-- the same event is asked for once; what came to nothing may be asked for again
create unique index filing_event on bundle.filing (procedure, event)
    where event is not null and outcome is distinct from 'failed';
create index filing_account on bundle.filing (account, filed_at desc);
create index filing_open on bundle.filing (due_at) where ended_at is null;

create table bundle.step (
    id              uuid        not null primary key,
    filing          uuid        not null references bundle.filing (id),
    place           int         not null,
    step            text        not null,
    state           text        not null check (state in
        ('waiting', 'ready', 'filed', 'granted', 'refused', 'withdrawn', 'no-consent', 'dropped')),
    agency          text,
    dossier         uuid        unique,
    ready_at        timestamptz,
    filed_at        timestamptz,
    acknowledge_by  timestamptz,
    acknowledged_at timestamptz,
    due_at          timestamptz,
    ended_at        timestamptz,
    because         text,
    tries           int         not null default 0,
    next_at         timestamptz,
    fault           text,
    unique (filing, step)
);
create index step_ready on bundle.step (next_at) where state = 'ready';
create index step_open on bundle.step (filed_at) where state = 'filed';

-- Somebody else's agreement to a step.
create table bundle.consent (
    id          uuid        not null primary key,
    step        uuid        not null unique references bundle.step (id),
    person      text        not null,
    asked_at    timestamptz not null,
    answer_by   timestamptz not null,
    answered_at timestamptz,
    agreed      boolean
);
create index consent_person on bundle.consent (person) where answered_at is null;

-- What somebody has to look after: an agency that does not take its part in, a part that does not
-- get there, an answer that does not come.
create table bundle.alert (
    id          uuid        not null primary key,
    step        uuid        not null references bundle.step (id),
    kind        text        not null check (kind in
        ('acknowledgement', 'synchronisation', 'late', 'consent')),
    agency      text,
    raised_at   timestamptz not null,
    resolved_at timestamptz,
    unique (step, kind)
);
create index alert_open on bundle.alert (agency, raised_at) where resolved_at is null;

create table bundle.number (
    series text   not null,
    day    date   not null,
    last   bigint not null,
    primary key (series, day)
);
