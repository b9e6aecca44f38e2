"""Charts drawn once and used by screens and reports: geometry as values, then one draw function."""
