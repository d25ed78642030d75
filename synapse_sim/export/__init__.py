"""Results as files: tables of a course, and reports."""
