// One pane: a person in a conversation, with what they can do there.
import { act, get, newKey } from "./api.js";
import { chip } from "./buttons.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Doing } from "./doing.js";
import { el, icon, tool } from "./dom.js";
import { exampleForRoom, examplesFor } from "./examples.js";
import { avatar, partOf, partOfRoom, roomAvatar } from "./people.js";
import { openPicker } from "./picker.js";
import { clockWithZone, now } from "./time.js";
import { announce, toast } from "./toast.js";

export class Pane {
  #pending = new Map();
  #loads = 0;
  unread = 0;
  seen = null;

  // app: people, close(pane), moved(pane), touched()
  constructor(app, spec) {
    this.app = app;
    this.element = el("section", { class: "pane", tabindex: -1 });
    this.go(spec);
  }

  // Shows another person or conversation.
  async go(spec) {
    this.spec = spec;
    this.#pending.clear();
    this.unread = 0;
    this.draw();
    this.app.moved(this);
    await this.reload();
  }

  get person() {
    return this.app.people.person(this.spec.as);
  }

  get room() {
    return this.app.people.room(this.spec.in);
  }

  get name() {
    return this.room?.name ?? this.person.name;
  }

  draw() {
    const { person, room } = this;
    this.conversation = new Conversation({ person, people: this.app.people, isRoom: room !== undefined, doing: new Doing(this), empty: () => this.#empty() });
    this.composer = new Composer({
      label: room ? `Message to ${room.name} as ${person.name}` : `Message to Demarc as ${person.name}`,
      isRoom: room !== undefined,
      mostFileBytes: this.app.people.mostFileBytes,
      send: (text, files, toBot, thread) => this.send(text, files, toBot, thread),
      refuse: problem => toast(problem, { name: "alert" }),
    });
    this.element.setAttribute("aria-label", room ? `${room.name}, as ${person.name}` : `${person.name} and Demarc`);
    this.element.dataset.pane = room ? `${room.id}@${person.id}` : person.id;
    this.head = el("div", { class: "pane-head" });
    this.element.replaceChildren(this.head, this.conversation.element, this.composer.element);
    this.drawHead();
  }

  drawHead() {
    const { person, room } = this;
    const who = el(
      "button",
      { type: "button", class: "who", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => openPicker(who, this.app.people, this.spec, spec => this.go(spec)) },
      room ? roomAvatar() : avatar(person),
      el("span", { class: "names" }, el("span", { class: "name" }, el("span", {}, this.name), icon("more")), el("span", { class: "part" }, room ? `as ${person.name} · ${partOfRoom(room)}` : partOf(person))),
      el("span", { class: "sr" }, "Change person or conversation"),
    );
    this.clock = el("span", { class: "clock", title: `${person.name}'s time` });
    this.head.replaceChildren(
      who,
      el(
        "div",
        { class: "pane-side" },
        this.unread > 0 && el("span", { class: "badge", "aria-label": `${this.unread} new` }, this.unread > 99 ? "99+" : this.unread),
        this.clock,
        this.app.panes.length > 1 && tool("close", `Close the pane of ${this.name}`, () => this.app.close(this)),
      ),
    );
    this.tick();
  }

  tick() {
    this.clock.textContent = clockWithZone(now(), this.person);
  }

  async reload() {
    const load = ++this.#loads;
    try {
      const { at, messages } = await get("history", { as: this.spec.as, in: this.spec.in });
      if (load === this.#loads) {
        this.seen = at;
        this.conversation.load(messages);
        this.#pending.forEach(one => this.conversation.put(one));
        this.element.dataset.loaded = this.spec.in;
        this.app.moved(this);
      }
    } catch (problem) {
      toast(problem.message, { name: "alert" });
    }
  }

  // Something happened in this pane's conversation.
  receive(message) {
    const isOwn = message.from?.id === this.person.id;
    if (isOwn) {
      this.#settle([...this.#pending.values()].find(one => one.text === (message.text ?? "")));
    }
    if (this.conversation.put(message) && !isOwn) {
      announce(`${this.name}: ${message.card?.summary ?? `${message.from?.name ?? ""} ${message.text ?? ""}`}`);
      if (this.app.isWatched(this)) {
        return;
      }
      this.unread++;
      this.drawHead();
      this.app.touched();
    }
  }

  read() {
    if (this.unread > 0) {
      this.unread = 0;
      this.drawHead();
      this.app.touched();
    }
  }

  async send(text, files = [], toBot = true, thread = null) {
    const key = newKey();
    const message = {
      id: `pending-${key}`, place: Number.MAX_SAFE_INTEGER, change: 0, at: now().toISOString(), from: { id: this.person.id, name: this.person.name },
      text, files: files.map(file => ({ name: file.name, bytes: file.size })), votes: {}, reactions: {}, isPending: true,
    };
    const spec = this.spec;
    const post = async () => {
      this.#show({ ...message });
      try {
        const read = await Promise.all(files.map(async file => ({ name: file.name, type: file.type, content: await base64(file) })));
        const said = await act("say", { ...spec, text, toBot, thread: thread?.id, files: read }, key);
        this.#settle(message);
        if (spec === this.spec) {
          this.conversation.put(said.message);
        }
      } catch (problem) {
        if (spec !== this.spec) {
          toast(`Not sent: ${text}. ${problem.message}`, { name: "alert" });
          return;
        }
        this.#show({ ...message, change: 1, problem: `Not sent. ${problem.message}`, again: post });
      }
    };
    await post();
  }

  #show(pending) {
    this.#settle(pending);
    this.#pending.set(pending.id, pending);
    this.conversation.put(pending);
  }

  #settle(pending) {
    if (pending && this.#pending.delete(pending.id)) {
      this.conversation.remove(pending.id);
    }
  }

  #empty() {
    const { person, room } = this;
    const first = person.name.split(" ")[0];
    return el(
      "div",
      { class: "empty" },
      room ? roomAvatar("large") : el("img", { src: "page/mark.svg", width: 44, height: 44, alt: "" }),
      el("h2", {}, room ? room.name : `Hello ${first}`),
      el("p", {}, room
        ? `You speak as ${person.name} here. What is said to Demarc is answered for everyone in the room; what not all may see comes to you alone.`
        : `You speak as ${person.name} (${partOf(person)}). Ask in your own words, for example:`),
      el("div", { class: "chips" }, (room ? exampleForRoom : examplesFor(person)).map(example => chip(example, () => this.send(example)))),
    );
  }
}

const base64 = file => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(new Error(`${file.name} cannot be read. Choose it again.`));
  reader.readAsDataURL(file);
});
