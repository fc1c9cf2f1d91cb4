"""Check drafts: compare the figures and dates of a text with the record of facts.

``marks.check_draft`` is the entrance. A draft is split into sentences (``segmentation``), whose numbers, dates and
concepts are found (``numerals``, ``quantities``, ``date_mentions``, ``sentence``). Each quantity becomes a ``question``
about a kind of fact, countries, parts and days (``interpretation``, ``kinds``, ``attribution``). The facts that may
answer it are scored (``fact_index``, ``fact_matching``, ``scoring``), and the figure is judged by the best of them
(``verdict``, ``contradiction``). A date is judged by the event that its sentence is about (``event_matching``,
``dated_statements``). The words that all this goes by are the tables in ``words``.
"""
