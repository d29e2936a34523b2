"""Tests of the pull request: its check, its comment, its preview, and the workflows that run them."""
