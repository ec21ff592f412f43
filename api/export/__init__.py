"""Every event that fits, as a stream: JSON Lines, CSV, GraphML."""
