-- The monitor's tables. Evidence, ledger and what people keep are never made again; everything under "Derived" can be thrown
-- away and made anew from the evidence and the ledger (trucewatch rebuild).

-- ── Evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Bytes by their SHA-256 (hex), written once, never changed: documents as they came, the records of a file one by one, raw responses.
create table blob (
  hash text primary key,
  size bigint not null,
  bytes bytea not null
);

-- Where reports come from: a watched folder, a feed, a page, the API, a form.
create table source (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('folder', 'feed', 'page', 'upload', 'api', 'observer', 'letter')),
  name text not null,
  location text,
  settings jsonb not null default '{}',
  enabled boolean not null default true,
  etag text,
  last_modified text,
  next_attempt_at timestamptz,
  last_attempt_at timestamptz,
  last_success_at timestamptz,
  -- Null while reachable. An outage is not "nothing reported".
  unreachable_since timestamptz,
  last_error text,
  unique (kind, location)
);

-- One row for each version of each report, in order of intake. A changed page is a new version beside the old.
create table report_version (
  id bigint generated always as identity primary key,
  report text not null,
  version integer not null,
  -- The document as it came.
  blob text not null references blob (hash),
  -- The bytes of this report alone: its record in a file of records, else the document itself. The same twice is one.
  content_hash text not null references blob (hash),
  -- Its place in a file of records, counted from 0; 0 for a document of its own.
  item integer not null default 0,
  -- What the user would call it, and the file name that helps to tell its format.
  document text not null,
  file_name text not null,
  source bigint references source (id),
  source_kind text not null,
  source_name text not null,
  url text,
  warc text references blob (hash),
  recorded_at timestamptz not null,
  -- The entry of the ledger that took it in.
  entry bigint not null,
  unique (report, version),
  unique (report, content_hash)
);
create index report_version_recorded on report_version (recorded_at, id);
create index report_version_content on report_version (content_hash);
create index report_version_source on report_version (source) where source is not null;

-- ── Record ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- RFC 6962 leaves in order. `body` is canonical JSON (RFC 8785); the leaf hash is over its UTF-8 bytes.
create table ledger_entry (
  seq bigint primary key,
  kind text not null,
  body text not null,
  leaf bytea not null,
  recorded_at timestamptz not null
);
create index ledger_entry_kind on ledger_entry (kind, seq);
create index ledger_entry_recorded on ledger_entry (recorded_at, seq);

-- Hashes of complete subtrees, so that proofs and roots cost log n: level 0 are leaves.
create table ledger_node (
  level integer not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);

create table checkpoint (
  size bigint primary key,
  note text not null,
  created_at timestamptz not null
);

-- ── Desk and accounts ───────────────────────────────────────────────────────────────────────────────────────────────────

-- Who is on which report.
create table desk (
  report text primary key,
  assignee text not null,
  assigned_at timestamptz not null
);

create table account (
  id bigint generated always as identity primary key,
  name text not null unique,
  created_at timestamptz not null
);

-- One-time links, sessions and API tokens; only hashes of the secrets are kept.
create table credential (
  hash text primary key,
  kind text not null check (kind in ('link', 'session', 'token')),
  account bigint not null references account (id),
  name text,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz
);

create table setting (
  key text primary key,
  value text not null
);

-- ── Work ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Shared by all workers on one database. Work of one kind on one key waits once.
create table work (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('derive', 'group', 'fetch')),
  key text not null,
  payload jsonb not null default '{}',
  priority integer not null default 0,
  attempts integer not null default 0,
  -- Counts how often it was asked for: asked again while a worker is on it, it is done once more.
  asked integer not null default 1,
  asked_at timestamptz not null,
  run_at timestamptz not null,
  locked_until timestamptz,
  locked_by text,
  failed_at timestamptz,
  error text,
  unique (kind, key)
);
create index work_due on work (kind, priority desc, run_at, id) where failed_at is null;

