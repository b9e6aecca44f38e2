"""The charter of a cooperation model: its form with live checks, balance and time drawn."""
