// Events that may be one, for a person to decide
MATCH path = (:Event)-[:UNSURE]->(:Event)
RETURN path LIMIT 40
