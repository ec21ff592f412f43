// Events whose reports differ: on how far they came, on the date, or on a sum, a number or another value (counted as disputed)
MATCH (event:Event)
WHERE event.support > 1
MATCH (event)<-[report:REPORTS]-(article:Article)
WITH event, collect(DISTINCT report.status) AS stages, collect(DISTINCT report.date) AS dates,
     collect(DISTINCT report.quote) AS quotes, collect(DISTINCT article.title) AS articles
WHERE size(stages) > 1 OR size(dates) > 1 OR event.disputed > 0
RETURN event.name AS event, event.status AS shown, stages, dates, event.amount AS amount, event.count AS number,
       event.disputed AS disputed, quotes, articles
LIMIT 50
