"""The explorer's side of the build: its index, the pieces of its exports, its pages, and what it needs offline."""
