"""The models of Budget.rip."""
