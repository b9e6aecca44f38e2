"""Home: the library of sessions."""
