// Pages work without this. It shows how a question is read while it is typed, and keeps a form from being sent twice.
"use strict";

const ask = document.querySelector(".ask input");
if (ask) {
  const reading = document.createElement("p");
  reading.className = "reading";
  reading.setAttribute("role", "status");
  let timer = 0;
  let latest = 0;

  const show = async (question) => {
    const turn = ++latest;
    const answer = await fetch(`/ask?limit=1&q=${encodeURIComponent(question)}`).then((response) => response.json()).catch(() => null);
    if (turn !== latest || !answer) return;
    const read = answer.reading;
    reading.textContent = read
      ? `Read as ${[...read.parts.map((part) => part.said), read.direction].filter(Boolean).join(", ")}` +
        (read.not_understood.length ? `; passed over: ${read.not_understood.join(", ")}` : "")
      : answer.detail;
  };

  ask.addEventListener("input", () => {
    clearTimeout(timer);
    const question = ask.value.trim();
    if (!reading.isConnected) (ask.closest(".top > div") ?? ask.closest(".ask")).append(reading);
    if (question.length < 3) {
      latest++;
      reading.textContent = "";
      return;
    }
    timer = setTimeout(show, 250, question);
  });
}

// A button that is disabled at once would not say which one was pressed; the second of two presses is passed over instead.
for (const form of document.querySelectorAll("form[method=post]:not([action='/add'])")) {
  form.addEventListener("submit", (event) => {
    if ("sent" in form.dataset) event.preventDefault();
    form.dataset.sent = "";
  });
}
for (const box of document.querySelectorAll(".scroll.latest")) box.scrollLeft = box.scrollWidth;

addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
