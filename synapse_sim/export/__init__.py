"""Results as files: tables of a course, written whole or not at all."""
