// Where one types: Enter sends, Shift+Enter breaks the line, arrow up brings back what was said before.
import { el, icon, tool } from "./dom.js";
import { size } from "./message.js";

const MOST_ROWS_PX = 168;
const MOST_FILES = 5;

export class Composer {
  #said = [];
  #back = 0;
  #files = [];
  #thread = null;

  // options: label, isRoom, mostFileBytes, send(text, files, toBot, thread), refuse(words)
  constructor(options) {
    this.options = options;
    this.input = el("textarea", { rows: 1, "aria-label": options.label, placeholder: options.isRoom ? "Write to the room" : "Ask about an order, a port, a date", maxlength: 8000, enterkeyhint: "send" });
    this.send = el("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send (Enter)", disabled: true }, icon("send"));
    this.chooser = el("input", { type: "file", multiple: true, hidden: true, "aria-hidden": "true", tabindex: -1 });
    this.about = el("div", { class: "about", hidden: true });
    this.mention = options.isRoom && el("button", { type: "button", class: "mention", "aria-pressed": "true", title: "In a room, Demarc answers what is said to it", onclick: () => this.#toggleMention() }, "@Demarc");
    this.element = el(
      "form",
      { class: "composer", onsubmit: event => this.#submit(event) },
      this.about,
      el("div", { class: "box" }, tool("clip", "Send a file", () => this.chooser.click(), { class: "tool attach" }), this.mention, this.input, this.send, this.chooser),
      el("p", { class: "keys", "aria-hidden": "true" }, el("kbd", {}, "Enter"), " sends, ", el("kbd", {}, "Shift"), " + ", el("kbd", {}, "Enter"), " for a new line"),
    );
    this.input.addEventListener("input", () => this.#changed());
    this.input.addEventListener("keydown", event => this.#key(event));
    this.chooser.addEventListener("change", () => this.#choose([...this.chooser.files]));
    this.element.addEventListener("dragover", event => event.preventDefault());
    this.element.addEventListener("drop", event => {
      event.preventDefault();
      this.#choose([...event.dataTransfer.files]);
    });
  }

  focus() {
    this.input.focus();
  }

  replyTo(message) {
    this.#thread = message;
    this.#showAbout();
    this.focus();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text === "" && this.#files.length === 0) {
      return;
    }
    if (text !== "" && this.#said.at(-1) !== text) {
      this.#said.push(text);
    }
    this.#back = 0;
    this.options.send(text, this.#files, this.mention ? this.mention.getAttribute("aria-pressed") === "true" : true, this.#thread);
    this.input.value = "";
    this.#files = [];
    this.#thread = null;
    this.#showAbout();
    this.#changed();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      this.#submit(event);
    } else if (event.key === "ArrowUp" && this.#isFirstLine() && this.#back < this.#said.length) {
      event.preventDefault();
      this.#recall(this.#back + 1);
    } else if (event.key === "ArrowDown" && this.#back > 0 && this.input.selectionStart === this.input.value.length) {
      event.preventDefault();
      this.#recall(this.#back - 1);
    } else if (event.key === "Escape" && (this.#thread || this.#files.length > 0)) {
      this.#thread = null;
      this.#files = [];
      this.#showAbout();
    }
  }

  // Only from an empty box or while leafing: a text being written is never overwritten.
  #isFirstLine() {
    return this.input.value === "" || (this.#back > 0 && !this.input.value.slice(0, this.input.selectionStart).includes("\n"));
  }

  #recall(back) {
    this.#back = back;
    this.input.value = back === 0 ? "" : this.#said.at(-back);
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    this.#changed();
  }

  #changed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, MOST_ROWS_PX)}px`;
    this.send.disabled = this.input.value.trim() === "" && this.#files.length === 0;
  }

  #toggleMention() {
    const isOn = this.mention.getAttribute("aria-pressed") !== "true";
    this.mention.setAttribute("aria-pressed", String(isOn));
    this.focus();
  }

  #choose(files) {
    this.chooser.value = "";
    const chosen = [...this.#files, ...files];
    const total = chosen.reduce((sum, file) => sum + file.size, 0);
    if (chosen.length > MOST_FILES || total > this.options.mostFileBytes) {
      this.options.refuse(`A message takes ${MOST_FILES} files of ${size(this.options.mostFileBytes)} together. Choose fewer or smaller ones.`);
      return;
    }
    this.#files = chosen;
    this.#showAbout();
    this.#changed();
    this.focus();
  }

  // What goes along: the files, the message replied to.
  #showAbout() {
    const thread = this.#thread;
    this.about.hidden = thread === null && this.#files.length === 0;
    this.about.replaceChildren(
      ...(thread ? [el("span", { class: "along" }, icon("back"), el("span", {}, thread.text ?? thread.card?.summary ?? ""), tool("close", "Do not reply to it", () => this.replyTo(null)))] : []),
      ...this.#files.map(file => el("span", { class: "along" }, icon("file"), el("span", {}, file.name), el("span", { class: "size" }, size(file.size)), tool("close", `Do not send ${file.name}`, () => {
        this.#files = this.#files.filter(one => one !== file);
        this.#showAbout();
        this.#changed();
      }))),
    );
  }
}
