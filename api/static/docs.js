"use strict";
// Swagger UI over the service's own OpenAPI, light and dark, usable by keyboard and screen reader: links inside of what can be pressed are none,
// lists to choose from have names, and whatever scrolls can be reached.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
follow();
dark.addEventListener("change", follow);

const mend = () => {
  for (const list of document.querySelectorAll("select:not([aria-label])")) {
    list.setAttribute("aria-label", list.closest("[data-param-name]")?.dataset.paramName ?? (list.matches(".examples-select-element") ? "Example" : "Kind"));
  }
  for (const button of document.querySelectorAll("button.close-modal:not([aria-label])")) button.setAttribute("aria-label", "Close");
  for (const text of document.querySelectorAll("pre.microlight:not([tabindex])")) text.tabIndex = 0;
};
new MutationObserver(mend).observe(document.getElementById("swagger-ui"), { childList: true, subtree: true });

SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [() => ({
    wrapComponents: { DeepLink: (Link, { React }) => (props) => React.createElement(Link, { ...props, enabled: false }) },
  })],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
});
