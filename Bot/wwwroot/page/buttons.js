// The buttons of a card: what is done at once, forms, links, and suggestions as chips. While one is being done, none can be pressed.
import { el, icon } from "./dom.js";

const MOST_SHOWN = 6;

export function buttons(message, doing) {
  const all = message.card.buttons;
  const acts = all.filter(button => button.kind !== "ask");
  const asks = all.filter(button => button.kind === "ask");
  if (all.length === 0) {
    return null;
  }
  return el(
    "div",
    { class: "below" },
    acts.length > 0 && row(acts, button => act(button, message, doing)),
    asks.length > 0 && el("div", { class: "chips", role: "group", "aria-label": "Suggestions" }, asks.map(button => chip(button.label, () => doing.ask(button.says)))),
  );
}

export const chip = (label, onclick) => el("button", { type: "button", class: "chip", onclick }, el("span", {}, label));

function row(acts, draw) {
  const box = el("div", { class: "acts" }, acts.slice(0, MOST_SHOWN).map(draw));
  const rest = acts.slice(MOST_SHOWN);
  if (rest.length > 0) {
    const more = el("button", {
      type: "button",
      class: "button quiet",
      onclick: () => {
        const drawn = rest.map(draw);
        more.replaceWith(...drawn);
        drawn[0].focus();
      },
    }, `${rest.length} more`, icon("more"));
    box.append(more);
  }
  return box;
}

function act(button, message, doing) {
  if (button.kind === "words") {
    return el("span", { class: "button-words" }, button.label);
  }
  const look = button.style === "default" ? "button" : `button ${button.style}`;
  if (button.kind === "link") {
    return el("a", { class: look, href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.label, icon("link"));
  }
  const pressed = el("button", { type: "button", class: look }, el("span", {}, button.label));
  const go = button.kind === "form" ? () => doing.open(message, button, pressed) : () => doing.press(message, button, pressed);
  pressed.addEventListener("click", () => isBusy(pressed) ? undefined : button.confirm ? confirm(button, pressed, go) : go());
  return pressed;
}

// The question takes the place of the buttons; not doing it has the focus.
function confirm(button, pressed, go) {
  const acts = pressed.parentElement;
  const back = () => {
    box.remove();
    acts.hidden = false;
    pressed.focus();
  };
  const no = el("button", { type: "button", class: "button", onclick: back }, "No, leave it");
  const yes = el("button", {
    type: "button",
    class: `button ${button.style === "danger" ? "danger" : "primary"}`,
    onclick: () => {
      back();
      go();
    },
  }, `Yes: ${button.label}`);
  const box = el("div", {
    class: "confirm",
    role: "group",
    "aria-label": button.confirm,
    onkeydown: event => {
      if (event.key === "Escape") {
        event.stopPropagation();
        back();
      }
    },
  }, el("p", {}, button.confirm), el("div", { class: "acts" }, yes, no));
  acts.hidden = true;
  acts.after(box);
  no.focus();
}

export const isBusy = pressed => pressed.getAttribute("aria-busy") === "true";

// In flight: the pressed button shows it and keeps the focus, its neighbours wait.
export function busy(pressed) {
  const card = pressed.closest(".card, .sheet") ?? pressed.parentElement;
  const waiting = [...card.querySelectorAll("button")].filter(button => !button.disabled && button !== pressed);
  const spinner = el("span", { class: "spinner", "aria-hidden": "true" });
  waiting.forEach(button => { button.disabled = true; });
  pressed.setAttribute("aria-busy", "true");
  pressed.setAttribute("aria-disabled", "true");
  pressed.prepend(spinner);
  return () => {
    waiting.forEach(button => { button.disabled = false; });
    pressed.removeAttribute("aria-busy");
    pressed.removeAttribute("aria-disabled");
    spinner.remove();
  };
}
