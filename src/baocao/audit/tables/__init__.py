"""Tables of a document: their cells, heads and rows, and which column comes from which."""
