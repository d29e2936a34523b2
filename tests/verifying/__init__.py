"""Tests of the list against a made-up world."""
