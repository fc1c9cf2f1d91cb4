"""Keeping a facts file in order: its rules, its form, and whether the documents say what it says."""
