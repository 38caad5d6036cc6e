-- How far the files of existing registers are in (db/import.h).

-- name: import_get
select line, good, bad, bad_bytes, begun_s from import_file where print = :print;

-- name: import_put
insert into import_file (print, line, good, bad, bad_bytes, begun_s, changed_s)
values (:print, :line, :good, :bad, :bad_bytes, :begun_s, :changed_s)
on conflict (print) do update set line = excluded.line, good = excluded.good, bad = excluded.bad,
    bad_bytes = excluded.bad_bytes, changed_s = excluded.changed_s;
