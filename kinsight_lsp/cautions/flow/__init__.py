"""What a program does with its objects, in order: the facts that protocol rules read."""
