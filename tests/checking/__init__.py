"""Tests of the checking of drafts."""
