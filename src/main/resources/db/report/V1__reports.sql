-- The report of one agency for one time. A row comes to be when somebody first writes in it.
create table report.sheet (
    id         uuid        not null primary key,
    report     text        not null,
    term       text        not null,
    agency     text        not null,
    province   text        not null, -- unit of the first tier in which the agency lies; '' for none
    version    int         not null default 0,
    first_sent timestamptz,          -- what counts for being in time
    sent_at    timestamptz,          -- null: open
    late       bigint      not null default 0, -- minutes of working time
    reopened   text,
    unique (report, term, agency)
);
create index sheet_sent on report.sheet (report, term, province) where sent_at is not null;

-- Rows as they stood when the report was sent; of an open one only what a person typed.
create table report.line (
    sheet uuid  not null references report.sheet,
    id    text  not null,
    place int   not null,
    title jsonb not null,
    primary key (sheet, id)
);

create table report.cell (
    sheet  uuid   not null references report.sheet,
    line   text   not null,
    col    text   not null,
    filled text,
    typed  text,
    reason text,
    amount bigint,            -- what counts, of columns that are added up
    by     text   not null,
    at     timestamptz not null,
    primary key (sheet, line, col)
);
