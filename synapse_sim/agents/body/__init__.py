"""Drug parcels on their way through the body."""
