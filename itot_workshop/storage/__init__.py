"""How a workshop is kept: one whole file per session, a journal beside it, and a ballot box."""
