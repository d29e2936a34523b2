"""The tasks of instruction tuning: each a function from chance to a picture, a question and its answer."""
