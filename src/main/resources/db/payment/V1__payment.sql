-- What is owed.
create table payment.orders (
    id uuid primary key,
    dossier text not null,
    number int not null check (number between 1 and 999),
    -- found again on a transfer whatever the bank does to punctuation and case
    reference text not null unique check (reference ~ '^[A-Z0-9]{6,25}$'),
    payee text not null,
    account text not null,
    payer text not null,
    lines jsonb not null,
    amount bigint not null check (amount > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    due timestamptz not null,
    requested_at timestamptz not null,
    received bigint not null default 0,
    state text not null,
    unique (dossier, number),
    check (case state
        when 'REQUESTED' then received = 0
        when 'PARTLY_PAID' then received > 0 and received < amount
        when 'PAID' then received = amount
        when 'OVERPAID' then received = amount
        when 'CANCELLED' then received between 0 and amount - 1
        else false end)
);

-- Each time somebody began to pay: whom to ask when no message comes.
create table payment.attempt (
    order_id uuid not null references payment.orders,
    provider text not null,
    started_at timestamptz not null,
    ask_at timestamptz not null,
    asked int not null default 0,
    primary key (order_id, provider)
);
create index attempt_ask on payment.attempt (ask_at);

-- Every message of a provider, as it came. Kept before it is acknowledged.
create table payment.callback (
    id uuid primary key,
    provider text not null,
    received_at timestamptz not null,
    body bytea not null,
    sha256 text not null,
    verdict text not null,
    detail text,
    deposit_id uuid
);
create index callback_received on payment.callback (received_at);
create index callback_deposit on payment.callback (deposit_id);

-- Nonces of genuine messages, for as long as their time stamp is accepted.
create table payment.nonce (
    key text not null,
    nonce text not null,
    sha256 text not null,
    seen_at timestamptz not null,
    primary key (key, nonce)
);
create index nonce_seen on payment.nonce (seen_at);

-- Money that arrived, once per movement of the bank. ARRIVED is a durable item of work: kept, not
-- yet looked at; every other state is an end.
create table payment.deposit (
    id uuid primary key,
    order_id uuid references payment.orders,
    account text not null,
    transaction text not null,
    reference text not null,
    tokens text[] not null,
    amount bigint not null check (amount > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    credited bigint not null default 0 check (credited between 0 and amount),
    returned bigint not null default 0 check (returned >= 0 and credited + returned <= amount),
    arrived_at timestamptz not null,
    recorded_at timestamptz not null,
    source text not null check (source in ('CALLBACK', 'STATEMENT', 'CASH')),
    provider text,
    state text not null check (state in ('ARRIVED', 'CREDITED', 'CREDITED_LATE', 'PARTIAL',
        'OVERPAID', 'DOUBLE', 'WRONG_CURRENCY', 'WRONG_ACCOUNT', 'AFTER_CANCELLATION',
        'UNKNOWN_REFERENCE', 'ASSIGNED', 'RETURNED')),
    attempts int not null default 0,
    next_at timestamptz not null,
    problem text,
    unique (account, transaction),
    check (credited = 0 or order_id is not null)
);
create index deposit_order on payment.deposit (order_id);
create index deposit_work on payment.deposit (next_at) where state = 'ARRIVED';
create index deposit_held on payment.deposit (arrived_at)
    where state <> 'ARRIVED' and credited + returned < amount;
create index deposit_day on payment.deposit (account, arrived_at);

-- Bank files: one row per statement (camt.053) or notification (camt.054) in them.
create table payment.statement (
    id uuid primary key,
    kind text not null check (kind in ('STATEMENT', 'NOTIFICATION')),
    bank_id text not null,
    account text not null,
    day date not null,
    currency text,
    opening bigint,
    closing bigint,
    balanced boolean not null,
    contents text not null,
    file text not null,
    imported_at timestamptz not null,
    unique (account, kind, bank_id)
);
create index statement_day on payment.statement (account, day);
create index statement_file on payment.statement (file);

create table payment.entry (
    id uuid primary key,
    statement_id uuid not null references payment.statement,
    kind text not null,
    account text not null,
    day date not null,
    transaction text not null,
    end_to_end text not null,
    reference text not null,
    tokens text[] not null,
    credit boolean not null,
    reversal boolean not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    arrived_at timestamptz not null
);
create index entry_statement on payment.entry (statement_id);
create index entry_transaction on payment.entry (account, transaction);

-- Money that goes back.
create table payment.refund (
    id uuid primary key,
    order_id uuid references payment.orders,
    deposit_id uuid not null references payment.deposit,
    of_held boolean not null,
    reference text not null unique,
    amount bigint not null check (amount > 0),
    currency text not null,
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    sent_at timestamptz,
    confirmed_by uuid references payment.entry,
    state text not null check (state in
        ('REQUESTED', 'APPROVED', 'DECLINED', 'SENT', 'FAILED', 'CONFIRMED')),
    attempts int not null default 0,
    next_at timestamptz not null,
    problem text,
    check (decided_by is null or decided_by <> requested_by)
);
create index refund_deposit on payment.refund (deposit_id);
create index refund_order on payment.refund (order_id);
create index refund_state on payment.refund (state, next_at);

-- Numbers of receipts: a row per agency, symbol and year. The lock on it is held until the
-- transaction ends, so that a number is used up exactly when its receipt is written.
create table payment.receipt_counter (
    agency text not null,
    symbol text not null,
    year int not null,
    last int not null check (last between 1 and 99999999),
    primary key (agency, symbol, year)
);

create table payment.receipt (
    id uuid primary key,
    order_id uuid not null unique references payment.orders,
    agency text not null,
    name jsonb not null,
    symbol text not null,
    year int not null,
    number int not null check (number between 1 and 99999999),
    issued_on date not null,
    voided boolean not null default false,
    unique (agency, symbol, year, number)
);
create index receipt_day on payment.receipt (issued_on, agency);
