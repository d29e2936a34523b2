"""Issue forms: written from the closed lists, read back from what strangers typed, and turned into entries."""
