"""The gazetteers: where they lie, how they are read, checked and built."""
