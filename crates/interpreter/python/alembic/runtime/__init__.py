"""What runs migrations."""
