// What was told once and counts no more
MATCH (article:Article)-[:REPORTED]->(past:PastReport)
RETURN article.title AS article, past.quote AS sentence, past.reason AS reason, past.closed AS since
ORDER BY since DESC LIMIT 40
