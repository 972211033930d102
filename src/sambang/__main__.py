"""`python -m sambang` is the command `sambang`."""

import sys

from sambang.cli import main

if __name__ == "__main__":
    sys.exit(main())
