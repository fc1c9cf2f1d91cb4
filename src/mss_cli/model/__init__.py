"""What facts are: kinds, figures, dates and records. Imports nothing else of ours."""
