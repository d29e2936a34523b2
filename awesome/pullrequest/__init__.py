"""The pull request: what a change brings, found out where its own code may run, and said where it may not.

`comparing` holds the catalog after a change against the one before, and makes a `report`. On GitHub the report travels as an
artifact from a run that may only read to one that may comment; `artifact` and `report` take it in there as what it is,
a stranger's file, and `comment` writes what it says in Markdown in which nothing of a stranger can act.
docs/decisions/0008-pull-requests.md says why.
"""
