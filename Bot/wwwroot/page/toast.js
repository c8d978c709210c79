// Short words at the bottom of the window, and words for screen readers alone.
import { el, icon } from "./dom.js";

const STAYS = 6_000;

const announcer = document.getElementById("announcer");
const toasts = document.getElementById("toasts");

export function announce(text) {
  const line = el("p", {}, text);
  announcer.append(line);
  setTimeout(() => line.remove(), 10_000);
}

export function toast(text, { name = "check", stays = false } = {}) {
  const box = el("div", { class: "toast", role: "status" }, icon(name), el("span", {}, text));
  toasts.append(box);
  if (!stays) {
    setTimeout(() => box.remove(), STAYS);
  }
  return box;
}
