"""Who: states, organisations and people in a text."""
