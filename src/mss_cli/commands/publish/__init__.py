"""Commands that hand facts on."""
