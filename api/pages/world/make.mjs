// Draws world.json: the outline of each state, in the Natural Earth projection, as an SVG path in a box of 720 x 360.
// npm install world-atlas@2.0.2 topojson-client@3.1.0 d3-geo@3.1.2 && node make.mjs STATES.json > world.json
// Shapes: Natural Earth 1:110m (public domain), packed by world-atlas (ISC licence).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { geoNaturalEarth1, geoPath } = require("d3-geo");
const { feature } = require("topojson-client");
const atlas = require("world-atlas/countries-110m.json");

const states = JSON.parse(readFileSync(process.argv[2], "utf8"));
const byNumber = new Map(states.filter((state) => state.numeric && !state.valid_to).map((state) => [state.numeric, state.id]));
const unnumbered = { Kosovo: "XKX", Somaliland: "X-SML" };

const shapes = feature(atlas, atlas.objects.countries);
shapes.features = shapes.features.filter((shape) => shape.properties.name !== "Antarctica");
const path = geoPath(geoNaturalEarth1().fitSize([720, 360], shapes)).digits(1);

const drawn = {};
for (const shape of shapes.features) {
  const id = byNumber.get(shape.id) ?? unnumbered[shape.properties.name];
  if (id) drawn[id] = path(shape);
  else console.error(`no state for ${shape.properties.name} (${shape.id})`);
}
console.log(JSON.stringify(drawn, Object.keys(drawn).sort(), 0));
