"""The commands of each section, and what each does in a line; scripts/docs.py makes this from their modules."""

COMMANDS: dict[str, dict[str, str]] = {
    "lookup": {
        "brief": "Show one screen to file from, as of today or of --as-of.",
        "check": "Hold every figure and dated statement of a draft against the record.",
        "disputes": "Show where claims can't all be true, and what does not add up.",
        "figures": "Show the figures of one kind in the order of time.",
        "search": "Find facts by their words, best first.",
        "show": "Show everything about a fact, a source or a check, or about several.",
        "sources": "List the sources by publisher, find some, or show what one of them says.",
        "timeline": "Show what happened, in order, and who says so.",
        "troops": "Show who has pledged, announced, landed and is there.",
    },
    "publish": {
        "changes": "List what changed from version to version.",
        "chart": "Draw the figures of one kind over time.",
        "cite": "Cite sources, the claims of facts, or the record itself.",
        "diff": "Compare two facts files: answers first, then the rest.",
        "export": "Write the record to FILE: as a database, as tables, or as a page to look at.",
    },
    "curate": {
        "coverage": "Show whether facts cover the seed documents.",
        "lint": "List every problem of a facts file, with its place.",
        "schema": "Print the JSON Schema of the JSON, or of a facts file.",
        "verify": "Hold the facts against the seed documents in DIR.",
    },
    "help": {
        "help": "Show what a command does, or with 'marks' what the marks, grades and kinds mean.",
        "version": "Print the versions, and how far the record reaches; the same as --version.",
    },
}
