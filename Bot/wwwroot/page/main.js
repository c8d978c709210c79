// The page: who there is, their panes, and what happens in them.
import { el, tool } from "./dom.js";
import { Panes } from "./panes.js";
import { People } from "./people.js";
import { hasRenderer } from "./renderer.js";
import { Stream } from "./stream.js";
import { themeSwitch } from "./theme.js";
import { setClock } from "./time.js";
import { toast } from "./toast.js";

const people = new People();
const stream = new Stream();
const panes = new Panes(people, follow);
const state = document.getElementById("state");
const add = tool("add", "Add a pane", () => panes.add(), { id: "add", disabled: true });

document.getElementById("tools").append(add, themeSwitch());

stream.addEventListener("message", ({ detail }) => panes.receive(detail));
stream.addEventListener("typing", ({ detail }) => panes.typing(detail.in));
stream.addEventListener("clock", ({ detail }) => setClock(detail.now));
stream.addEventListener("reset", () => panes.panes.forEach(pane => pane.reload()));
stream.addEventListener("people", () => {
  clearTimeout(people.asking);
  people.asking = setTimeout(refresh, 300);
});

let lost = null;
stream.addEventListener("lost", () => {
  show("lost", "Reconnecting");
  lost = toast("The connection to the program is lost. Trying to get it back.", { name: "alert", stays: true });
});
stream.addEventListener("live", ({ detail }) => {
  show("live", "Live");
  lost?.remove();
  lost = null;
  if (detail.wasLost) {
    toast("Connected again. Nothing was missed.");
    refresh();
  }
});

setInterval(() => panes.panes.forEach(pane => pane.tick()), 20_000);

start();

async function start() {
  try {
    await people.load();
  } catch (problem) {
    notice(problem.message, el("button", { type: "button", class: "button", onclick: () => location.reload() }, "Try again"));
    return;
  }
  if (!hasRenderer) {
    notice("Cards are shown as plain text: the card renderer was not fetched when this was built. Install Node.js with npm, connect to the package registry, and run ", el("code", {}, "dotnet build"), " again.");
  }
  if (people.people.length === 0) {
    showNobody();
    stream.follow(["nobody"], 0);
  } else {
    panes.restore();
  }
  document.body.dataset.ready = "true";
}

async function refresh() {
  try {
    await people.load();
    if (people.people.length > 0) {
      document.getElementById("nobody")?.remove();
      panes.refresh();
    }
  } catch {
    // It is asked again with the next change, and after the next reconnection.
  }
}

// The stream follows everyone who is spoken as, from what the panes' histories hold.
function follow() {
  add.disabled = !panes.canAdd;
  const loaded = panes.panes.filter(pane => pane.seen !== null);
  if (loaded.length > 0) {
    stream.follow([...new Set(panes.panes.map(pane => pane.spec.as))], Math.min(...loaded.map(pane => pane.seen)));
  }
}

function show(name, words) {
  state.className = `state ${name}`;
  if (state.lastElementChild.textContent !== words) {
    state.lastElementChild.textContent = words;
  }
}

function notice(...content) {
  const box = el("div", { class: "notice", role: "alert" }, el("span", {}, content), tool("close", "Hide this", () => box.remove()));
  document.querySelector(".bar").after(box);
}

function showNobody() {
  panes.root.append(el(
    "div",
    { class: "empty", id: "nobody" },
    el("img", { src: "page/mark.svg", width: 44, height: 44, alt: "" }),
    el("h2", {}, "Nobody is here yet"),
    el("p", {}, "This page speaks as the people of the sample company, which is loaded at start unless Sample:Load is false. Once someone is linked to the local chat they appear here by themselves."),
  ));
}
