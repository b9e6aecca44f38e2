"""What a session found: the radar with its table beside it, its axes, and what changed."""
