// While a job is open its numbers are looked up again, every few seconds. Without scripts the page is loaded anew by hand.
"use strict";

const live = () => document.querySelector("#live");

const look = async () => {
  const answer = await fetch(location.href).catch(() => null);
  const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live") : null;
  if (fresh && !live().contains(document.activeElement)) live().replaceWith(fresh);
  if (!fresh || "open" in live().dataset) setTimeout(look, 3000);
};

if (live() && "open" in live().dataset) setTimeout(look, 3000);
