-- Accounts of persons, officers and operators.
create table identity.account (
    id uuid primary key,
    kind text not null check (kind in ('PERSON', 'OFFICER', 'OPERATOR', 'REPRESENTED', 'ORGANISATION')),
    -- what is typed to sign in, folded to lower case; a person's is their personal number
    sign_in_name text not null unique,
    name text not null,
    person_number text unique,
    born_on date,
    phone text,
    email text,
    -- how the identity was proved: null is level one
    proved_by text,
    proved_at timestamptz,
    password text not null,
    password_at timestamptz not null,
    -- set by somebody else, to be changed at the first signing in
    password_given boolean not null default false,
    -- the secret of the code device, sealed with the key of the installation
    code_secret bytea,
    code_confirmed_at timestamptz,
    -- the last thirty-second step whose code was used, so that no code is used twice
    code_step bigint,
    opened_at timestamptz not null,
    closed_at timestamptz,
    check ((kind = 'PERSON') = (person_number is not null))
);
create index account_by_contact on identity.account (phone) where phone is not null;

-- Roles of officers in agencies, from a day to a day.
create table identity.assignment (
    account uuid not null references identity.account,
    role text not null,
    agency text not null,
    valid daterange not null check (not isempty(valid)),
    primary key (account, role, agency, valid without overlaps)
);
create index assignment_by_agency on identity.assignment (agency, role);

-- Words for the day when the code device is lost. Each works once.
create table identity.recovery (
    account uuid not null references identity.account,
    word_hash bytea not null,
    used_at timestamptz,
    primary key (account, word_hash)
);

-- Failures to sign in, by account and by network address. Both are hashed with the key of the
-- installation: the rows say nothing about whether an account exists, nor who came from where.
create table identity.attempt (
    subject bytea primary key,
    failures int not null,
    last_at timestamptz not null,
    blocked_until timestamptz
);
create index attempt_by_age on identity.attempt (last_at);

-- Forms that were sent without a session, until their sender has signed in. Sealed with a key that
-- only the sender's cookie holds.
create table identity.held (
    id bytea primary key,
    -- whose session it had been, where known, hashed: nobody else gets to see the answers
    owner bytea,
    sealed bytea not null,
    expires_at timestamptz not null
);
create index held_by_age on identity.held (expires_at);

-- The fingerprint of the key of the installation, so that a node with another key notices at its
-- start and not when nobody can sign in.
create table identity.key_print (
    one boolean primary key default true check (one),
    print text not null
);
