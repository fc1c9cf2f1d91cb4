"""The words that drafts are read with: one table for each language, and what their concepts mean."""
