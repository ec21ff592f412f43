// Who led a state
MATCH path = (:State {id: 'BLR'})<-[:LEADS]-(:Leader)
RETURN path LIMIT 40
