// Which leaders met, and for which states
MATCH path = (:Leader)-[:ATTENDED]->(meeting:Meeting)<-[:MET_AT]-(:State)
RETURN path LIMIT 60
