"""python -m explainer → the same as python build.py."""

import sys

from explainer.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
