"""Facts with their sources: data files in this folder, and one loader each. Nothing is read at import."""
