"""The entry point: python build.py [COMMAND], see python build.py --help."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- whoever has an older one is told
    found = sys.version.split()[0]
    sys.exit(f"This needs Python 3.11 or newer, not {found}. Run `make` once, and then .venv/bin/python build.py.")

try:
    from explainer.entry import main

    if __name__ == "__main__":
        sys.exit(main(sys.argv[1:], "python build.py"))
except KeyboardInterrupt:
    sys.exit(130)
except ModuleNotFoundError as error:  # packages are imported where they are needed, so a command may find it first
    sys.exit(f"The package {error.name} is not installed. Run `make` once, and then .venv/bin/python build.py.")
