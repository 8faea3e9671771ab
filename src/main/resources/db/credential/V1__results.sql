-- Signed results. The file itself lies in the object store under its sha256.
create table credential.credential (
    id uuid primary key,
    key text not null unique,
    code text not null unique,
    kind text not null,
    template text not null,
    definition text not null,
    title jsonb not null,
    person text,
    account uuid,
    agency text not null,
    agency_name text not null,
    signer uuid not null,
    signer_name text not null,
    subject text not null,
    sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes > 0),
    issued_at timestamptz not null,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    state text not null check (state in ('ISSUED', 'REVOKED', 'REPLACED')),
    ended_at timestamptz,
    ended_reason text,
    replacement uuid references credential.credential,
    check (person is not null or account is not null),
    check ((state = 'ISSUED') = (ended_at is null)),
    check ((state = 'ISSUED') = (ended_reason is null)),
    check ((state = 'REPLACED') = (replacement is not null))
);

create index credential_of_person on credential.credential (person, issued_at desc)
    where person is not null;
create index credential_of_account on credential.credential (account, issued_at desc)
    where account is not null;
create index credential_of_subject on credential.credential (subject);
