// Who can be spoken as, and where. Told by the program, asked again when it says that something changed.
import { el } from "./dom.js";
import { get } from "./api.js";
import { setClock } from "./time.js";

const roles = {
  partnerRep: "Sales partner",
  agencyManager: "Agency manager",
  projectManager: "Project manager",
  fulfilment: "Order fulfilment",
  partnerSupport: "Partner support",
  commissions: "Commissions desk",
  leadership: "Leadership",
  administrator: "Administrator",
};

export class People {
  people = [];
  rooms = [];
  mostFileBytes = 0;
  first = "";

  async load() {
    const { people, rooms, mostFileBytes, first, now } = await get("people");
    setClock(now);
    Object.assign(this, { people, rooms, mostFileBytes, first });
    people.forEach(tint);
  }

  person(id) {
    return this.people.find(person => person.id === id);
  }

  room(id) {
    return this.rooms.find(room => room.id === id);
  }

  roomsOf(person) {
    return this.rooms.filter(room => room.members.includes(person.id));
  }

  // Who speaks in a room when nobody is named: staff first, they work there.
  speakerIn(room) {
    const members = room.members.map(id => this.person(id)).filter(Boolean);
    return members.find(person => person.role === "projectManager") ?? members.find(person => person.isStaff) ?? members[0];
  }

  // What a first visit shows: a partner, someone who helps them, and the team's room.
  firstPanes() {
    const partner = this.person(this.first) ?? this.people.find(person => person.role === "partnerRep") ?? this.people.find(person => !person.isStaff);
    const helper = this.people.find(person => person.role === "projectManager") ?? this.people.find(person => person.isStaff);
    const room = this.rooms.find(one => one.isInternal) ?? this.rooms[0];
    const panes = [partner, helper].filter(Boolean).map(person => ({ as: person.id, in: person.chat }));
    const speaker = room && this.speakerIn(room);
    return speaker ? [...panes, { as: speaker.id, in: room.id }] : panes;
  }
}

export const roleOf = person => roles[person.role] ?? person.role;

export const partOf = person => `${roleOf(person)} · ${person.company}`;

export function partOfRoom(room) {
  const who = room.isInternal ? "Our own staff" : room.sharedWith.length > 0 ? `Shared with ${room.sharedWith.join(", ")}` : "Nobody said yet who is in it";
  return `${who} · ${room.members.length} ${room.members.length === 1 ? "person" : "people"}`;
}

export function initials(name) {
  const parts = name.split(/[\s\-_.]+/).filter(part => /[\p{L}\p{N}]/u.test(part));
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return letters.map(part => [...part][0]).join("").toLocaleUpperCase() || "?";
}

// People of one company share a colour; the house has the first, the others in the order they come.
const tints = new Map();

function tint(person) {
  if (!person.isStaff && !tints.has(person.companyId)) {
    tints.set(person.companyId, 1 + tints.size % 5);
  }
  return person.isStaff ? 0 : tints.get(person.companyId);
}

export const avatar = (person, size = "") =>
  el("span", { class: `avatar tint-${tint(person)} ${size}`, "aria-hidden": "true" }, initials(person.name));

export const roomAvatar = (size = "") => el("span", { class: `avatar room tint-0 ${size}`, "aria-hidden": "true" }, "#");
