"""The running workshop: the one door for changes, its clock and what the room sees."""
