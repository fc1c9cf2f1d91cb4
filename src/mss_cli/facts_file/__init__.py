"""From TOML to records, every fault with its line."""
