// Agreements of two states that were in force on a day
WITH 'BLR-RUS' AS pair, date('2021-09-10') AS day
MATCH (:Dyad {id: pair})<-[:BETWEEN {type: 'agreement'}]-(event:Event {status: 'done'})
WHERE event.latest <= day AND (event.end IS NULL OR event.last >= day)
RETURN event.name AS agreement, event.date AS since, event.end AS until
ORDER BY event.latest DESC LIMIT 50
