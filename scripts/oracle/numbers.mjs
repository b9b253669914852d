// Writes into disagreements.yaml how many of the stored cases name each entry:
// node numbers.mjs CASES DISAGREEMENTS

import { readFileSync, writeFileSync } from "node:fs";

const [casesFile, listFile] = process.argv.slice(2);
const counts = {};
for (const [, names] of readFileSync(casesFile, "utf8").matchAll(/"by":\[([^\]]*)\]/g)) {
  for (const name of JSON.parse(`[${names}]`)) counts[name] = (counts[name] ?? 0) + 1;
}
const list = readFileSync(listFile, "utf8")
  .replace(/^(- name: (\S+)\n(?: .*\n)*? {2}cases: )\d+$/gm, (_, entry, name) => entry + (counts[name] ?? 0));
writeFileSync(listFile, list);
for (const name of Object.keys(counts)) {
  if (!list.includes(`- name: ${name}\n`)) console.log(`not argued: ${name} (${counts[name]})`);
}
