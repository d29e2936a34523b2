"""Tests of what asks sources, against a server of our own."""
