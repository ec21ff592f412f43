// Organisations that two states both belong to
MATCH path = (:State {id: 'RUS'})-[:MEMBER_OF]->(:Organization)<-[:MEMBER_OF]-(:State {id: 'BLR'})
RETURN path LIMIT 60
