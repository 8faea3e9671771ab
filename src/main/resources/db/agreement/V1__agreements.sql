-- What was asked for, agreed and ended between a system of one agency and a service of another. Rows
-- are never removed: who may have seen what on which day must be told for ever.
create table agreement.agreement (
    id           text        not null primary key,
    -- grows with each move; messages name the terms, which never change, so theirs is always 1
    version      integer     not null,
    consumer     text        not null,
    service      text        not null,
    purpose      text        not null,
    reason       text        not null,
    legal_basis  text        not null,
    fields       text[]      not null,
    asked        text[]      not null,
    needs        text        not null,
    storing      text        not null,
    per_second   integer     not null check (per_second > 0),
    holds_from   timestamptz not null,
    holds_until  timestamptz not null check (holds_until > holds_from),
    state        text        not null
        check (state in ('REQUESTED', 'ACTIVE', 'SUSPENDED', 'REFUSED', 'ENDED')),
    asker        text        not null,
    owner        text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    changed_at   timestamptz not null,
    -- why it does not stand in the directory though it should; nothing where it does
    unfit        text
);
create index agreement_by_asker on agreement.agreement (asker, changed_at desc);
create index agreement_by_owner on agreement.agreement (owner, changed_at desc);

-- The numbers of a year.
create table agreement.number (
    year integer not null primary key,
    last integer not null
);

-- A message that names system, service and purpose must meet one agreement.
create unique index agreement_standing on agreement.agreement (consumer, service, purpose)
    where state in ('ACTIVE', 'SUSPENDED');
