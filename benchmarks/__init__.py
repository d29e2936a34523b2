"""Measurements of the project, as ratios to baselines of the same run. They report and never gate."""
