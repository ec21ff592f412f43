// Names are completed while they are typed: a list under the box, by arrow keys, touch or mouse. Without scripts the browser's own list serves.
"use strict";

const offer = (input, number) => {
  const list = document.createElement("ul");
  Object.assign(list, { id: `offer-${number}`, className: "offer", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "States and organisations");
  input.removeAttribute("list");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  input.after(list);
  let latest = 0;
  let chosen = -1;

  const close = () => {
    latest++;
    chosen = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (option) => {
    input.value = option.dataset.name;
    close();
  };
  const mark = (order) => {
    chosen = (order + list.children.length) % list.children.length;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((one, order) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${order}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.name = one.name;
      option.textContent = one.name;
      if (one.known_as !== one.name) {
        const alias = document.createElement("small");
        alias.textContent = one.known_as;
        option.append(" ", alias);
      }
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(option);
      });
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };

  input.addEventListener("input", async () => {
    const turn = ++latest;
    if (!input.value.trim()) return close();
    const found = await fetch(`/names?q=${encodeURIComponent(input.value.slice(0, 100))}`).then((answer) => (answer.ok ? answer.json() : [])).catch(() => []);
    if (turn === latest) show(found);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
};

document.querySelectorAll("input[list]").forEach(offer);
