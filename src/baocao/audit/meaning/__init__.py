"""What a figure is said to be: planned, come of it, earlier, a change, a per cent of what, of when, of whom."""
