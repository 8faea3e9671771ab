-- Requests that other systems named by a key of their own, so that the same one sent twice does its
-- work once. A row without a matter is one whose work is being done.
create table api.request (
    client uuid not null,
    key text not null,
    print text not null,
    matter uuid,
    made_at timestamptz not null,
    primary key (client, key)
);
create index request_by_age on api.request (made_at);

-- Which system filed a dossier, and what happened to it since, in the order of the journal. Both
-- follow from the journal and can be made anew.
create table api.filed (
    dossier uuid primary key,
    client text not null
);
create table api.change (
    position bigint primary key,
    at timestamptz not null,
    fact text not null,
    data jsonb not null,
    client text not null,
    dossier uuid not null
);
create index change_by_client on api.change (client, position);

-- What happened to records, by registry, in the order of the journal; can be made anew from it.
create table api.registry_change (
    position bigint primary key,
    at timestamptz not null,
    fact text not null,
    registry text not null,
    subject text not null,
    data jsonb not null
);
create index registry_change_by_registry on api.registry_change (registry, position);
