// Articles are read one after the other, and what is found in each appears as soon as it is found. Without scripts the form is sent as usual.
"use strict";

const form = document.querySelector("form[action='/add']");

const sayTo = (place) => (text) => {
  place.textContent = text;
};

// Server-sent events out of the body of an answer: calls `take(name, data)` for each.
const listen = async (body, take) => {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (waiting + value).split(/\r?\n\r?\n/);
    waiting = parts.pop();
    for (const part of parts) {
      const lines = part.split(/\r?\n/);
      const field = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, "")).join("\n");
      if (field("event")) take(field("event"), field("data"));
    }
  }
};

if (form) {
  const found = document.querySelector("#found");
  const say = sayTo(document.querySelector("#progress"));
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    form.setAttribute("aria-busy", "true");
    say("Sending…");
    let told = 0;
    let finished = false;
    try {
      const answer = await fetch("/add", { method: "POST", body: new FormData(form), headers: { Accept: "text/event-stream" } });
      if (!answer.ok || !answer.headers.get("content-type").startsWith("text/event-stream")) {
        throw new Error(answer.redirected || answer.status === 401 ? "You are no longer signed in. Sign in in another tab and send this again." : "The service refused this.");
      }
      await listen(answer.body, (name, data) => {
        if (name === "article" || name === "problem") {
          told += 1;
          const part = new DOMParser().parseFromString(data, "text/html").body.firstElementChild;
          found.append(part);
          say(`${told} read…`);
        } else if (name === "done") {
          finished = true;
          say(data);
        }
      });
      if (!finished) throw new Error("The connection was lost.");
      if (!found.querySelector("[role=alert]")) form.reset();
    } catch (error) {
      say(`${error instanceof TypeError ? "The connection was lost." : error.message} Nothing is kept twice: send it again to go on.`);
    }
    button.disabled = false;
    form.removeAttribute("aria-busy");
  });
}
