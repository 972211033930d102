"""Linking: mentions tied to gazetteer entries and to each other."""
