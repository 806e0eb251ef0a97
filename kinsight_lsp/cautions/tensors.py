"""Mistakes with single tensors and devices."""
