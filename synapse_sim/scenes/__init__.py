"""The scenes: they read the world and the course and draw through the canvas."""
