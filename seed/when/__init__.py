"""When: times in a text, resolved against its publication date."""
