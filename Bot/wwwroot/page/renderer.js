// Cards drawn by the official Adaptive Cards renderer, in this page's type and colours. Colours are the page's variables, so a change of theme
// needs no new drawing.
import { el } from "./dom.js";

const library = globalThis.AdaptiveCards;

export const hasRenderer = library !== undefined;

const color = (name, subtle = "--ink-2") => ({ default: `var(${name})`, subtle: `var(${subtle})`, highlightColors: { default: "var(--accent-soft)", subtle: "var(--accent-soft)" } });

const colors = {
  default: color("--ink", "--ink-3"),
  dark: color("--ink"),
  light: color("--ink-2"),
  accent: color("--accent"),
  good: color("--good"),
  warning: color("--warn"),
  attention: color("--bad"),
};

// On tinted ground the palest grey would be too pale.
const tinted = { ...colors, default: color("--ink", "--ink-2") };

const style = (background, foregroundColors = tinted, border = background) => ({ backgroundColor: `var(${background})`, borderColor: `var(${border})`, foregroundColors });

const sizes = { small: 13, default: 14.5, medium: 15, large: 17, extraLarge: 20 };
const weights = { lighter: 400, default: 400, bolder: 600 };

const look = {
  supportsInteractivity: true,
  fontTypes: {
    default: { fontFamily: "var(--sans)", fontSizes: sizes, fontWeights: weights },
    monospace: { fontFamily: "var(--mono)", fontSizes: { small: 12.5, default: 13.5, medium: 14, large: 16, extraLarge: 19 }, fontWeights: weights },
  },
  spacing: { small: 5, default: 10, medium: 15, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 48, medium: 96, large: 180 },
  containerStyles: {
    default: style("--surface", colors),
    emphasis: style("--raised"),
    good: style("--good-soft"),
    warning: style("--warn-soft"),
    attention: style("--bad-soft"),
    accent: style("--accent-soft"),
  },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { weight: "bolder", size: "large", color: "default", isSubtle: false, fontType: "default" } },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", color: "default", size: "default", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder", color: "default", size: "default" },
    },
    errorMessage: { size: "small", color: "attention", weight: "bolder", spacing: "small" },
  },
  actions: {
    maxActions: 20,
    spacing: "default",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 10, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
  adaptiveCard: { allowCustomStyle: false },
};

// Headings, and texts that name a person, come as the little Markdown our own renderer writes: escapes, bold and links. Everything else stays words.
export function markdown(text) {
  let html = "";
  const rest = text.replace(/<\/?at>/g, "");
  const token = /\\([\\`*_{}[\]()#+\-.!<>~|=&:@"'])|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])*)\]\((https?:\/\/[^\s()<>"]+)\)|\n+/g;
  let end = 0;
  for (const match of rest.matchAll(token)) {
    html += escape(rest.slice(end, match.index));
    end = match.index + match[0].length;
    const [, escaped, bold, label, address] = match;
    html += escaped !== undefined ? escape(escaped)
      : bold !== undefined ? `<strong>${escape(plain(bold))}</strong>`
      : label !== undefined ? `<a href="${escape(address)}" target="_blank" rel="noopener noreferrer">${escape(plain(label))}</a>`
      : "<br>";
  }
  return html + escape(rest.slice(end));
}

const plain = words => words.replace(/\\(.)/g, "$1");

const escape = words => words.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);

if (hasRenderer) {
  library.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
}

let config = null;

// The element, and what the renderer had to say about it.
export function render(json) {
  config ??= new library.HostConfig(look);
  const card = new library.AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = action => {
    if (action instanceof library.OpenUrlAction && /^https?:\/\//.test(action.url)) {
      window.open(action.url, "_blank", "noopener,noreferrer");
    }
  };
  const context = new library.SerializationContext();
  card.parse(json, context);
  const element = card.render();
  const problems = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return { element: element ?? el("p", {}, json.fallbackText), problems: [...problems, ...card.validateProperties().validationEvents.map(event => event.message)] };
}
