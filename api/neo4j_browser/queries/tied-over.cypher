// How two states are tied that may have nothing to do with each other directly: the shortest way over others
MATCH (one:State {id: 'UKR'}), (other:State {id: 'BLR'})
MATCH path = shortestPath((one)-[:IN_DYAD*..6]-(other))
RETURN path
