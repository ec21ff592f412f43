// Who lent to whom
MATCH path = (:Entity)-[:LENT]->(loan:Loan)<-[:BORROWED]-(:Entity)
RETURN path LIMIT 40
