"""The booth where people vote one after the other, and the pad on which hands are counted."""
