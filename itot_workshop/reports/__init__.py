"""One summary, many writers: from sessions to a neutral document, and from there to files."""
