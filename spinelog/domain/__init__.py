"""The words of a spine journal, their fields, and how they are read and shown. Standard library only."""
