"""The spaCy face: the same stages as `sambang.pipeline`, as components of a pipeline. Imported by `sambang.load` only."""
