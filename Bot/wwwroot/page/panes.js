// The panes side by side, which of them is being used, and where they are remembered: the address, then this browser.
import { avatar, roomAvatar } from "./people.js";
import { el } from "./dom.js";
import { Pane } from "./pane.js";

const MOST = 4;
const STORED = "demarc.panes";

export class Panes {
  panes = [];
  #active = null;

  // moved(): other people or conversations are shown.
  constructor(people, moved) {
    this.people = people;
    this.onmoved = moved;
    this.root = document.getElementById("panes");
    this.tabs = document.getElementById("tabs");
    this.root.addEventListener("focusin", event => this.#activate(this.#of(event.target)));
    this.root.addEventListener("pointerdown", event => this.#activate(this.#of(event.target)));
    this.root.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    document.addEventListener("visibilitychange", () => this.#active?.read());
    window.addEventListener("focus", () => this.#active?.read());
    document.addEventListener("keydown", event => {
      if (event.altKey && event.key >= "1" && event.key <= "9") {
        const pane = this.panes[Number(event.key) - 1];
        if (pane) {
          event.preventDefault();
          this.show(pane);
          pane.composer.focus();
        }
      }
    });
  }

  get canAdd() {
    return this.panes.length < MOST && this.people.people.length > 0;
  }

  restore() {
    const wanted = fromText(new URLSearchParams(location.search).get("panes")) ?? fromText(stored()) ?? [];
    const specs = wanted.map(one => this.#resolve(one)).filter(Boolean).slice(0, MOST);
    for (const spec of specs.length > 0 ? specs : this.people.firstPanes()) {
      this.#append(spec);
    }
    this.#activate(this.panes[0]);
  }

  // Another person beside those that are there.
  add() {
    const shown = new Set(this.panes.map(pane => pane.spec.as));
    const person = this.people.people.find(one => !shown.has(one.id)) ?? this.people.people[0];
    const pane = this.#append({ as: person.id, in: person.chat });
    this.show(pane);
    pane.composer.focus();
  }

  close(pane) {
    const at = this.panes.indexOf(pane);
    this.panes.splice(at, 1);
    pane.element.remove();
    const next = this.panes[Math.min(at, this.panes.length - 1)];
    this.#activate(next);
    this.moved();
    next.composer.focus();
  }

  show(pane) {
    this.#activate(pane);
    pane.element.scrollIntoView({ inline: "start", block: "nearest" });
  }

  receive(message) {
    this.panes.filter(pane => pane.spec.in === message.in).forEach(pane => pane.receive(message));
  }

  typing(conversation) {
    this.panes.filter(pane => pane.spec.in === conversation).forEach(pane => pane.conversation.showTyping());
  }

  // Someone looks at this pane.
  isWatched(pane) {
    return pane === this.#active && document.visibilityState === "visible" && document.hasFocus();
  }

  // People and rooms were loaded anew; who left gives up the pane.
  refresh() {
    for (const pane of [...this.panes]) {
      const isThere = pane.person && (pane.room ? pane.room.members.includes(pane.spec.as) : pane.spec.in === pane.person.chat);
      if (isThere) {
        pane.drawHead();
      } else if (this.panes.length > 1) {
        this.close(pane);
      } else if (this.people.people.length > 0) {
        pane.go(this.people.firstPanes()[0]);
      }
    }
    if (this.panes.length === 0) {
      this.restore();
    }
    this.touched();
  }

  moved() {
    if (this.panes.length > 0) {
      this.#remember();
    }
    this.root.classList.toggle("single", this.panes.length < 2);
    this.panes.forEach(pane => pane.head && pane.drawHead());
    this.touched();
    this.onmoved();
  }

  touched() {
    const unread = this.panes.reduce((sum, pane) => sum + pane.unread, 0);
    document.title = unread > 0 ? `(${unread}) Demarc` : "Demarc";
    this.#drawTabs();
  }

  #append(spec) {
    const pane = new Pane(this, spec);
    this.panes.push(pane);
    this.root.append(pane.element);
    this.moved();
    return pane;
  }

  #of(target) {
    return this.panes.find(pane => pane.element.contains(target));
  }

  #activate(pane) {
    if (pane && pane !== this.#active) {
      this.#active?.element.classList.remove("active");
      this.#active = pane;
      pane.element.classList.add("active");
      this.#drawTabs();
    }
    pane?.read();
  }

  // On a phone a pane is the whole width: the one swiped to is the one used.
  #scrolled() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const isOneWide = this.panes.length > 1 && this.panes[0].element.offsetWidth >= this.root.clientWidth - 1;
      if (isOneWide) {
        this.#activate(this.panes[Math.round(this.root.scrollLeft / this.root.clientWidth)]);
      }
    }, 80);
  }

  #drawTabs() {
    this.tabs.hidden = this.panes.length < 2;
    this.tabs.replaceChildren(...this.panes.filter(pane => pane.person).map(pane => el(
      "button",
      { type: "button", class: "tab", "aria-current": pane === this.#active ? "true" : undefined, onclick: () => this.show(pane) },
      pane.room ? roomAvatar() : avatar(pane.person),
      pane.room ? pane.name : pane.name.split(" ")[0],
      pane.unread > 0 && el("span", { class: "badge", "aria-label": `${pane.unread} new` }, pane.unread),
    )));
  }

  #resolve({ id, as }) {
    const room = this.people.room(id);
    if (room) {
      const speaker = room.members.includes(as) ? this.people.person(as) : this.people.speakerIn(room);
      return speaker && { as: speaker.id, in: room.id };
    }
    const person = this.people.person(id);
    return person && { as: person.id, in: person.chat };
  }

  #remember() {
    const text = this.panes.map(pane => pane.room ? `${pane.room.id}@${pane.spec.as}` : pane.spec.as).join(",");
    const address = new URL(location.href);
    address.searchParams.set("panes", text);
    history.replaceState(null, "", address.href.replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%40", "@"));
    try {
      localStorage.setItem(STORED, text);
    } catch {
      // Forbidden storage: the address still has them.
    }
  }
}

// "ana,dana,room:team@dana"
const fromText = text => text ? text.split(",").filter(Boolean).map(one => {
  const [id, as] = one.split("@");
  return { id, as };
}) : null;

function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
