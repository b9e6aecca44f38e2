"""The plan of a session: what it is about, its agenda, its people."""