-- ── Derived ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- What one report says, as grouping needs it. JSON texts: written and read whole, never asked by SQL.
create table derivation (
  version_id bigint primary key references report_version (id),
  report text not null,
  -- The version of the program that made it.
  program text not null,
  -- 'refused': no report could be read from it, see `problem`.
  state text not null check (state in ('read', 'refused')),
  problem text,
  document text,
  extraction text,
  reference_date text,
  -- The window of days that it is grouped in: its first day, or "none" for a report that nothing dates.
  window_key text not null,
  -- The report that lends it its day.
  lent_by text,
  derived_at timestamptz not null
);
create index derivation_window on derivation (window_key, version_id);
create index derivation_report on derivation (report, version_id desc);

-- A window's last grouping.
create table grouped_window (
  key text primary key,
  program text not null,
  reports integer not null,
  milliseconds integer not null,
  grouped_at timestamptz not null
);

-- What a window's stories and incidents hold of later windows' reports: the later window leaves it to them.
create table claim (
  window_key text not null,
  in_window text not null,
  kind text not null check (kind in ('report', 'statement', 'allegation')),
  member text not null,
  owner text not null,
  primary key (window_key, kind, member)
);
create index claim_on on claim (in_window, window_key);

-- What a story, incident or group is named after. Never deleted: an id that was merged away leads to where its first member is now.
create table anchor (
  kind text not null,
  id text not null,
  member text not null,
  primary key (kind, id)
);

-- What people's corrections did to a window's last grouping; `effect` and `now` as in CorrectionEffect.
create table correction_effect (
  entry bigint not null,
  window_key text not null,
  effect text not null,
  now text,
  primary key (entry, window_key)
);

-- Everything that is listed, narrow: what is filtered and sorted by stands in columns, what is shown in `shown`.
create table derived (
  kind text not null check (kind in ('report', 'statement', 'allegation', 'commitment', 'story', 'incident', 'contradiction', 'origin', 'finding', 'statement-group')),
  id text not null,
  -- The window whose grouping wrote it; null for a report that is not grouped yet.
  window_key text,
  -- What it belongs to: the report that tells it, the story, the incident; `subject` is an origin's id, a finding's subject, a statement's or commitment's group.
  report text,
  story text,
  incident text,
  subject text,
  day date,
  day_to date,
  -- Sorted by: undated comes last when the newest stands first.
  sort_day date generated always as (coalesce(day, date '0001-01-01')) stored,
  country text,
  admin1 text,
  place text,
  place_name text,
  latitude real,
  longitude real,
  radius real,
  -- The side most told of; all sides stand in `keys`.
  side text,
  outlet text,
  type text,
  status text,
  reports integer,
  independent integer,
  set_aside boolean not null default false,
  -- Every value that can be filtered by, as "kind/name=value": "incident/side=russia". Values that are names are in lower case.
  keys text[] not null default '{}',
  -- Of everything that is shown: what did not change is not written again.
  digest text not null,
  -- The number of its newest change.
  changed bigint not null default 0,
  program text not null,
  primary key (kind, id)
);
create index derived_day on derived (kind, sort_day desc, id desc);
create index derived_changed on derived (kind, changed desc, id desc);
create index derived_window on derived (window_key, kind);
create index derived_report on derived (report, kind) where report is not null;
create index derived_story on derived (story, kind) where story is not null;
create index derived_incident on derived (incident, kind) where incident is not null;
create index derived_subject on derived (subject, kind) where subject is not null;
create index derived_keys on derived using gin (keys) with (fastupdate = off);

-- What is shown of it: `summary` in a list, `document` the rest of its page. It has passed the harm gate.
create table shown (
  kind text not null,
  id text not null,
  summary json not null,
  document json not null,
  primary key (kind, id)
);

-- Words to be found by. Narrow but for `text` (the words as they may be shown, for highlights), which is read for hits only.
-- A common word is answered in order of the day by the first index, a rare one by the second.
create table search (
  kind text not null,
  id text not null,
  sort_day date not null,
  vector tsvector not null,
  text text not null,
  primary key (kind, id)
);
create index search_day on search (kind, sort_day desc, id desc);
create index search_vector on search using gin (vector) with (gin_pending_list_limit = 512);

-- Every change, in order of their commits, for server-sent events and for ETags of lists.
create table change (
  seq bigint generated always as identity primary key,
  kind text not null,
  id text not null,
  at timestamptz not null
);
