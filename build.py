"""The entry point: python build.py [COMMAND], see python build.py --help."""

import sys

try:
    from explainer.entry import main

    if __name__ == "__main__":
        sys.exit(main(sys.argv[1:], "python build.py"))
except ModuleNotFoundError as error:  # packages are imported where they are needed, so a command may find it first
    sys.exit(f"The package {error.name} is not installed. Run `make` once, and then .venv/bin/python build.py.")
