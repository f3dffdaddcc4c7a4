-- What is filtered by its values is found together with its days, as words are: see src/app/monitor/derivation/day-marks.ts.
update derived set keys = keys || array['@' || kind || '/' || to_char(sort_day, 'YYYY-MM'), '@' || kind || '/' || to_char(sort_day, 'YYYY-MM-DD')];

-- Words to be found by, a table for each kind, so that a search reads nothing of the others. Vector and text stand outside the
-- rows: what a search sorts by is then read from few pages. Days are read off derived_day.
drop index search_day;
alter index search_vector rename to search_vector_old;
alter table search rename to search_old;
alter table search_old drop constraint search_pkey;
create table search (
  kind text not null,
  id text not null,
  sort_day date not null,
  vector tsvector not null,
  -- The words as they may be shown, for highlights: read for hits only.
  text text not null,
  primary key (kind, id)
) partition by list (kind);
alter table search alter column vector set storage external, alter column text set storage external;
create table search_report partition of search for values in ('report') with (toast_tuple_target = 128);
create table search_statement partition of search for values in ('statement') with (toast_tuple_target = 128);
create table search_allegation partition of search for values in ('allegation') with (toast_tuple_target = 128);
create table search_commitment partition of search for values in ('commitment') with (toast_tuple_target = 128);
create table search_story partition of search for values in ('story') with (toast_tuple_target = 128);
create table search_incident partition of search for values in ('incident') with (toast_tuple_target = 128);
create table search_contradiction partition of search for values in ('contradiction') with (toast_tuple_target = 128);
create table search_origin partition of search for values in ('origin') with (toast_tuple_target = 128);
create table search_finding partition of search for values in ('finding') with (toast_tuple_target = 128);
create table search_statement_group partition of search for values in ('statement-group') with (toast_tuple_target = 128);
insert into search (kind, id, sort_day, vector, text)
select kind, id, sort_day, ts_delete(vector, '@' || kind), text from search_old;
drop table search_old;
create index search_vector on search using gin (vector) with (gin_pending_list_limit = 512);
