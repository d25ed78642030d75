"""One branch: its places, the lives of its spines, and how they follow the course."""
