"""Optimizers, schedulers, freezing and saved states around the training loop."""
