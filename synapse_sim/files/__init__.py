"""The door to the outside: one reader, one writer, one printer, one grammar of numbers and of times."""
