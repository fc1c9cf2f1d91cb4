"""The record as a page: one file that needs no network, readable whole without its script."""
