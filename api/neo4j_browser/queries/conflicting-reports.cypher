// Events whose reports differ on how far they came
MATCH (event:Event)
WHERE event.support > 1
MATCH (event)<-[report:REPORTS]-(article:Article)
WITH event, collect(DISTINCT report.status) AS said, collect(DISTINCT article.title) AS articles
WHERE size(said) > 1
RETURN event.name AS event, event.status AS shown, said, articles
LIMIT 50
