-- The gateways that this house watches, and how far it has read from each.
create table traffic.gateway (
    address      text   not null primary key,
    hour         bigint not null default 0,
    trouble      bigint not null default 0,
    answered_at  timestamptz,
    fault        text
);

-- How often each was asked on a day whether it is there, and how often it answered.
create table traffic.watched (
    gateway text    not null,
    day     date    not null,
    tries   integer not null,
    answers integer not null,
    primary key (gateway, day)
);

-- What passed in an hour, as the gateway counts it; told again while the hour lasts.
create table traffic.hour (
    gateway   text    not null,
    hour      bigint  not null,
    day       date    not null,
    side      text    not null,
    client    text    not null,
    service   text    not null,
    agreement text    not null,
    outcome   text    not null,
    messages  bigint  not null,
    asked     bigint  not null,
    answered  bigint  not null,
    micros    bigint  not null,
    waits     bigint[] not null,
    primary key (gateway, hour, side, client, service, agreement, outcome)
);
create index hour_by_day on traffic.hour (gateway, day);

-- The same by day, for ever.
create table traffic.day (
    day       date    not null,
    gateway   text    not null,
    side      text    not null,
    client    text    not null,
    service   text    not null,
    agreement text    not null,
    outcome   text    not null,
    messages  bigint  not null,
    asked     bigint  not null,
    answered  bigint  not null,
    micros    bigint  not null,
    waits     bigint[] not null,
    primary key (day, gateway, side, client, service, agreement, outcome)
);

-- Messages that were refused, failed or took long, and what an operator did about each.
create table traffic.trouble (
    gateway   text        not null,
    number    bigint      not null,
    at        timestamptz not null,
    side      text        not null,
    kind      text        not null,
    message   text        not null,
    client    text        not null,
    service   text        not null,
    agreement text        not null,
    type      text        not null,
    status    integer     not null,
    millis    bigint      not null,
    method    text        not null,
    state     text        not null default 'OPEN'
        check (state in ('OPEN', 'PARKED', 'REPLAYED')),
    note      text        not null default '',
    replay    text        not null default '',
    primary key (gateway, number)
);
create index trouble_open on traffic.trouble (at desc) where state = 'OPEN';
create index trouble_by_time on traffic.trouble (at desc);
