// Elements from names, attributes and children. Strings only ever become text, so nothing anybody typed can become markup.

export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (key === "class") {
      element.className = value;
    } else {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const svg = "http://www.w3.org/2000/svg";

const paths = {
  add: ["M12 5v14", "M5 12h14"],
  alert: ["M12 4 2.8 19.5h18.4z", "M12 10v4.2", "M12 17.2v.1"],
  back: ["M9 14 4 9l5-5", "M4 9h10a6 6 0 0 1 6 6v4"],
  check: ["M5 12.5 10 17l9-10"],
  clip: ["m20 11.5-8.3 8.3a5.2 5.2 0 0 1-7.4-7.4l8.7-8.7a3.5 3.5 0 0 1 4.9 4.9l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.9-7.9"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  copy: ["M9 9h10v11H9z", "M15 9V4H5v11h4"],
  down: ["M12 5v14", "m6 13 6 6 6-6"],
  eyes: ["M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z", "M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"],
  file: ["M14 3H6v18h12V7z", "M14 3v4h4", "M9 12h6", "M9 16h6"],
  find: ["M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z", "m20 20-4.8-4.8"],
  heart: ["M12 20S4 15.2 4 9.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.2 12 20 12 20z"],
  like: ["M7 11v9H3.5v-9z", "M7 11l4-8c1.7 0 2.6 1.2 2.4 2.8L13 9h5.6c1.5 0 2.5 1.3 2.2 2.7l-1.3 6A3 3 0 0 1 16.6 20H7"],
  dislike: ["M7 13V4H3.5v9z", "M7 13l4 8c1.7 0 2.6-1.2 2.4-2.8L13 15h5.6c1.5 0 2.5-1.3 2.2-2.7l-1.3-6A3 3 0 0 0 16.6 4H7"],
  link: ["M10 14 20 4", "M14 4h6v6", "M18 14v6H4V6h6"],
  moon: ["M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"],
  more: ["m7 10 5 5 5-5"],
  send: ["M4 12 20 4l-5.5 16-3-6.5z", "M11.5 13.5 20 4"],
  sun: ["M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M12 2.5v2", "M12 19.5v2", "M2.5 12h2", "M19.5 12h2", "m5.3 5.3 1.4 1.4", "m17.3 17.3 1.4 1.4", "m18.7 5.3-1.4 1.4", "m6.7 17.3-1.4 1.4"],
  auto: ["M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z", "M12 3.5v17", "M12 7.5h6.5", "M12 12h8.5", "M12 16.5h6.5"],
};

export function icon(name) {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  for (const d of paths[name]) {
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", d);
    picture.append(path);
  }
  return picture;
}

// A button that is only an icon: its name is read aloud and shown on hover.
export const tool = (name, label, onclick, attributes = {}) =>
  el("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick, ...attributes }, icon(name));

// Text in runs, as the program writes it for lines and forms.
export const runs = (list = []) => list.map(run => {
  const name = run.url ? "a" : run.code ? "code" : run.bold ? "strong" : run.italic ? "em" : run.strike ? "s" : null;
  return name === null ? run.text : el(name, run.url ? { href: run.url, target: "_blank", rel: "noopener noreferrer" } : {}, run.text);
});

export const words = (list = []) => list.map(run => run.text).join("");

export function replace(old, fresh) {
  old.replaceWith(fresh);
  return fresh;
}
