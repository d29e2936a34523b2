"""`python -m awesome`."""

import sys

from awesome.cli import main

sys.exit(main())
