// What one can do with the messages of a pane: press, fill in, judge, react, reply, copy.
import { act } from "./api.js";
import { busy } from "./buttons.js";
import { words } from "./dom.js";
import { openForm } from "./form.js";
import { announce, toast } from "./toast.js";

export class Doing {
  #explained = new Set();

  constructor(pane) {
    this.pane = pane;
  }

  get personId() {
    return this.pane.spec.as;
  }

  ask(says) {
    this.pane.send(says);
  }

  press(message, button, pressed) {
    return this.#wait(message, pressed, () => this.#act("press", { message: message.id, name: button.name, subject: button.subject, version: button.version }));
  }

  open(message, button, pressed) {
    return this.#wait(message, pressed, () => this.#act("form/open", { message: message.id, name: button.name, subject: button.subject }));
  }

  vote(message, opinion) {
    return this.#try(() => this.#act("vote", { message: message.id, opinion }));
  }

  explain(message, text) {
    return this.#try(async () => {
      await this.#act("vote", { message: message.id, opinion: "dislike", text });
      this.#explained.add(message.id);
      this.pane.conversation.refresh(message.id);
    });
  }

  hasExplained(message) {
    return this.#explained.has(message.id);
  }

  react(message, reaction, on) {
    return this.#try(() => this.#act("react", { message: message.id, reaction, on }));
  }

  reply(message) {
    this.pane.composer.replyTo(message);
  }

  show(id) {
    this.pane.conversation.show(id);
  }

  copy(message) {
    return this.#try(async () => {
      await navigator.clipboard.writeText(message.card?.plain ?? message.text ?? "");
      toast("Copied.");
    });
  }

  #act(path, what) {
    return act(path, { ...this.pane.spec, ...what });
  }

  // What becomes of a press stands under its message.
  async #wait(message, pressed, what) {
    const done = busy(pressed);
    let outcome;
    try {
      outcome = await what();
    } catch (problem) {
      outcome = { kind: "refused", words: [{ text: problem.message }] };
    }
    done();
    await this.#show(message, outcome, pressed);
  }

  async #show(message, outcome, pressed) {
    if (outcome.kind === "form") {
      // Its ticket makes sure that it is done once, however often it is sent.
      const closed = await openForm(outcome.form, (form, values) => this.#act("form/submit", { name: form.name, subject: form.subject, ticket: form.ticket, values }));
      this.pane.conversation.focus(message.id, pressed.textContent);
      if (closed !== null) {
        await this.#show(message, closed, pressed);
      }
    } else if (outcome.kind !== "nothing") {
      this.pane.conversation.note(message.id, outcome);
      announce(words(outcome.words));
    }
  }

  async #try(what) {
    try {
      await what();
    } catch (problem) {
      toast(problem.message, { name: "alert" });
    }
  }
}
