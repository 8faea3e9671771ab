-- What people were told, and the sendings that carry it out of the house.
create table notice.notice (
    id uuid primary key,
    key text not null unique check (length(key) between 1 and 200),
    account uuid,
    template text not null,
    definition text not null,
    language text not null,
    title text not null,
    body text not null,
    subject text not null,
    link text not null,
    at timestamptz not null,
    read_at timestamptz
);

create index notice_of_account on notice.notice (account, id desc) where account is not null;

create index notice_of_subject on notice.notice (subject);

create index notice_unread on notice.notice (account) where account is not null and read_at is null;

create table notice.sending (
    id uuid primary key,
    notice uuid not null references notice.notice,
    channel text not null check (channel in ('EMAIL', 'SMS')),
    address text not null,
    text text not null,
    state text not null check (state in ('PENDING', 'SENDING', 'DONE', 'FAILED', 'PARKED')),
    tries int not null default 0,
    next_at timestamptz not null,
    taken_at timestamptz,
    done_at timestamptz,
    uncertain boolean not null default false,
    fault text,
    reference text,
    unique (notice, channel),
    check ((state = 'SENDING') = (taken_at is not null))
);

-- only what is still to do, so that the queue stays quick however much was sent
create index sending_due on notice.sending (next_at) where state = 'PENDING';
create index sending_taken on notice.sending (taken_at) where state = 'SENDING';
create index sending_parked on notice.sending (id) where state = 'PARKED';
