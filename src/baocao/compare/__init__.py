"""Two states of the same thing against each other: years by meaning, documents and files by their words."""
