"""Cautions whose conditions are catalog data: calls, keywords, literals, imports."""
