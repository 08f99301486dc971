"""The story that a journal tells: gathered once, said in sentences, laid out as a summary for the visit."""
