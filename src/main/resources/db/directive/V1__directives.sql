-- Documents that order tasks.
create table directive.document (
    id         uuid        not null primary key,
    number     text        not null,
    dated      date,
    issuer     text        not null,
    title      jsonb       not null, -- wording by language
    source     jsonb       not null,
    origin     text        unique,   -- the definition it came from; null: entered here
    entered_at timestamptz not null,
    entered_by text        not null
);

create table directive.task (
    id        uuid     not null primary key,
    document  uuid     not null references directive.document,
    place     int      not null, -- order within the document
    label     text     not null,
    parent    uuid     references directive.task,
    lead      text,              -- null: a group (its parts have leads), or nobody known
    answers   text,              -- who took over from a lead that was merged away
    named     jsonb,
    partners  text[]   not null default '{}',
    text      jsonb    not null,
    product   jsonb,
    authority jsonb,
    ordered_kind text  not null, -- on, every, ongoing, none
    ordered_on   date,
    kind      text     not null,
    due       date,              -- of "every": the end of the period that runs
    rhythm    text,
    measure   text,
    status    text     not null,
    done_on   date,
    result    jsonb,
    said      text,              -- the last words of the lead
    changed   timestamptz,       -- when the last step was taken
    version   int      not null default 0,
    unique nulls not distinct (document, label, lead)
);
create index task_answering on directive.task (coalesce(answers, lead), due);
create index task_document on directive.task (document, place);
create index task_parent on directive.task (parent) where parent is not null;

-- What a lead asked of who ordered; at most one waits for each task.
create table directive.request (
    id         uuid        not null primary key,
    task       uuid        not null references directive.task,
    kind       text        not null,
    until      date,
    reason     text        not null,
    agency     text        not null,
    asked_by   text        not null,
    asked_at   timestamptz not null,
    decided_at timestamptz,
    granted    boolean,
    decision   text
);
create unique index request_waiting on directive.request (task) where decided_at is null;

-- Closed sessions of a series in which tasks were reviewed, with their minutes.
create table directive.session (
    series    text        not null,
    held_on   date        not null,
    closed_at timestamptz not null,
    closed_by text        not null,
    pdf       bytea       not null,
    primary key (series, held_on)
);

create table directive.decision (
    id       uuid        not null primary key,
    series   text        not null,
    held_on  date        not null,
    task     uuid        references directive.task,
    words    text        not null,
    taken_at timestamptz not null,
    taken_by text        not null
);
create index decision_session on directive.decision (series, held_on, taken_at);

-- Files that list the tasks of a document, as they were sent, before and after they were taken in.
create table directive.annex (
    id       uuid        not null primary key,
    document uuid        not null references directive.document,
    name     text        not null,
    content  bytea       not null,
    sent_at  timestamptz not null,
    sent_by  text        not null,
    taken_at timestamptz
);
create index annex_document on directive.annex (document, sent_at);

-- What was told about a deadline, so that it is told once.
create table directive.reminded (
    task uuid        not null references directive.task,
    rule text        not null,
    due  date        not null,
    at   timestamptz not null,
    primary key (task, rule, due)
);
