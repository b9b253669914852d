// Makes the cases: node generate.mjs FILE [POLICIES] [SEED]

import { writeFileSync } from "node:fs";
import { ask, refused } from "./oracle.mjs";
import { makePolicy } from "./policies.mjs";
import { Random } from "./random.mjs";
import { makeRequests, requestOf } from "./requests.mjs";
import { readAwsStar, rules } from "./restate.mjs";
import { short, shorten } from "./short.mjs";
import { readSilences, silencesIn } from "./silence.mjs";
import { statementsOf } from "./tests.mjs";
import { widen } from "./wide.mjs";
import { profiles, service } from "./world.mjs";

const [file, policies = "8200", seed = "20260601"] = process.argv.slice(2);
/// How many of the policies have something that people seldom write.
const kOdd = 0.4;

/// The ways to read what the documentation leaves open: `{"AWS": "*"}` may take in a service
/// or not, and what is open in a statement may make it match or not, statement by statement.
function* readings(policy, silent) {
  const statements = statementsOf(policy);
  const open = statements.flatMap((s, i) => silent.some(({ statement }) => statement === i) ? [i] : []);
  const star = statements.some((s) => [s.Principal, s.NotPrincipal].some((one) => one?.AWS === "*"));
  for (const takesIn of star ? [true, false] : [true]) {
    for (let way = 0; way < 1 << open.length; ++way) {
      yield { takesIn, holds: (i) => Boolean(way >> open.indexOf(i) & 1) };
    }
  }
}

/// The answer to the question put by these rules, in one reading.
function askRestated(question, names, reading) {
  const { kind, policy, request, silent } = question;
  const asked = { kind, ...JSON.parse(question.text), resource: request.resource };
  // Silences first: a rule may write a value anew that the documentation leaves open.
  if (reading && silent.length) statementsOf(asked.policy).forEach((s, i) => readSilences(s, { kind, version: policy.Version, ...request }, reading.holds(i)));
  for (const name of names) rules[name](asked);
  if (reading) readAwsStar(asked.policy, reading.takesIn);
  // Most rules leave most questions as they are.
  const text = JSON.stringify({ policy: asked.policy, context: asked.context });
  if (!question.answers.has(text)) {
    question.answers.set(text, ask({ policy: asked.policy, request: { ...request, context: asked.context } }));
  }
  return question.answers.get(text);
}

const all = Object.keys(rules);

/// The decision that the documentation asks for, and the entries by which it differs;
/// undefined where the tool does not take the question.
async function settle(kind, policy, request) {
  const silent = silencesIn(policy, { kind, version: policy.Version, ...request });
  if (silent === undefined) return undefined;
  const decision = await ask({ policy, request });
  if (decision === undefined) return undefined;
  const text = JSON.stringify({ policy, context: request.context });
  const question = { kind, policy, request, silent, text, answers: new Map([[text, decision]]) };
  const answers = new Set();
  for (const reading of readings(policy, silent)) {
    answers.add(await askRestated(question, all, reading));
  }
  if (answers.has(undefined)) return undefined;
  const names = [...new Set(silent.map(({ name }) => name))];
  if (answers.size > 1) {
    // Where no reading allows, the request is refused, whoever refuses it.
    const settled = answers.has("allow") ? "unknown" : "none";
    if (settled === decision) return { decision };
    return { decision, settled, by: names.length ? names : ["every-aws-principal"] };
  }
  const [settled] = answers;
  if (settled === decision) return { decision };
  const by = await explain(question, settled, decision);
  return { decision, settled, by: by.length ? by : names };
}

/// The rules without which the answer is another one; else those of which each is enough.
async function explain(question, settled, decision) {
  const needed = [], enough = [];
  const plain = { takesIn: true, holds: () => true };
  for (const name of all) {
    if (await askRestated(question, all.filter((other) => other !== name), plain) !== settled) needed.push(name);
    if (await askRestated(question, [name]) !== decision) enough.push(name);
  }
  const by = needed.length ? needed : enough;
  if (by.length + question.silent.length === 0) throw new Error(`no rule explains ${JSON.stringify({ policy: question.policy, request: question.request })}: ${decision}, settled ${settled}`);
  return by;
}

async function makeLine(r) {
  const name = r.weighted([[3, "acl"], [5, "put"], [4, "encrypted"], [5, "generate"], [2, "decrypt"], [2, "describe"]]);
  const { near, policy } = makePolicy(r, profiles[name]);
  const odd = {};
  for (let parts = r.chance(kOdd) ? 1 + r.chance(0.3) : 0; parts > 0; --parts) Object.assign(odd, widen(r, policy, profiles[name]));
  const cases = [];
  const seen = new Set();
  for (const change of makeRequests(r, name, policy)) {
    if (Object.keys(odd).length) change.with = { ...change.with, ...odd };
    if (seen.has(JSON.stringify(change))) continue;
    seen.add(JSON.stringify(change));
    const request = requestOf(change);
    const settled = await settle(profiles[name].kind, policy, request);
    if (settled !== undefined) cases.push({ ...change, ...settled });
  }
  return { near, line: { policy, cases } };
}

const r = new Random(Number(seed));
const lines = [JSON.stringify({ oracle: "@cloud-copilot/iam-simulate 0.1.173", seed: Number(seed), principal: service, profiles, short })];
const seen = new Set();
const tally = { cases: 0, near: 0, allow: 0, deny: 0, none: 0 };
const differing = {};
while (lines.length <= Number(policies)) {
  const { near, line } = await makeLine(r);
  const text = JSON.stringify(line);
  if (line.cases.length === 0 || seen.has(text)) continue;
  seen.add(text);
  lines.push(shorten(text));
  for (const one of line.cases) {
    tally.cases += 1;
    if (near || one.with || one.resource) tally.near += 1;
    tally[one.decision] += 1;
    for (const name of one.by ?? []) differing[name] = (differing[name] ?? 0) + 1;
  }
}
writeFileSync(file, lines.join("\n") + "\n");
console.log(tally, "differing:", differing);
for (const [why, count] of [...refused].sort((a, b) => b[1] - a[1]).slice(0, 8)) console.log("not taken", count, why.slice(0, 200));
