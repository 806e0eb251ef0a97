"""Measures language servers from the client's side over stdio: the method is in benchmarks/README.md."""
