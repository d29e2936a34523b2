"""The user's verbs: a module each, with `configure` (its arguments) and `run` (returns the exit status)."""
