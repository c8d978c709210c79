// Light, dark, or as the system has it.
import { tool } from "./dom.js";

const order = ["auto", "light", "dark"];
const icons = { auto: "auto", light: "sun", dark: "moon" };
const labels = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };

export function themeSwitch() {
  let chosen = document.documentElement.dataset.theme ?? "auto";
  let button = make();
  return button;

  function make() {
    return tool(icons[chosen], labels[chosen], () => {
      chosen = order[(order.indexOf(chosen) + 1) % order.length];
      apply(chosen);
      const fresh = make();
      button.replaceWith(fresh);
      button = fresh;
      fresh.focus();
    }, { id: "theme" });
  }
}

function apply(theme) {
  if (theme === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
  try {
    localStorage.setItem("demarc.theme", theme);
  } catch {
    // Forbidden storage: the choice holds until the page is closed.
  }
}
