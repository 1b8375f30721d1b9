"""python -m explainer → the same as the command explainer."""

import sys

from explainer.entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], "python -m explainer"))
