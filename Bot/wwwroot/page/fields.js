// The inputs of a form, each with its label, hint and error tied to it.
import { el } from "./dom.js";

export function field(shown) {
  const id = `field-${shown.id}`;
  const about = [shown.hint && `${id}-hint`, shown.error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const common = { name: shown.id, "aria-describedby": about, "aria-invalid": shown.error ? "true" : undefined, "aria-required": shown.required ? "true" : undefined };
  const isGroup = shown.kind === "choice" && (shown.expanded || shown.many);
  const label = [shown.label || "–", shown.required && el("span", { class: "star", title: "Required" }, " *")];
  const below = [
    shown.error && el("p", { class: "error", id: `${id}-error` }, shown.error),
    shown.hint && el("p", { class: "hint", id: `${id}-hint` }, shown.hint),
  ];
  if (shown.kind === "toggle") {
    return el("div", { class: "field toggle", id }, el("label", {}, el("input", { ...common, type: "checkbox", checked: shown.value === "true", "data-kind": "toggle" }), el("span", { class: "switch", "aria-hidden": "true" }), el("span", {}, label)), below);
  }
  if (isGroup) {
    return el("fieldset", { class: "field", id, "aria-describedby": about }, el("legend", {}, label), group(shown, common), below);
  }
  return el("div", { class: "field", id }, el("label", { for: `${id}-input` }, label), input(shown, { ...common, id: `${id}-input` }), below);
}

function group(shown, common) {
  const chosen = shown.many ? (shown.value ?? "").split(",") : [shown.value];
  return el("div", { class: "choices" }, shown.choices.map(choice => el(
    "label",
    { class: "choice" },
    el("input", { ...common, type: shown.many ? "checkbox" : "radio", value: choice.value, checked: chosen.includes(choice.value), "data-kind": shown.many ? "many" : "one" }),
    el("span", {}, choice.label || "–"),
  )));
}

function input(shown, common) {
  switch (shown.kind) {
    case "choice":
      return el(
        "select",
        common,
        el("option", { value: "" }, shown.required ? "Choose" : "None"),
        shown.choices.map(choice => el("option", { value: choice.value, selected: choice.value === shown.value }, choice.label || "–")),
      );
    case "date":
    case "time":
      return typed(shown, common, shown.kind);
    case "number":
      return typed(shown, { ...common, min: shown.min, max: shown.max, step: "any", inputmode: "decimal" }, "number");
    default: {
      if (!shown.multiline) {
        return el("input", { ...common, type: "text", maxlength: shown.maxLength, value: shown.value, autocomplete: "off" });
      }
      const area = el("textarea", { ...common, maxlength: shown.maxLength, rows: 4 });
      area.value = shown.value ?? "";
      return area;
    }
  }
}

// What such an input cannot hold is shown beside it, so that it is not lost.
function typed(shown, common, type) {
  const element = el("input", { ...common, type, value: shown.value });
  return shown.value && element.value !== shown.value && Number(element.value) !== Number(shown.value)
    ? el("div", {}, element, el("p", { class: "hint" }, `You entered: ${shown.value}`))
    : element;
}

// Every field's value the way the platforms send them: choices joined by commas, toggles true or false.
export function read(form) {
  const values = {};
  for (const element of form.querySelectorAll("[name]")) {
    switch (element.dataset.kind) {
      case "toggle":
        values[element.name] = element.checked ? "true" : "false";
        break;
      case "many":
        values[element.name] = [values[element.name], element.checked && element.value].filter(Boolean).join(",");
        break;
      case "one":
        values[element.name] ??= "";
        values[element.name] = element.checked ? element.value : values[element.name];
        break;
      default:
        values[element.name] = element.value;
    }
  }
  return values;
}
