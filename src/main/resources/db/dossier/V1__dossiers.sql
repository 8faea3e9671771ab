-- Drafts: what somebody is filling in. Not a dossier yet; without an account a draft belongs to
-- whoever holds its secret.
create table dossier.draft (
    id              uuid        not null primary key,
    code            text        not null unique,
    secret          bytea       not null,
    procedure       text        not null,
    definition      text        not null,
    channel         text        not null,
    language        text        not null,
    account         uuid,
    helper          uuid,
    helper_agency   text,
    phone           text,
    answers         jsonb       not null default '{}',
    facts           jsonb       not null default '{}',
    unanswered      jsonb       not null default '[]',
    agency          text,
    version         int         not null default 0,
    begun_at        timestamptz not null,
    saved_at        timestamptz not null,
    expires_at      timestamptz not null,
    -- by the state, before anybody asked
    prepared        boolean     not null default false,
    filed_as        uuid,
    -- of the database's own clock: whoever writes it may live in another time
    made_at         timestamptz not null default clock_timestamp()
);
-- Who stands at the counter, for a draft that an officer fills in.
create table dossier.served (
    draft  uuid not null primary key references dossier.draft (id) on delete cascade,
    number text,
    name   text not null,
    phone  text,
    email  text
);
create index draft_account on dossier.draft (account) where filed_as is null;
create index draft_expiry on dossier.draft (expires_at) where filed_as is null;

-- A file that belongs to a paper of a draft or, once filed, of a dossier. While it is on its way
-- only the received part is there, under a temporary name.
create table dossier.file (
    id          uuid        not null primary key,
    draft       uuid        references dossier.draft (id) on delete cascade,
    dossier     uuid,
    paper       text        not null,
    name        text        not null,
    media_type  text,
    size        bigint      not null,
    received    bigint      not null,
    announced   text,
    sha256      text,
    state       text        not null check (state in ('arriving', 'kept', 'refused')),
    fault       text,
    warning     text,
    added_at    timestamptz not null,
    supplement  int         not null default 0
);
create index file_draft on dossier.file (draft);
create index file_dossier on dossier.file (dossier);

create table dossier.dossier (
    id               uuid        not null primary key,
    code             text        not null unique,
    submission       uuid        not null unique,
    procedure        text        not null,
    definition       text        not null,
    case_id          text        not null,
    agency           text        not null,
    unit             text,
    channel          text        not null,
    language         text        not null,
    state            smallint    not null,
    turn             text,
    turn_role        text,
    turn_since       timestamptz,
    turn_due         timestamptz,
    assignee         uuid,
    outcome          text,
    ground           text,
    proposal         text,
    version          int         not null default 1,
    account          uuid,
    subject          text        not null,
    applicant_number text,
    applicant_name   text        not null,
    phone            text,
    email            text,
    helper           uuid,
    -- who filed it for the applicant, what they were to them, and under which mandate
    agent            uuid,
    agent_name       text,
    agent_role       jsonb,
    mandate          uuid,
    mandate_kind     text,
    answers          jsonb       not null,
    facts            jsonb       not null,
    bill             jsonb       not null,
    fee              bigint      not null,
    filed_at         timestamptz not null,
    received_at      timestamptz,
    clock_from       timestamptz,
    due_at           timestamptz,
    measured_due_at  timestamptz,
    first_due_at     timestamptz,
    supplements      int         not null default 0,
    reappointed      boolean     not null default false,
    finished_at      timestamptz,
    ended_at         timestamptz,
    result           uuid,
    unavailable      jsonb       not null default '[]',
    -- the other house, where it was filed in one and is handled in another
    partner          text,
    partner_side     text        check (partner_side in ('DOOR', 'DESK')),
    partner_paid     boolean,
    check ((partner is null) = (partner_side is null))
);
create index dossier_helper on dossier.dossier (helper, filed_at) where helper is not null;
create index dossier_turn on dossier.dossier (agency, turn_role, due_at) where ended_at is null;
create index dossier_account on dossier.dossier (account, filed_at desc);
create index dossier_assignee on dossier.dossier (assignee) where ended_at is null;
create index dossier_due on dossier.dossier (due_at) where finished_at is null;

