// A card of the bot's: its body, and below it what can be done about it.
import { el, icon, runs, tool } from "./dom.js";
import { buttons } from "./buttons.js";
import { hasRenderer, render } from "./renderer.js";

export function card(message, doing) {
  const shown = message.card;
  return el(
    "div",
    { class: `card tone-${shown.tone}${shown.line ? " line" : ""}` },
    body(shown),
    sources(shown.citations),
    buttons(message, doing),
    shown.asksForFeedback && opinion(message, doing),
  );
}

const toneIcons = { good: "check", warning: "alert", bad: "alert", unknown: "alert" };
const toneWords = { good: "Good", warning: "Attention", bad: "Problem", unknown: "Unknown" };

function body(shown) {
  if (shown.line) {
    const tone = toneIcons[shown.tone];
    return el("p", { class: "line-words" }, tone && icon(tone), tone && el("span", { class: "sr" }, `${toneWords[shown.tone]}: `), el("span", {}, runs(shown.line)));
  }
  if (!hasRenderer) {
    return el("pre", { class: "plain" }, shown.plain.trimEnd());
  }
  return el("div", { class: "drawn" }, render(shown.adaptive).element);
}

function sources(citations) {
  if (citations.length === 0) {
    return null;
  }
  return el("div", { class: "sources" }, el("h4", {}, citations.length === 1 ? "Source" : "Sources"), el("ol", {}, citations.map((citation, i) => el(
    "li",
    {},
    el("span", { class: "number", "aria-hidden": "true" }, i + 1),
    el(
      "span",
      {},
      citation.url ? el("a", { href: citation.url, target: "_blank", rel: "noopener noreferrer" }, citation.title) : el("strong", {}, citation.title),
      citation.detail && el("span", { class: "detail" }, citation.detail),
    ),
  ))));
}

function opinion(message, doing) {
  const mine = message.votes[doing.personId];
  const box = el("div", { class: "opinion", role: "group", "aria-label": "Was this right?" });
  const vote = (name, label) => {
    const button = tool(name, label, () => doing.vote(message, name), { "aria-pressed": mine === name });
    return button;
  };
  box.append(el("span", {}, mine === undefined ? "Was this right?" : mine === "like" ? "You said it was right." : "You said it was not right."), vote("like", "Right"), vote("dislike", "Not right"));
  return mine === "dislike" ? el("div", {}, box, reason(message, doing)) : box;
}

function reason(message, doing) {
  if (doing.hasExplained(message)) {
    return el("p", { class: "thanks" }, icon("check"), "Thank you. It helps to put the answer right.");
  }
  const input = el("input", { type: "text", maxlength: 1000, placeholder: "What was wrong with it?", "aria-label": "What was wrong with it?" });
  return el("form", {
    class: "reason",
    onsubmit: event => {
      event.preventDefault();
      if (input.value.trim() !== "") {
        doing.explain(message, input.value.trim());
      }
    },
  }, input, el("button", { class: "button", type: "submit" }, "Send"));
}
