"""What facts are: kinds, figures, dates and records. This imports nothing else of ours."""
