"""The story of each technique: what its demo asks, of whom, and in which order it is told."""
