-- Sessions, so that any node serves them. They hold a few short texts.
create table identity.session (
    id text primary key,
    -- whose, as soon as somebody signed in
    account text,
    texts jsonb not null,
    begun_at timestamptz not null,
    -- as of some time within the last minute
    used_at timestamptz not null,
    idle_seconds int not null,
    expires_at timestamptz not null
);
create index session_by_expiry on identity.session (expires_at);
create index session_by_account on identity.session (account);

-- Every node remembers sessions and accounts for a moment and is told when one changes. What is
-- sent names a session by its sum: the name itself opens it.
create function identity.tell_session() returns trigger language plpgsql as $$
begin
    perform pg_notify('motcua_identity',
        'session ' || encode(sha256(convert_to(old.id, 'UTF8')), 'hex'));
    return null;
end $$;
create trigger session_gone after delete on identity.session
    for each row execute function identity.tell_session();
create trigger session_changed after update on identity.session
    for each row when (old.id <> new.id or old.texts <> new.texts
        or old.idle_seconds <> new.idle_seconds)
    execute function identity.tell_session();

create function identity.tell_account() returns trigger language plpgsql as $$
begin
    perform pg_notify('motcua_identity', 'account ' || case tg_table_name
        when 'assignment' then to_jsonb(coalesce(new, old)) ->> 'account'
        else to_jsonb(coalesce(new, old)) ->> 'id' end);
    return null;
end $$;
create trigger assignment_changed after insert or update or delete on identity.assignment
    for each row execute function identity.tell_account();
create trigger account_gone after delete on identity.account
    for each row execute function identity.tell_account();
-- The step of the last code changes at each signing in and is nobody's business.
create trigger account_changed after update on identity.account
    for each row when (
        (old.name, old.sign_in_name, old.person_number, old.born_on, old.phone, old.email,
            old.proved_at, old.code_confirmed_at, old.closed_at)
        is distinct from
        (new.name, new.sign_in_name, new.person_number, new.born_on, new.phone, new.email,
            new.proved_at, new.code_confirmed_at, new.closed_at))
    execute function identity.tell_account();
