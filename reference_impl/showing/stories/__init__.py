"""The story of each technique: what its demo asks, of whom, and in which order it is told."""

TOLD = ("instruction-tuning", "in-context-learning", "chain-of-thought", "llm-aided-visual-reasoning")
"""The techniques that have a story, in their order; `registry` has the stories themselves, and needs torch."""
