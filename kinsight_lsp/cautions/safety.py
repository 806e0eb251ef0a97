"""Loading and downloading that can run code or change unnoticed."""
