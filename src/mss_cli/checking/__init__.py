"""A draft held against the record: what it says in figures and dates, what that means, and what the facts say."""
