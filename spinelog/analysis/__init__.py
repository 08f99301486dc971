"""What is computed from a journal: pure functions on dates and numbers. No clock, no files; `today` is passed in."""
