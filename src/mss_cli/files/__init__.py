"""Files to facts: reading, places of faults, lint rules, seed cards, verifying."""
