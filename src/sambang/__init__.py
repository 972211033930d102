"""Clean Indonesian police news and extract structured records from it."""
