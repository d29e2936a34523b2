"""What is trained to be compared, and what is measured on it."""
