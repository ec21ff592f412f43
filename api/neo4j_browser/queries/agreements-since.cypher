// Agreements between two states since a year
WITH 'BLR-RUS' AS pair, date('1999-01-01') AS since
MATCH (dyad:Dyad {id: pair})<-[between:BETWEEN {type: 'agreement'}]-(event:Event)
WHERE between.latest >= since
WITH event ORDER BY event.latest DESC LIMIT 25
MATCH path = (event)<-[:PARTY_TO]-(:Entity)
RETURN path
