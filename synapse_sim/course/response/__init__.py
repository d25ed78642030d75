"""The circuit’s response to block and spine density: what it depends on, how it is measured, its table."""
