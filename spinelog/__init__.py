"""spinelog: a private symptom journal for back and neck pain."""

__version__ = "0.1.0"
