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

// A form that is older than the session gets the session's token; false where there is none, so that nobody is signed in.
const renewed = async () => {
  const page = await fetch("/add").then((answer) => answer.text()).catch(() => "");
  const token = new DOMParser().parseFromString(page, "text/html").querySelector("form[action='/add'] [name=csrf]")?.value;
  const old = form.elements.csrf.value;
  if (token) form.elements.csrf.value = token;
  return Boolean(token) && token !== old;
};

const TRIES = 8;
const pause = (turn) => new Promise((go) => setTimeout(go, Math.min(1000 * 2 ** turn, 20000)));

class Refused extends Error {}

// Sends the form and takes what is told after the first `known` articles. Ends with what the service says last; throws TypeError when the connection is lost.
const send = async (known, take) => {
  const ask = () => fetch("/add", { method: "POST", body: new FormData(form), headers: { Accept: "text/event-stream, application/problem+json" } });
  let answer = await ask();
  if ([401, 403].includes(answer.status) && await renewed()) answer = await ask();
  if (answer.status === 401) throw new Refused("You are no longer signed in. Sign in in another tab, then send this again: what you typed is still here.");
  if (answer.status >= 500) throw new TypeError(answer.statusText);
  if (!answer.ok || !answer.headers.get("content-type").startsWith("text/event-stream")) {
    const problem = await answer.json().catch(() => null);
    throw new Refused(`${problem?.detail ?? "The service refused this."} What you typed is still here.`);
  }
  let told = 0;
  let last = "";
  await listen(answer.body, (name, data) => {
    if (name === "done") last = data;
    else if (++told > known) take(data);
  });
  if (!last) throw new TypeError("the stream ended early");
  return last;
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
    const take = (data) => {
      told += 1;
      found.append(new DOMParser().parseFromString(data, "text/html").body.firstElementChild);
      say(`${told} read…`);
    };
    for (let turn = 0; turn <= TRIES; turn++) {
      try {
        say(await send(told, take));
        if (!found.querySelector("[role=alert]")) form.reset();
        break;
      } catch (error) {
        if (error instanceof Refused || turn === TRIES) {
          say(error instanceof Refused ? error.message : "The connection was lost. Nothing is kept twice: send it again to go on.");
          break;
        }
        say(`The connection was lost. Going on where it stopped, try ${turn + 1} of ${TRIES}…`);
        await pause(turn);
      }
    }
    button.disabled = false;
    form.removeAttribute("aria-busy");
  });
}
