-- Nothing: SQLite has neither roles nor row level security, and its file belongs to the one process that opened it.
SELECT 1;
