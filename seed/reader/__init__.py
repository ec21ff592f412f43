"""The reader: from a text and its named places to facts."""
