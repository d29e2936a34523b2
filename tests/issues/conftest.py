"""A bench for each test."""

from tests.issues.bench import bench

__all__ = ["bench"]
