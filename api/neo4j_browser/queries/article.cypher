// What an article says
MATCH (article:Article)
WITH article ORDER BY article.published DESC, article.id LIMIT 1
MATCH path = (article)-[:REPORTS]->(event:Event)
OPTIONAL MATCH sides = (event)<--(:Entity)
RETURN path, sides
