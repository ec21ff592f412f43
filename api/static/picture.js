// Draws the graph of a pair from the page's table where scripts run: the table says the same without.
"use strict";

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// Colours come from the page's tokens, so that the drawing follows light and dark.
const look = () => {
  const [ink, paper, faint] = ["ink", "paper", "faint"].map(token);
  return [
    { selector: "node", style: {
      label: "data(label)", color: ink, "font-size": 11, "font-family": "system-ui, sans-serif", "text-wrap": "wrap", "text-max-width": 116,
      "text-valign": "bottom", "text-margin-y": 3, "text-background-color": token("panel"), "text-background-opacity": 0.8,
      "min-zoomed-font-size": 6, width: 16, height: 16, "background-color": (node) => token(node.data("kind")) || faint } },
    { selector: "node[kind = 'state']", style: { shape: "round-rectangle", "background-color": ink, "font-size": 14, width: 24, height: 24 } },
    { selector: "node[kind = 'organization']", style: { shape: "diamond", "background-color": faint, "font-size": 13, width: 24, height: 24 } },
    { selector: "node[kind = 'leader']", style: { "background-color": paper, "border-color": ink, "border-width": 2, "font-size": 13, width: 20, height: 20 } },
    { selector: "node.side", style: { "font-size": 18, "font-weight": "bold", width: 40, height: 40, "text-valign": "top", "text-margin-y": -4 } },
    { selector: "edge", style: { width: 1, "line-color": faint, "line-opacity": 0.35, "curve-style": "haystack" } },
    { selector: ".away", style: { opacity: 0.15 } },
    { selector: "edge.near", style: { "line-color": ink, "line-opacity": 1, width: 1.6 } },
  ];
};

const CELL = { x: 128, y: 74 };
const SMALL = 0.65; // below this zoom labels cannot be read
const READABLE = 0.85;

// Events in rows between the two states, earliest first; other states and organisations above, leaders below. On a narrow page the two lie above and below all.
const places = (events, ends, pair, aspect) => {
  const columns = aspect < 1 ? 2 : Math.max(1, Math.round(Math.sqrt((events.length * aspect * CELL.y) / CELL.x)));
  const rows = Math.ceil(events.length / columns);
  const at = (order, count, y) => ({ x: (order - (count - 1) / 2) * CELL.x, y });
  const found = new Map();
  [...events].reverse().forEach((id, order) => {
    const row = Math.floor(order / columns);
    found.set(id, at(order % columns, Math.min(columns, events.length - row * columns), (row - (rows - 1) / 2) * CELL.y));
  });
  const lined = (ids, direction) => ids.forEach((id, order) => {
    const row = Math.floor(order / columns);
    found.set(id, at(order % columns, Math.min(columns, ids.length - row * columns), direction * ((rows + 1) / 2 + row + 0.4) * CELL.y));
  });
  const others = [...ends].filter(([id]) => !pair.includes(id));
  lined(others.filter(([, kind]) => kind !== "leader").map(([id]) => id), -1);
  lined(others.filter(([, kind]) => kind === "leader").map(([id]) => id), 1);
  const edge = Math.max(...[...found.values()].map(({ y }) => Math.abs(y))) + 1.2 * CELL.y;
  pair.forEach((id, side) => {
    const direction = side ? 1 : -1;
    found.set(id, aspect < 1 ? { x: 0, y: direction * edge } : { x: direction * (columns / 2 + 0.7) * CELL.x, y: 0 });
  });
  return found;
};

const node = (element, name, position, classes) => {
  const label = element.dataset.label || name.textContent;
  return {
    data: {
      id: element.dataset.id, kind: element.dataset.kind, full: name.textContent, href: name.href || "",
      label: label.length > 60 ? `${label.slice(0, 59)}…` : label,
    },
    position, classes,
  };
};

const read = (pair, aspect) => {
  const rows = [...document.querySelectorAll("#graph tbody tr")];
  const links = rows.map((row) => [...row.querySelectorAll("[data-id]")]);
  const ends = new Map(links.flat().map((end) => [end.dataset.id, end]));
  const found = places(rows.map((row) => row.dataset.id), [...ends].map(([id, end]) => [id, end.dataset.kind]), pair, aspect);
  return [
    ...[...ends].map(([id, end]) => node(end, end, found.get(id), pair.includes(id) ? "side" : "")),
    ...rows.map((row) => node(row, row.querySelector("th a"), found.get(row.dataset.id), "")),
    ...rows.flatMap((row, order) => links[order].map((end) => ({ data: { source: end.dataset.id, target: row.dataset.id } }))),
  ];
};

const show = (cy, chosen, picked) => {
  cy.elements().removeClass("away near");
  chosen.replaceChildren();
  if (!picked) return;
  const near = picked.closedNeighborhood();
  cy.elements().not(near).addClass("away");
  near.edges().addClass("near");
  const name = document.createElement(picked.data("href") ? "a" : "span");
  if (picked.data("href")) name.href = picked.data("href");
  name.textContent = picked.data("full");
  const others = near.nodes().length - 1;
  chosen.append(name, `, tied to ${others} other${others === 1 ? "" : "s"} here`);
};

const figure = document.querySelector(".picture");
if (figure) {
  const canvas = figure.querySelector(".canvas");
  const tools = figure.querySelector(".tools");
  for (const part of figure.querySelectorAll("[hidden]")) part.hidden = false;
  const cy = cytoscape({
    container: canvas, style: look(), layout: { name: "preset", fit: true, padding: 20 }, maxZoom: 3,
    elements: read(figure.dataset.pair.split(" "), canvas.clientWidth / canvas.clientHeight),
    userZoomingEnabled: false, autoungrabify: true, boxSelectionEnabled: false,
  });
  const chosen = tools.querySelector(".chosen");
  cy.on("tap", (event) => show(cy, chosen, event.target === cy || event.target.isEdge() ? null : event.target));
  const zoom = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 } });
  if (cy.zoom() < SMALL) { // begin where it begins, readably; the rest is a drag away
    cy.zoom(READABLE);
    const { x1, x2, y1 } = cy.elements().boundingBox();
    cy.pan({ x: canvas.clientWidth / 2 - (READABLE * (x1 + x2)) / 2, y: 20 - READABLE * y1 });
  }
  const acts = { closer: () => zoom(1.4), farther: () => zoom(1 / 1.4), fit: () => cy.fit(undefined, 20) };
  for (const button of tools.querySelectorAll("button")) button.addEventListener("click", acts[button.dataset.do]);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(look()));
  figure.dataset.drawn = cy.nodes().length;
}
