// What happens, as it happens. The connection is made again by itself and goes on after the last change seen; when events do not get
// through at all, the page asks every second or two instead.
import { get, search } from "./api.js";

const SILENCE = 40_000; // The program says something every 15 s.
const ASK_AGAIN = 1_500;
const LONGEST_WAIT = 5_000;

export class Stream extends EventTarget {
  #source = null;
  #ids = [];
  #after = null;
  #failures = 0;
  #timer = null;
  #watch = null;
  #isLost = false;

  // Whom the page speaks as, and the last change its histories hold.
  follow(ids, after) {
    const same = ids.length === this.#ids.length && ids.every(id => this.#ids.includes(id));
    this.#ids = ids;
    this.#after = this.#after === null ? after : Math.min(this.#after, after);
    if (!same || this.#source === null) {
      this.#open();
    }
  }

  #open() {
    this.#close();
    if (this.#ids.length === 0) {
      return;
    }

    const source = new EventSource(`local/events?${search({ as: this.#ids, after: this.#after })}`);
    this.#source = source;
    source.addEventListener("hello", event => this.#heard(event));
    source.addEventListener("ping", event => this.#heard(event));
    source.addEventListener("message", event => this.#message(event));
    source.addEventListener("typing", event => this.#tell("typing", JSON.parse(event.data)));
    source.addEventListener("people", () => this.#tell("people"));
    source.addEventListener("reset", event => {
      this.#after = Number(event.lastEventId);
      this.#tell("reset");
    });
    source.addEventListener("error", () => this.#failed());
    this.#watchSilence();
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
  }

  #heard(event) {
    this.#failures = 0;
    this.#watchSilence();
    this.#tell("clock", JSON.parse(event.data));
    this.#found();
  }

  #message(event) {
    this.#after = Math.max(this.#after ?? 0, Number(event.lastEventId));
    this.#watchSilence();
    this.#tell("message", JSON.parse(event.data));
  }

  #failed() {
    this.#close();
    this.#failures++;
    this.#lost();
    this.#timer = setTimeout(() => this.#failures > 1 ? this.#ask() : this.#open(), Math.min(LONGEST_WAIT, 250 * 2 ** this.#failures));
  }

  // Plain requests: they work where something on the way holds events back.
  async #ask() {
    try {
      const { now, at, reset, messages } = await get("changes", { as: this.#ids, after: this.#after ?? 0 });
      this.#after = at;
      this.#tell("clock", { now });
      if (reset) {
        this.#tell("reset");
      }
      messages.forEach(message => this.#tell("message", message));
      this.#found();
      this.#failures = 1; // One more failure, and it asks again.
      this.#open();
    } catch {
      this.#lost();
      this.#timer = setTimeout(() => this.#ask(), ASK_AGAIN);
    }
  }

  #watchSilence() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#failed(), SILENCE);
  }

  #lost() {
    if (!this.#isLost) {
      this.#isLost = true;
      this.#tell("lost");
    }
  }

  #found() {
    const wasLost = this.#isLost;
    this.#isLost = false;
    this.#tell("live", { wasLost });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
