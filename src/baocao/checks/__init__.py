"""Rules: over the data of a year, and over a Word file as it was saved."""
