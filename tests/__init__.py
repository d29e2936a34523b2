"""Tests; fixtures are made-up papers and people."""
