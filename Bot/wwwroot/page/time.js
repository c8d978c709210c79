// Times as the person of a pane reads them: in their zone and language, and by the program's clock.
let offset = 0;

export const setClock = now => { offset = Date.parse(now) - Date.now(); };

export const now = () => new Date(Date.now() + offset);

const formats = new Map();

function format(person, name, options) {
  const key = `${name}|${person.zone}|${person.locale}`;
  if (!formats.has(key)) {
    formats.set(key, make(person.locale, { ...options, timeZone: person.zone }) ?? make("en-US", options));
  }
  return formats.get(key);
}

function make(locale, options) {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return null; // A zone or language this browser does not know.
  }
}

export const clock = (at, person) => format(person, "clock", { hour: "numeric", minute: "2-digit" }).format(at);

export const clockWithZone = (at, person) => format(person, "zone", { hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(at);

export const inFull = (at, person) =>
  format(person, "full", { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(at);

export const dayKey = (at, person) => format({ ...person, locale: "en-CA" }, "key", { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

export function day(at, person) {
  const today = now();
  const key = dayKey(at, person);
  if (key === dayKey(today, person)) {
    return "Today";
  }
  if (key === dayKey(new Date(today - 86_400_000), person)) {
    return "Yesterday";
  }
  const isFar = Math.abs(today - at) > 180 * 86_400_000;
  return format(person, isFar ? "farDay" : "day", { weekday: "long", month: "long", day: "numeric", ...(isFar ? { year: "numeric" } : {}) }).format(at);
}
