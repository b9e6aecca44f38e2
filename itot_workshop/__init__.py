"""ITOT Workshop: run in-room workshops on IT/OT alignment, offline, and keep what was said."""
