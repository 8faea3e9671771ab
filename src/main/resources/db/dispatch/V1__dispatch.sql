-- Official documents between agencies. Facts of a document (number, subject, signer …) stand in a column
-- of JSON, in the form of the record Facts; whatever is searched or decided on has a column of its own.

-- Documents that agencies of this house send, from the draft on.
create table dispatch.outgoing (
    id          uuid        not null primary key,
    agency      text        not null,
    -- as messages name it; none while it is a draft
    document_id text,
    edition     integer     not null,
    state       text        not null check (state in ('DRAFT', 'SENT', 'RECALLED', 'REPLACED')),
    -- a draft is a new document, the next edition of one that was sent, or comes in its place
    kind        text        not null check (kind in ('NEW', 'UPDATE', 'REPLACE')),
    about       uuid references dispatch.outgoing,
    reason      text        not null,
    facts       jsonb       not null,
    receivers   text[]      not null,
    by_account  text        not null,
    changed_at  timestamptz not null,
    sent_at     timestamptz,
    -- grows with each step; who takes one names the one that they saw
    version     integer     not null
);
create index outgoing_of_agency on dispatch.outgoing (agency, changed_at desc);
-- The same number of the same day is the same document.
create unique index outgoing_document on dispatch.outgoing (agency, document_id) where document_id is not null;
-- One change of a document is drafted at a time.
create unique index outgoing_draft on dispatch.outgoing (about) where state = 'DRAFT' and about is not null;

-- How a document stands at each of its receivers, by what they say.
create table dispatch.receiver (
    document        uuid        not null references dispatch.outgoing on delete cascade,
    agency          text        not null,
    standing        text        not null,
    words           text        not null,
    changed_at      timestamptz not null,
    -- a change that they have not answered
    pending         text check (pending in ('RECALL', 'UPDATE', 'REPLACE')),
    pending_edition integer,
    -- what they answered to the last change
    answer          text check (answer in ('AGREED', 'DECLINED')),
    primary key (document, agency)
);

-- Documents that came, one row for each agency here that received it.
create table dispatch.incoming (
    id              uuid        not null primary key,
    agency          text        not null,
    sender          text        not null,
    sender_name     text        not null,
    document_id     text        not null,
    edition         integer     not null,
    standing        text        not null,
    facts           jsonb       not null,
    -- who works on it, in words of the clerk
    handler         text        not null,
    -- a change of the sender that waits for an answer
    change_kind     text check (change_kind in ('RECALL', 'UPDATE', 'REPLACE')),
    change_edition  integer,
    change_reason   text,
    change_facts    jsonb,
    -- the document that is to come in its place
    change_by       uuid references dispatch.incoming,
    -- the task that it became
    task            uuid,
    arrived_at      timestamptz not null,
    changed_at      timestamptz not null,
    version         integer     not null,
    unique (agency, sender, document_id)
);
create index incoming_of_agency on dispatch.incoming (agency, changed_at desc);
create unique index incoming_of_task on dispatch.incoming (task) where task is not null;

-- The files of a document, by edition; contents lie in the store of files.
create table dispatch.enclosure (
    document     uuid    not null,
    edition      integer not null,
    place        integer not null,
    name         text    not null,
    content_type text    not null,
    size         bigint  not null,
    sha256       text    not null,
    primary key (document, edition, place)
);

-- Messages that leave, written in the transaction of the act that they tell of. A message keeps its
-- bytes, and with them its number, however often it is sent.
create table dispatch.leaving (
    id          uuid        not null primary key,
    sender      text        not null,
    receiver    text        not null,
    document_id text        not null,
    edition     integer     not null,
    kind        text        not null check (kind in ('NEW', 'RECALL', 'UPDATE', 'REPLACE', 'STATUS')),
    -- the signed envelope, and the document whose files go with it
    envelope    text        not null,
    files_of    uuid,
    state       text        not null check (state in ('WAITING', 'TAKEN', 'REFUSED')),
    tries       integer     not null default 0,
    next_at     timestamptz not null,
    -- while somebody is sending it
    held_until  timestamptz,
    trouble     text,
    made_at     timestamptz not null,
    settled_at  timestamptz
);
create index leaving_due on dispatch.leaving (next_at) where state = 'WAITING';
create index leaving_in_order on dispatch.leaving (sender, receiver, document_id, id) where state = 'WAITING';
create index leaving_refused on dispatch.leaving (settled_at desc) where state = 'REFUSED';

-- Every message that came, taken or not.
create table dispatch.arrival (
    id          uuid        not null primary key,
    at          timestamptz not null,
    client      text        not null,
    agency      text        not null,
    sender      text        not null,
    document_id text        not null,
    edition     integer     not null,
    kind        text        not null,
    -- of the whole message, to know it again
    sha256      text        not null,
    flaw        text,
    detail      text,
    -- when an operator has seen to it
    seen_at     timestamptz
);
-- A document and each of its changes are kept once; statuses may repeat themselves.
create unique index arrival_once on dispatch.arrival (agency, sender, document_id, edition)
    where flaw is null and kind <> 'STATUS';
create unique index arrival_status_once on dispatch.arrival (agency, sender, document_id, sha256)
    where flaw is null and kind = 'STATUS';
create index arrival_refused on dispatch.arrival (at desc) where flaw is not null;
