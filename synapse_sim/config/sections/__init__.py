"""One file a section of the config; the room that uses a section owns its file."""
