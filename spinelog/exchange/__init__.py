"""What comes into a journal from outside, and what leaves it, one module for each format."""
