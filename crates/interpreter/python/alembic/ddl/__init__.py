"""Not offered to Python: the core does it."""
