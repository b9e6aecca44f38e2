"""A session at a glance before anything was voted: its agenda, its people, how votes come in."""
