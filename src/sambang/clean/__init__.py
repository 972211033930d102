"""Cleaning: ordered rules that return edits, and the cleaned text that the edits make."""
