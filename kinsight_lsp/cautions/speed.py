"""What slows training down, and what makes runs differ."""