-- Stretches in which the agency's clock stands: waiting for papers or for a payment.
create table dossier.pause (
    dossier uuid        not null references dossier.dossier (id),
    kind    text        not null check (kind in ('supplement', 'payment')),
    since   timestamptz not null,
    until   timestamptz,
    primary key (dossier, since)
);

-- Who did which step of the internal process, for the control sheet and for four eyes.
create table dossier.turn (
    id      uuid        not null primary key,
    dossier uuid        not null references dossier.dossier (id),
    step    text        not null,
    officer uuid,
    begun   timestamptz not null,
    due     timestamptz,
    done    timestamptz not null,
    result  text        not null,
    note    text
);
create index turn_dossier on dossier.turn (dossier);
create index turn_officer on dossier.turn (officer, done);

-- What is missing, as it was asked for.
create table dossier.supplement (
    dossier   uuid        not null references dossier.dossier (id),
    number    int         not null,
    asked_at  timestamptz not null,
    asked_by  uuid,
    items     jsonb       not null,
    answered_at timestamptz,
    primary key (dossier, number)
);

-- How the automatic checks came out, and who decided against one.
create table dossier.finding (
    dossier    uuid        not null references dossier.dossier (id),
    examination text       not null,
    passed     boolean     not null,
    evidence   jsonb       not null,
    at         timestamptz not null,
    overruled_by uuid,
    overruled_at timestamptz,
    reason     text,
    primary key (dossier, examination)
);

-- The forms of the law that were sent: receipt, supplement request, refusal, apology, stopping.
create table dossier.letter (
    id       uuid        not null primary key,
    dossier  uuid        not null references dossier.dossier (id),
    form     text        not null,
    number   int         not null,
    fields   jsonb       not null,
    language text        not null,
    at       timestamptz not null,
    sha256   text,
    unique (dossier, form, number)
);

-- Durable effects: each pending, done, failed (tried again) or parked (waits for an operator).
create table dossier.effect (
    id       uuid        not null primary key,
    dossier  uuid        not null references dossier.dossier (id),
    kind     text        not null,
    key      text        not null unique,
    state    text        not null default 'pending'
                         check (state in ('pending', 'done', 'failed', 'parked')),
    tries    int         not null default 0,
    next_at  timestamptz not null,
    fault    text,
    done_at  timestamptz
);
create index effect_due on dossier.effect (next_at) where state in ('pending', 'failed');
create index effect_dossier on dossier.effect (dossier);

-- Running numbers of dossier codes, by the system that gives them and the day.
create table dossier.number (
    series text   not null,
    day    date   not null,
    last   bigint not null,
    primary key (series, day)
);

-- Officers who are away, and who stands in for them.
create table dossier.absence (
    id         uuid not null primary key,
    officer    uuid not null,
    substitute uuid not null,
    away       daterange not null,
    constraint one_substitute_a_day exclude using gist (officer with =, away with &&)
);

-- Results that a signing officer has looked at, before signing several at once.
create table dossier.viewing (
    dossier uuid        not null references dossier.dossier (id),
    officer uuid        not null,
    version int         not null,
    at      timestamptz not null,
    primary key (dossier, officer)
);

-- Parts of a file that is still arriving; removed when it is whole.
create table dossier.chunk (
    file     uuid   not null references dossier.file (id) on delete cascade,
    position bigint not null,
    content  bytea  not null,
    primary key (file, position)
);

-- What applicants said of how they were served: one answer for each dossier, never shown with it to
-- who handles it.
create table dossier.survey (
    dossier uuid        not null primary key references dossier.dossier (id),
    mark    smallint    not null check (mark between 1 and 5),
    words   text        not null default '',
    at      timestamptz not null
);

-- What an applicant wants of a dossier that another house handles: it goes there, and its answer
-- comes back.
create table dossier.wish (
    dossier uuid        not null references dossier.dossier (id),
    number  int         not null,
    kind    text        not null check (kind in ('SUPPLY', 'WITHDRAW')),
    answers jsonb       not null,
    reason  text        not null,
    at      timestamptz not null,
    state   text        not null default 'sent' check (state in ('sent', 'done', 'refused')),
    fault   text,
    primary key (dossier, number)
);
