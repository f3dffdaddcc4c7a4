-- A text that a source shows again after another one is a version of its own, of the same bytes.
alter table report_version drop constraint report_version_report_content_hash_key;
