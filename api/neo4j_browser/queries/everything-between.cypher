// How two states are tied, as a picture
WITH 'RUS' AS one, 'BLR' AS other
MATCH path = (:State {id: one})--(event:Event)--(:State {id: other})
RETURN path LIMIT 40
