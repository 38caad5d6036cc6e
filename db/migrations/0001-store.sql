-- The first store: people, what came in, cases, what goes out, deadlines and the audit.
-- Written once for every engine: the types are INT8 TEXT BYTES BOOL; a table ends in ROWS (found by its id, rows of any size)
-- or KEYED (small rows kept in the order of their key). db/engine.h holds what each engine makes of these words.
-- Ids and times come from the caller. Times are Unix seconds, 0 none; names ending in _ix are keyed hashes (db/vault.h);
-- columns typed BYTES are personal and pass the vault. Keys start with what grows (an id, a time), so that new rows land
-- on a few pages at the end, however many millions are there already.

create table party (
    id INT8 primary key,
    kind INT8 not null,
    lang INT8 not null,
    name BYTES not null,
    made_s INT8 not null
) ROWS;

create table phone (
    number_ix INT8 primary key,
    party INT8 not null references party (id),
    place INT8 not null,
    lost BOOL not null,
    number BYTES not null
) KEYED;
create index phone_party on phone (party);

create table holding (
    role INT8 not null,
    at TEXT not null,
    party INT8 not null references party (id),
    deputy BOOL not null,
    ord INT8 not null,
    ended BOOL not null,
    primary key (role, at, party)
) KEYED;
create index holding_party on holding (party, ord);

create table absence (
    party INT8 not null references party (id),
    from_day INT8 not null,
    to_day INT8 not null,
    delegate INT8 not null,
    primary key (party, from_day)
) KEYED;

create table office (
    code TEXT primary key,
    phone TEXT not null
) KEYED;

create table office_area (
    code TEXT not null references office (code),
    area TEXT not null,
    primary key (code, area)
) KEYED;

create table number (
    number_ix INT8 primary key,
    number BYTES not null,
    lang INT8 not null,
    stopped BOOL not null,
    muted_until_s INT8 not null,
    strikes INT8 not null,
    strikes_s INT8 not null
) KEYED;

create table inbox (
    id INT8 primary key,
    at_s INT8 not null,
    carrier TEXT not null,
    msgid TEXT not null,
    receiver TEXT not null,
    sender_ix INT8 not null,
    sender BYTES not null,
    body BYTES not null,
    stored_s INT8 not null,
    text_hash INT8 not null,
    partial BOOL not null,
    broken BOOL not null,
    taken BOOL not null,
    report BOOL not null,
    word TEXT not null,
    case_id INT8 not null,
    person_why TEXT not null
) ROWS;
create unique index inbox_once on inbox (at_s, carrier, msgid);
create index inbox_recent on inbox ((stored_s / 1024), sender_ix) where taken;
create index inbox_person on inbox (id) where person_why <> '';

create table case_file (
    id INT8 primary key,
    version INT8 not null,
    epoch INT8 not null,
    state INT8 not null,
    severity INT8 not null,
    policy INT8 not null,
    opened_s INT8 not null,
    t0_s INT8 not null,
    kinds INT8 not null,
    first_kind INT8 not null,
    sex INT8 not null,
    age_years INT8 not null,
    age_months INT8 not null,
    children INT8 not null,
    perpetrator INT8 not null,
    accused_role INT8 not null,
    urgent INT8 not null,
    missing INT8 not null,
    area_level INT8 not null,
    region INT8 not null,
    county INT8 not null,
    constituency INT8 not null,
    ward INT8 not null,
    unread INT8 not null,
    registered INT8 not null,
    reporter INT8 not null,
    lang INT8 not null,
    text_hash INT8 not null,
    level INT8 not null,
    told INT8 not null,
    rows INT8 not null,
    again_n INT8 not null,
    base_level INT8 not null,
    disputed INT8 not null,
    verified_s INT8 not null,
    verifier INT8 not null,
    action INT8 not null,
    progress_s INT8 not null,
    reminded INT8 not null,
    up_n INT8 not null,
    hold_n INT8 not null,
    hold_top_s INT8 not null,
    ceiling_n INT8 not null,
    asked_act INT8 not null,
    asked_s INT8 not null,
    asked_n INT8 not null,
    asked_by INT8 not null,
    asked_by_level INT8 not null,
    asked_level INT8 not null,
    asked_value INT8 not null,
    before INT8 not null,
    closed_s INT8 not null,
    closer INT8 not null,
    closer_level INT8 not null,
    merged_into INT8 not null,
    last_s INT8 not null,
    ref TEXT not null,
    office TEXT not null,
    serial TEXT not null,
    dob TEXT not null,
    event_when TEXT not null,
    last_word TEXT not null,
    place_text BYTES not null,
    locality BYTES not null,
    child_name BYTES not null,
    explanation BYTES not null
) ROWS;
-- States 1 to 3 are the open ones (core/types.h). An index of SQLite ends in the row's id by itself.
create index case_open on case_file (id) where state <= 3;
create index case_office on case_file (office) where state <= 3;
create index case_county on case_file (county) where state <= 3;
create index case_alike on case_file ((opened_s / 86400), ward, sex, age_years);

