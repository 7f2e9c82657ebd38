revision = "a1a1"
