"""Commands that keep the facts in order."""
