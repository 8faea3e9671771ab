-- What the state offered to whom (dịch vụ công chủ động). Once for a person, a kind and an occasion.
create table proactive.offer (
    id          uuid        not null primary key,
    offering    text        not null,
    definition  text        not null,
    person      text        not null,
    occasion    text        not null,
    record      uuid        not null,
    account     uuid,
    due         date,
    level       text        not null check (level in ('remind', 'prepare', 'recommend', 'carry-out')),
    state       text        not null check (state in ('found', 'offered', 'accepted', 'declined',
        'expired', 'lapsed', 'carried-out', 'restored')),
    prepared    jsonb       not null,
    draft       uuid,
    filed       uuid,
    option      text,
    known       int         not null default 0,
    changed_key text,
    before      jsonb       not null default '{}',
    wording     uuid,
    found_at    timestamptz not null,
    offered_at  timestamptz,
    opened_at   timestamptz,
    answered_at timestamptz,
    answer_by   timestamptz,
    tries       int         not null default 0,
    next_at     timestamptz not null,
    fault       text,
    unique (person, offering, occasion)
);
create index offer_person on proactive.offer (person, found_at desc);
create index offer_found on proactive.offer (next_at) where state = 'found';
create index offer_open on proactive.offer (answer_by) where state = 'offered';
create index offer_record on proactive.offer (record) where state = 'offered';
create index offer_counted on proactive.offer (offering, found_at);

-- Who does not want to be offered something; '*' is everything.
create table proactive.opt_out (
    person   text        not null,
    offering text        not null,
    at       timestamptz not null,
    primary key (person, offering)
);

-- How far the days were looked through: the last day that is done, and of a day that is not, how
-- many of its days in records.
create table proactive.turn (
    offering text not null primary key,
    day      date not null,
    done     int  not null
);
