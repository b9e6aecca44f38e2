"""Sheets that lie over the window for a moment: what is asked before something is done."""
