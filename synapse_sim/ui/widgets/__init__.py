"""The controls: each knows its rectangle, its keys and its picture, and nothing of the session."""