create table case_party (
    case_id INT8 not null,
    role INT8 not null,
    party INT8 not null,
    number_ix INT8 not null,
    number BYTES not null,
    sex INT8 not null,
    age_years INT8 not null,
    age_months INT8 not null,
    made_s INT8 not null,
    primary key (case_id, role, party, number_ix)
) KEYED;

-- Which cases a number reported: once in the week it was opened, once in the week it was closed.
create table reported (
    week INT8 not null,
    number_ix INT8 not null,
    case_id INT8 not null,
    primary key (week, number_ix, case_id)
) KEYED;

create table note (
    case_id INT8 not null,
    id INT8 not null,
    at_s INT8 not null,
    word TEXT not null,
    role INT8 not null,
    person INT8 not null,
    body BYTES not null,
    primary key (case_id, id)
) KEYED;

create table share (
    case_id INT8 not null,
    role INT8 not null,
    at TEXT not null,
    live BOOL not null,
    made_s INT8 not null,
    primary key (case_id, role, at)
) KEYED;
create index share_post on share (role, at, case_id) where live;

create table link (
    case_id INT8 not null,
    other INT8 not null,
    made_s INT8 not null,
    primary key (case_id, other)
) KEYED;

create table question (
    number_ix INT8 primary key,
    key TEXT not null,
    case_id INT8 not null,
    asked_s INT8 not null,
    choices TEXT not null,
    word TEXT not null,
    body BYTES not null
) KEYED;

create table code (
    person INT8 primary key,
    act INT8 not null,
    digits BYTES not null,
    case_id INT8 not null,
    epoch INT8 not null,
    made_s INT8 not null,
    tries INT8 not null,
    value INT8 not null,
    body BYTES not null
) KEYED;

create table outbox (
    id INT8 primary key,
    cause_n INT8 not null,
    cause_v INT8 not null,
    cause TEXT not null,
    key TEXT not null,
    to_ix INT8 not null,
    number BYTES not null,
    person INT8 not null,
    role INT8 not null,
    at TEXT not null,
    level INT8 not null,
    lang INT8 not null,
    guide INT8 not null,
    cls INT8 not null,
    case_id INT8 not null,
    epoch INT8 not null,
    version INT8 not null,
    rank INT8 not null,
    t0_s INT8 not null,
    not_before_s INT8 not null,
    expires_s INT8 not null,
    receipt_by_s INT8 not null,
    step INT8 not null,
    late BOOL not null,
    bundles BOOL not null,
    direct BOOL not null,
    args BYTES not null,
    state INT8 not null,
    ready BOOL not null,
    bundle BOOL not null,
    made_s INT8 not null,
    said_s INT8 not null,
    said_by INT8 not null
) ROWS;
-- One cause, one text of a key to a number. State 0 waits, 1 is claimed, 2 is sent (db/db.h); rank is the severity, 5 none.
create unique index outbox_once on outbox (cause_n, cause_v, cause, key, to_ix);
create index outbox_ready on outbox (rank, t0_s) where state = 0 and ready;
create index outbox_later on outbox (rank, not_before_s) where state = 0 and not ready;
create index outbox_to on outbox (to_ix, not_before_s, bundle) where state = 0;
create index outbox_case on outbox (case_id);
create index outbox_claimed on outbox (id) where state = 1;
create index outbox_said on outbox ((said_s / 86400), to_ix, said_s) where said_s <> 0;
create index outbox_receipt on outbox (receipt_by_s) where state = 2 and receipt_by_s > 0;

create table timer (
    case_id INT8 primary key,
    due_s INT8 not null,
    version INT8 not null,
    severity INT8 not null
) KEYED;
create index timer_due on timer (severity, due_s);

create table alarm (
    day INT8 not null,
    word TEXT not null,
    about TEXT not null,
    primary key (day, word, about)
) KEYED;

create table counter (
    name TEXT primary key,
    value INT8 not null
) KEYED;

create table holiday (
    day INT8 primary key,
    name TEXT not null,
    held BOOL not null
) KEYED;

-- seq runs 1, 2, 3 in its shard (the county's number, 0 for what has no county). wrote marks the one row that stands for
-- that version of the case: no two writers can both have made it.
create table audit (
    shard INT8 not null,
    seq INT8 not null,
    at_s INT8 not null,
    case_id INT8 not null,
    version INT8 not null,
    wrote BOOL not null,
    person INT8 not null,
    role INT8 not null,
    inbox_id INT8 not null,
    act TEXT not null,
    detail BYTES not null,
    primary key (shard, seq)
) KEYED;
create unique index audit_version on audit (case_id, version) where wrote;
