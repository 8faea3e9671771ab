-- Sessions, in the table layout that Spring Session asks for, so that any node serves them.
create table identity.session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index session_by_expiry on identity.session (expiry_time);
create index session_by_principal on identity.session (principal_name);

create table identity.session_attributes (
    session_primary_id char(36) not null references identity.session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
