// Choosing whom a pane speaks as and where: people by company, then the rooms.
import { el, icon } from "./dom.js";
import { avatar, partOfRoom, roleOf, roomAvatar } from "./people.js";

// choose({ as, in }) is called with the choice.
export function openPicker(anchor, people, current, choose) {
  const find = el("input", { type: "text", placeholder: "Find a person or a room", "aria-label": "Find a person or a room", autocomplete: "off", spellcheck: "false" });
  const list = el("div", { class: "list" });
  const picker = el("div", { class: "picker", popover: "auto", role: "dialog", "aria-label": "Speak as" }, el("div", { class: "find" }, icon("find"), find), list);
  const pick = choice => {
    picker.hidePopover();
    choose(choice);
  };

  const draw = () => {
    const wanted = find.value.trim().toLocaleLowerCase();
    const matches = (...texts) => texts.some(text => text.toLocaleLowerCase().includes(wanted));
    const persons = people.people.filter(person => matches(person.name, person.company, roleOf(person)));
    const rooms = people.rooms.filter(room => room.members.length > 0 && matches(room.name, partOfRoom(room)));
    const room = wanted === "" ? people.room(current.in) : undefined;
    list.replaceChildren(
      ...(room ? section(`Speak in ${room.name} as`, room.members.map(id => people.person(id)).filter(Boolean).map(person => personRow(person, person.id === current.as, () => pick({ as: person.id, in: room.id })))) : []),
      ...byCompany(persons).flatMap(([company, ones]) => section(company, ones.map(person => personRow(person, !room && person.id === current.as, () => pick({ as: person.id, in: person.chat }))))),
      ...section("Rooms", rooms.map(one => roomRow(one, one.id === current.in, () => pick({ as: speaker(one, people, current), in: one.id })))),
      ...(persons.length + rooms.length === 0 ? [el("p", { class: "none" }, "Nobody and no room is called that.")] : []),
    );
  };

  find.addEventListener("input", draw);
  picker.addEventListener("keydown", event => move(event, picker, find, list));
  picker.addEventListener("toggle", event => {
    const isOpen = event.newState === "open";
    anchor.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) {
      picker.remove();
    }
  });
  document.body.append(picker);
  draw();
  picker.showPopover();
  const box = anchor.getBoundingClientRect();
  picker.style.top = `${box.bottom + 6}px`;
  picker.style.left = `${Math.max(8, Math.min(box.left, innerWidth - picker.offsetWidth - 8))}px`;
  find.focus();
}

const speaker = (room, people, current) => room.members.includes(current.as) ? current.as : people.speakerIn(room).id;

const section = (title, rows) => rows.length > 0 ? [el("h3", {}, title), ...rows] : [];

function byCompany(persons) {
  const groups = new Map();
  persons.forEach(person => groups.set(person.company, [...groups.get(person.company) ?? [], person]));
  return [...groups];
}

const row = (face, name, part, isCurrent, onclick) => el(
  "button",
  { type: "button", class: "row", onclick, "aria-current": isCurrent ? "true" : undefined },
  face,
  el("span", {}, el("span", { class: "name" }, name), el("span", { class: "part" }, part)),
  isCurrent && el("span", { class: "tick" }, icon("check")),
);

const personRow = (person, isCurrent, onclick) => row(avatar(person), person.name, roleOf(person), isCurrent, onclick);

const roomRow = (room, isCurrent, onclick) => row(roomAvatar(), room.name, partOfRoom(room), isCurrent, onclick);

// Arrows walk through the rows; Enter in the search takes the first.
function move(event, picker, find, list) {
  const rows = [...list.querySelectorAll(".row")];
  const at = rows.indexOf(document.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? find : rows[Math.min(next, rows.length - 1)] ?? find).focus();
  } else if (event.key === "Enter" && document.activeElement === find) {
    event.preventDefault();
    rows[0]?.click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    picker.hidePopover();
  }
}
