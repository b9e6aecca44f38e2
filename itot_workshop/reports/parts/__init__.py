"""The chapters of summaries and comparisons, one module each."""
