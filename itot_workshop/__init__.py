"""ITOT Workshop: run in-room workshops on IT/OT alignment, offline, and keep what was said."""

__version__ = "0.1.0"
