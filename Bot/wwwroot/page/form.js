// A form as a sheet over the page: the browser keeps the focus inside and closes it on Esc; what was typed is not lost by accident.
import { el, icon, runs, tool } from "./dom.js";
import { busy, isBusy } from "./buttons.js";
import { field, read } from "./fields.js";

// submit(form, values) answers an outcome; resolves when the sheet is closed, with the last outcome or null.
export function openForm(form, submit) {
  return new Promise(resolve => {
    let outcome = null;
    let isDirty = false;
    const sheet = el("dialog", { class: "sheet", "aria-labelledby": "sheet-title" });
    const close = () => sheet.close();

    const tryClose = () => {
      if (isDirty && sheet.querySelector(".discard") === null) {
        askToDiscard(sheet, close);
      } else {
        close();
      }
    };

    const draw = shown => {
      const focused = document.activeElement?.name;
      sheet.replaceChildren(content(shown, send, tryClose));
      focus(sheet, focused);
    };

    const send = async (shown, element) => {
      const button = element.querySelector("[type=submit]");
      if (isBusy(button)) {
        return;
      }
      const values = read(element);
      const missing = missingIn(shown, values);
      if (missing.length > 0) {
        draw(withErrors(shown, values, missing));
        return;
      }
      const done = busy(button);
      try {
        const answer = await submit(shown, values);
        done();
        if (answer.kind === "form") {
          draw(answer.form);
        } else if (answer.kind === "refused") {
          draw({ ...withErrors(shown, values, []), errors: [answer.words.map(run => run.text).join("")] });
        } else {
          outcome = answer;
          close();
        }
      } catch (problem) {
        done();
        draw({ ...withErrors(shown, values, []), errors: [problem.message] });
      }
    };

    sheet.addEventListener("input", () => { isDirty = true; });
    sheet.addEventListener("cancel", event => {
      event.preventDefault();
      tryClose();
    });
    sheet.addEventListener("pointerdown", event => {
      if (event.target === sheet) {
        tryClose();
      }
    });
    sheet.addEventListener("close", () => {
      sheet.remove();
      resolve(outcome);
    });
    document.body.append(sheet);
    draw(form);
    sheet.showModal();
    focus(sheet);
  });
}

function content(form, send, cancel) {
  const element = el("form", {
    novalidate: true,
    onsubmit: event => {
      event.preventDefault();
      send(form, element);
    },
  });
  element.append(
    el("header", {}, el("h2", { id: "sheet-title" }, form.title), tool("close", "Close", cancel)),
    el(
      "div",
      { class: "fields" },
      problems(form),
      form.intro.length > 0 && el("p", { class: "intro" }, runs(form.intro)),
      form.fields.map(field),
    ),
    el("footer", {}, el("button", { type: "button", class: "button", onclick: cancel }, "Cancel"), el("button", { type: "submit", class: "button primary" }, el("span", {}, form.submitLabel))),
  );
  return element;
}

// What is wrong, before the first field; each line leads to its field.
function problems(form) {
  const wrong = form.fields.filter(one => one.error);
  if (form.errors.length + wrong.length === 0) {
    return null;
  }
  return el("div", { class: "problems", role: "alert" }, icon("alert"), el(
    "ul",
    {},
    form.errors.map(error => el("li", {}, error)),
    wrong.map(one => el("li", {}, el("a", {
      href: `#field-${one.id}`,
      onclick: event => {
        event.preventDefault();
        event.target.closest("form").querySelector(`[name="${CSS.escape(one.id)}"]`)?.focus();
      },
    }, one.label), `: ${one.error}`)),
  ));
}

const missingIn = (form, values) => form.fields
  .filter(one => one.required && one.kind !== "toggle" && (values[one.id] ?? "").trim() === "")
  .map(one => [one.id, one.kind === "choice" ? "Choose one." : one.kind === "date" ? "Enter a date." : one.kind === "time" ? "Enter a time." : "Fill this in."]);

function withErrors(form, values, errors) {
  const wrong = new Map(errors);
  return { ...form, errors: [], fields: form.fields.map(one => ({ ...one, value: values[one.id] ?? one.value, error: wrong.get(one.id) })) };
}

function focus(sheet, name) {
  const wrong = sheet.querySelector("[aria-invalid=true]");
  const again = name ? sheet.querySelector(`[name="${CSS.escape(name)}"]`) : null;
  (wrong ?? again ?? sheet.querySelector(".fields input:not([type=hidden]), .fields textarea, .fields select") ?? sheet.querySelector("[type=submit]")).focus();
}

function askToDiscard(sheet, close) {
  const keep = el("button", { type: "button", class: "button" }, "Keep writing");
  const box = el("div", { class: "discard", role: "alert" }, el("p", {}, "Discard what you typed?"), el("button", { type: "button", class: "button danger", onclick: close }, "Discard"), keep);
  keep.addEventListener("click", () => {
    box.remove();
    focus(sheet);
  });
  sheet.querySelector("form").append(box);
  keep.focus();
}
