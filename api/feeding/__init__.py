"""Articles that come in by themselves or take long: pages fetched from the web, feeds, jobs; and word of what is new, sent out."""
