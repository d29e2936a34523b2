"""Importers: files of other people as rows, to be held against the list. Each is a pure function of the text."""
