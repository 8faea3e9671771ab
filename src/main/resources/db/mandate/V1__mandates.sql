-- Who may act for whom. A mandate from a registry gets its row when it is first found, so that acts
-- under it can name it; whether it holds is asked of the registry each time.
create table mandate.mandate (
    id                  uuid        not null primary key,
    kind                text        not null,
    -- a personal number, or the number of an organisation
    principal           text        not null,
    principal_name      text        not null,
    representative      text        not null,
    representative_name text        not null,
    acts                text[]      not null default '{}',
    procedures          text[]      not null default '{}',
    role                text        not null default '',
    given               boolean     not null,
    state               text        not null
        check (state in ('proposed', 'active', 'declined', 'revoked', 'ended')),
    from_on             date        not null,
    until_on            date,
    made_at             timestamptz not null,
    answer_by           timestamptz,
    begun_at            timestamptz,
    ended_at            timestamptz,
    reason              text,
    check (principal <> representative or not given)
);
create unique index mandate_by_law on mandate.mandate (representative, principal, kind)
    where state = 'active' and not given;
create index mandate_of_representative on mandate.mandate (representative);
create index mandate_of_principal on mandate.mandate (principal);

-- Who of those who act only together agreed to what. The content is a sum: a word is to a matter as it
-- stood.
create table mandate.assent (
    matter    text        not null,
    content   text        not null,
    principal text        not null,
    mandate   uuid        not null references mandate.mandate (id),
    account   uuid        not null,
    name      text        not null,
    at        timestamptz not null,
    reached   boolean     not null default false,
    primary key (matter, account)
);
create index assent_of_principal on mandate.assent (principal) where not reached;
