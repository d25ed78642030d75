"""What a window makes survives it: sessions, its config file, its settings, and files dropped onto it."""
