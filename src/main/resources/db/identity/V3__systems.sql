-- Other systems that file and follow dossiers for people.
alter table identity.account drop constraint account_kind_check;
alter table identity.account add constraint account_kind_check
    check (kind in ('PERSON', 'OFFICER', 'OPERATOR', 'REPRESENTED', 'ORGANISATION', 'SYSTEM'));

-- Their secrets. A secret is 256 random bits, so that its plain SHA-256 says nothing about it.
create table identity.system_key (
    hash bytea primary key,
    account uuid not null references identity.account,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index system_key_by_account on identity.system_key (account);
