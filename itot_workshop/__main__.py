"""Starts the program: `python -m itot_workshop` and the `itot-workshop` script both come here."""

from __future__ import annotations

from itot_workshop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
