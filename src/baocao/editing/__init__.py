"""The year's work on the data: naming one value, changing it, and what follows from that."""
