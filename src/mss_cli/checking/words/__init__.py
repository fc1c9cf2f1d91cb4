"""The words that drafts are read with: a table a language, and what their concepts mean."""
