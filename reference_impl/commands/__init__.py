"""One module a verb: `configure` gives its options, `run` does it and returns the exit status."""
