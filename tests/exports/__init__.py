"""Small made-up exports of every phone format, with the pitfalls that real ones have."""
