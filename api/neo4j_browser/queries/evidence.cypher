// The sentences behind the agreements of two states
WITH 'BLR-RUS' AS pair
MATCH (:Dyad {id: pair})<-[:BETWEEN {type: 'agreement'}]-(event:Event)<-[report:REPORTS]-(article:Article)
RETURN event.name AS agreement, event.date AS date, report.status AS status, report.quote AS sentence, article.title AS article
ORDER BY event.latest DESC LIMIT 50
