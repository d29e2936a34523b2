"""The list against the world: what has changed out there since an entry was written, and what would mend it."""
