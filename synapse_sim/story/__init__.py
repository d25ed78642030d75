"""What is true at a moment, and the words for it."""
