"""Tests of the exporters: every format is read back by another reader."""
