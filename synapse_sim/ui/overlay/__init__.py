"""What lies over the panels: messages, tips, help."""
