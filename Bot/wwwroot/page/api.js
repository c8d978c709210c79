// What the page asks of the program. A refusal is an Error whose message is a sentence for people.

async function answer(response) {
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refusal(body?.problem ?? (response.status === 403 ? await sentence(response) : `The program answered ${response.status}. Look at its log.`), response.status);
  }
  return body;
}

const sentence = () => "The program refuses this page. Open it on this machine as http://localhost, without a proxy.";

export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export async function get(path, query = {}) {
  return answer(await send(`local/${path}?${search(query)}`, {}));
}

export function search(query) {
  const list = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null) {
        list.append(key, one);
      }
    }
  }
  return list.toString();
}

// Whatever is done twice under one key is done once, so what the network lost may be sent again.
export async function act(path, what, key = newKey()) {
  const body = JSON.stringify({ ...what, key });
  for (let tries = 0; ; tries++) {
    try {
      return await answer(await send(`local/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body }));
    } catch (problem) {
      if (problem instanceof Refusal || tries === 2) {
        throw problem;
      }
      await new Promise(resolve => setTimeout(resolve, 400 * (tries + 1)));
    }
  }
}

export const newKey = () => crypto.randomUUID();

async function send(path, options) {
  try {
    return await fetch(path, { ...options, cache: "no-store" });
  } catch {
    throw new Error("The program does not answer. Is it still running?");
  }
}
