"""Commands that look facts up."""
