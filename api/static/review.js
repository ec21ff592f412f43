// The queue by keyboard, while the focus is in it: j and k go through it, y and n decide, o opens. Every key has a button or a link that does the same.
"use strict";

const items = [...document.querySelectorAll(".queue .item")];
const keys = document.querySelector(".keys");
if (keys) keys.hidden = false;

const at = () => items.indexOf(document.activeElement.closest(".item"));
const go = (order) => items[Math.min(Math.max(order, 0), items.length - 1)]?.focus();

if (new URLSearchParams(location.search).has("done")) go(0);

document.querySelector(".queue")?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "j") go(at() + 1);
  else if (event.key === "k") go(at() - 1);
  else if (event.key === "o") items[at()]?.querySelector("a").click();
  else if ("yn".includes(event.key)) items[at()]?.querySelector(`[data-key="${event.key}"]`)?.click();
  else return;
  event.preventDefault();
});
