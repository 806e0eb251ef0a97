"""Makes the small ``.pyi`` stubs of public APIs that kinsight ships, and the JSON index of them."""
