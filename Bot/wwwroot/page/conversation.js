// The messages of one pane in their order: added at their place, redrawn where they stand, with the reader's position kept.
import { el, icon } from "./dom.js";
import { drawMessage } from "./message.js";
import { day, dayKey } from "./time.js";

const NEAR_END = 80;
const TOGETHER = 5 * 60_000;

export class Conversation {
  #view;
  #messages = [];
  #elements = new Map();
  #receipts = new Map();
  #isAtEnd = true;

  // view: person, people, isRoom, doing, empty (drawn while there is nothing).
  constructor(view) {
    this.#view = view;
    this.list = el("div", { class: "messages" });
    this.typing = el("p", { class: "typing", hidden: true }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), "Demarc is working on it");
    this.log = el("div", { class: "log", role: "log", "aria-live": "off", "aria-label": "Messages", tabindex: 0 }, this.list, this.typing);
    this.more = el("button", { type: "button", class: "to-end", hidden: true, onclick: () => this.toEnd() }, icon("down"), "New messages");
    this.element = el("div", { class: "conversation" }, this.log, this.more);
    this.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#isAtEnd && this.#jumpToEnd()).observe(this.list);
    new ResizeObserver(() => this.#isAtEnd && this.#jumpToEnd()).observe(this.log);
  }

  load(messages) {
    this.#messages = messages;
    this.#elements.clear();
    this.list.replaceChildren();
    messages.forEach((_, i) => this.#place(i));
    this.#showEmpty();
    this.#isAtEnd = true;
    this.#jumpToEnd();
  }

  get(id) {
    return this.#messages.find(message => message.id === id);
  }

  // Answers whether the message is new here.
  put(message) {
    const at = this.#messages.findIndex(known => known.id === message.id);
    if (at >= 0) {
      if (this.#messages[at].change < message.change) {
        const isCard = message.card && message.updates > this.#messages[at].updates;
        this.#messages[at] = message;
        this.#redraw(at, isCard);
      }
      return false;
    }

    const place = this.#messages.findLastIndex(known => known.place <= message.place) + 1;
    this.#messages.splice(place, 0, message);
    this.#showEmpty();
    this.#place(place);
    if (place + 1 < this.#messages.length) {
      this.#redraw(place + 1);
    }
    if (message.from === undefined) {
      this.typing.hidden = true;
    }
    if (this.#isAtEnd || message.from?.id === this.#view.person.id) {
      this.toEnd();
    } else {
      this.more.hidden = false;
    }
    return true;
  }

  remove(id) {
    const at = this.#messages.findIndex(message => message.id === id);
    if (at >= 0) {
      this.#messages.splice(at, 1);
      this.#day(id)?.remove();
      this.#elements.get(id).remove();
      this.#elements.delete(id);
      if (at < this.#messages.length) {
        this.#redraw(at);
      }
    }
  }

  // The line under a message that says what became of a press.
  note(id, receipt) {
    this.#receipts.set(id, receipt);
    this.refresh(id);
  }

  refresh(id) {
    const at = this.#messages.findIndex(message => message.id === id);
    if (at >= 0) {
      this.#redraw(at);
    }
  }

  showTyping() {
    this.typing.hidden = false;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => { this.typing.hidden = true; }, 30_000);
    if (this.#isAtEnd) {
      this.#jumpToEnd();
    }
  }

  // The button of this label, in the message as it is drawn now.
  focus(id, label) {
    const button = [...this.#elements.get(id)?.querySelectorAll("button") ?? []].find(one => labelOf(one) === label);
    (button ?? this.log).focus({ preventScroll: true });
  }

  show(id) {
    const element = this.#elements.get(id);
    element?.scrollIntoView({ block: "center", behavior: "smooth" });
    flash(element);
  }

  toEnd() {
    this.#isAtEnd = true;
    this.#jumpToEnd();
  }

  #jumpToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.more.hidden = true;
  }

  #scrolled() {
    this.#isAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
    if (this.#isAtEnd) {
      this.more.hidden = true;
    }
  }

  #place(at) {
    const message = this.#messages[at];
    const element = this.#draw(at);
    const next = this.#messages[at + 1];
    const before = next && (this.#day(next.id) ?? this.#elements.get(next.id));
    this.#elements.set(message.id, element);
    this.list.insertBefore(element, before ?? null);
    this.#separate(at, element);
  }

  #redraw(at, isChanged = false) {
    const message = this.#messages[at];
    const old = this.#elements.get(message.id);
    const fresh = this.#draw(at);
    const focused = old.contains(document.activeElement) ? labelOf(document.activeElement) : null;
    old.replaceWith(fresh);
    this.#elements.set(message.id, fresh);
    this.#separate(at, fresh);
    if (focused !== null) {
      this.focus(message.id, focused);
    }
    if (isChanged) {
      flash(fresh);
    }
  }

  #draw(at) {
    const message = this.#messages[at];
    const before = this.#messages[at - 1];
    const refersTo = message.replyTo ?? message.thread;
    return drawMessage(message, {
      ...this.#view,
      isGrouped: isTogether(before, message, this.#view.person),
      answers: this.#view.isRoom && refersTo && refersTo !== before?.id ? this.get(refersTo) : undefined,
      receipt: this.#receipts.get(message.id),
    });
  }

  #separate(at, element) {
    const { id, at: time } = this.#messages[at];
    const person = this.#view.person;
    const before = this.#messages[at - 1];
    this.#day(id)?.remove();
    if (!before || dayKey(new Date(before.at), person) !== dayKey(new Date(time), person)) {
      element.before(el("div", { class: "day", role: "separator", "data-day": id, "aria-label": day(new Date(time), person) }, el("span", {}, day(new Date(time), person))));
    }
  }

  #day(id) {
    return this.list.querySelector(`[data-day="${CSS.escape(id)}"]`);
  }

  #showEmpty() {
    this.list.querySelector(".empty")?.remove();
    if (this.#messages.length === 0) {
      this.list.append(this.#view.empty());
    }
  }
}

const labelOf = element => element.textContent || element.getAttribute("aria-label");

const isTogether = (before, message, person) => before !== undefined
  && before.from?.id === message.from?.id
  && new Date(message.at) - new Date(before.at) < TOGETHER
  && dayKey(new Date(before.at), person) === dayKey(new Date(message.at), person)
  && !message.card
  && !before.card;

function flash(element) {
  element?.classList.add("changed");
  setTimeout(() => element?.classList.remove("changed"), 1600);
}
