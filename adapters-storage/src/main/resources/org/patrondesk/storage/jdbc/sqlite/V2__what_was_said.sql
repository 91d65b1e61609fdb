-- What the patron was told, where that is known beside the outcome computed. Rows of before stay as they are.
ALTER TABLE decision ADD COLUMN said TEXT;
