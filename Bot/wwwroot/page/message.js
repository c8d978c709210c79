// One message: what a person said in a bubble, what the bot says as a card.
import { card } from "./card.js";
import { el, icon, runs, tool } from "./dom.js";
import { avatar } from "./people.js";
import { clock, inFull } from "./time.js";

const reactions = { like: "Like", heart: "Love", eyes: "Looking into it", check: "Done" };

// view: person, isGrouped (same author as above), answers (the message it refers to), receipt, doing.
export function drawMessage(message, view) {
  const isMine = message.from?.id === view.person.id;
  const at = new Date(message.at);
  const author = message.from === undefined ? "Demarc" : message.from.name;
  const kind = message.from === undefined ? "bot" : isMine ? "mine" : "other";
  return el(
    "article",
    { class: `msg ${kind}${view.isGrouped ? " grouped" : ""}${message.isPending ? " pending" : ""}`, "data-id": message.id, "aria-label": `${isMine ? "You" : author}, ${clock(at, view.person)}` },
    !isMine && el("div", { class: "face" }, !view.isGrouped && face(message, view)),
    el(
      "div",
      { class: "said" },
      !view.isGrouped && el("div", { class: "by" }, !isMine && el("span", { class: "author" }, author), el("time", { datetime: message.at, title: inFull(at, view.person) }, clock(at, view.person))),
      view.answers && reference(view),
      content(message, view),
      view.receipt && receipt(view.receipt),
      chosen(message, view),
      !message.isPending && !message.isGone && tools(message, view),
    ),
  );
}

function face(message, view) {
  const person = message.from && (view.people.person(message.from.id) ?? { name: message.from.name, companyId: "", isStaff: false });
  return person ? avatar(person, "small") : el("img", { src: "page/mark.svg", width: 26, height: 26, alt: "" });
}

function content(message, view) {
  if (message.isGone) {
    return el("p", { class: "bubble gone" }, "This message was taken back.");
  }
  if (message.card) {
    return card(message, view.doing);
  }
  return el(
    "div",
    { class: "bubble", dir: "auto" },
    message.text && el("p", {}, message.text),
    message.files.map(file => el("p", { class: "file" }, icon("file"), el("span", {}, file.name), el("span", { class: "size" }, size(file.bytes)))),
    message.isPending && el("span", { class: "sending" }, message.problem ?? "Sending…"),
    message.problem && el("button", { type: "button", class: "again", onclick: message.again }, "Send again"),
  );
}

export const size = bytes => bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function reference({ answers, doing }) {
  const words = answers.text ?? answers.card?.summary ?? "a message";
  return el("button", { type: "button", class: "reference", onclick: () => doing.show(answers.id) }, icon("back"), el("span", {}, `${answers.from ? answers.from.name : "Demarc"}: ${words}`));
}

const receipt = ({ kind, words }) => el("p", { class: `receipt ${kind}` }, icon(kind === "done" ? "check" : "alert"), el("span", {}, runs(words)));

function chosen(message, view) {
  const shown = Object.entries(message.reactions).filter(([name, ids]) => ids.length > 0 && name in reactions);
  return shown.length > 0 && el("div", { class: "reactions" }, shown.map(([name, ids]) => {
    const isOn = ids.includes(view.person.id);
    const names = ids.map(id => view.people.person(id)?.name ?? id).join(", ");
    return el("button", { type: "button", class: "reaction", "aria-pressed": isOn ? "true" : "false", "aria-label": `${reactions[name]}: ${names}`, title: names, onclick: () => view.doing.react(message, name, !isOn) }, icon(name), ids.length);
  }));
}

function tools(message, view) {
  return el(
    "div",
    { class: "msg-tools" },
    view.isRoom && tool("back", "Reply to this", () => view.doing.reply(message)),
    message.card && Object.keys(reactions).map(name => {
      const isOn = (message.reactions[name] ?? []).includes(view.person.id);
      return tool(name, reactions[name], () => view.doing.react(message, name, !isOn), { "aria-pressed": isOn ? "true" : "false" });
    }),
    tool("copy", "Copy as text", () => view.doing.copy(message)),
  );
}
