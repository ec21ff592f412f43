// Pairs of states that most events are known of
MATCH (dyad:Dyad)
RETURN dyad.name AS pair, COUNT { (dyad)<-[:BETWEEN]-() } AS events
ORDER BY events DESC LIMIT 20
