"""Questions to a dataset: pure functions on frozen records."""
