-- Which system said a no and by which of its codes, where it was not said here. Rows of before stay as they are.
ALTER TABLE decision ADD COLUMN origin_system TEXT;
ALTER TABLE decision ADD COLUMN origin_code TEXT;
