"""Lets ``python -m dateline`` do what the command does."""

from dateline.cli import main

if __name__ == "__main__":
    main()
