"""Extraction: one scan of the cleaned text, then a pure function an entity."""
