"""Every error that the library raises on purpose.

```
SambangError
├── InputError          a file, a row or an article that cannot be read
├── ConfigError         options that do not exist or contradict each other
└── GazetteerError      a gazetteer that is missing, broken or at odds with its sources
    └── SchemaError     a row that does not have the shape its gazetteer asks for
```

Messages name the file, the line or row, and the article, as far as they are known.
"""


class SambangError(Exception):
    """Parent of all errors raised by sambang."""


class InputError(SambangError):
    """A file, a row or an article cannot be read."""


class ConfigError(SambangError):
    """An option is unknown, or two options contradict each other."""


class GazetteerError(SambangError):
    """A gazetteer is missing, broken or at odds with its sources."""


class SchemaError(GazetteerError):
    """A gazetteer row does not have the shape its gazetteer asks for."""
