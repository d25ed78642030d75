"""A lecture in a file: beats with a sentence, a view, parameters, a question, claims. It knows no session."""
