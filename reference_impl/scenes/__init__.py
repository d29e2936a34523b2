"""Pictures drawn by seed, whose every object is known."""
