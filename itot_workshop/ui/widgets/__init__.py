"""Parts of the windows: they know Qt and plain values, and nothing of the program."""
