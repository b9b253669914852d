// Makes the cases: node generate.mjs FILE [POLICIES] [SEED]

import { writeFileSync } from "node:fs";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { makePolicy } from "./policies.mjs";
import { Random } from "./random.mjs";
import { makeRequests, requestOf } from "./requests.mjs";
import { readAwsStar, rules } from "./restate.mjs";
import { readSilences, silencesIn } from "./silence.mjs";
import { mapTests, statementsOf, valueOf } from "./tests.mjs";
import { widen } from "./wide.mjs";
import { account, profiles, service } from "./world.mjs";

const [file, policies = "5200", seed = "20260601"] = process.argv.slice(2);
const refused = new Map();
/// How many of the policies have something that people seldom write.
const kOdd = 0.4;

/// The tool drops `kms:EncryptionContext:*`, so both sides are asked under another name.
function renamed(value) {
  return JSON.parse(JSON.stringify(value).replace(/kms:EncryptionContext:/gi, "aws:PrincipalTag/"));
}

/// `allow`, `deny`, `none`, or undefined where the tool does not take the question.
async function ask({ policy, request }) {
  const response = await runSimulation(renamed({
    request: { principal: service, action: request.action, contextVariables: request.context,
      resource: { resource: request.resource, accountId: account } },
    identityPolicies: [], serviceControlPolicies: [], resourceControlPolicies: [],
    resourcePolicy: policy,
  }), {});
  if (response.resultType !== "single") return refuse(JSON.stringify(response.errors ?? response.resultType));
  if (response.result.ignoredContextKeys?.length) return refuse(`ignored ${response.result.ignoredContextKeys}`);
  return { Allowed: "allow", ExplicitlyDenied: "deny", ImplicitlyDenied: "none" }[response.result.analysis.resourceAnalysis.result];
}

function refuse(why) {
  refused.set(why, (refused.get(why) ?? 0) + 1);
  return undefined;
}

/// Whether a question is one that this program can put in all readings.
function isTaken(kind, policy, request) {
  const { context } = request;
  let taken = silencesIn(policy, { kind, version: policy.Version, ...request }) !== undefined;
  for (const statement of statementsOf(policy)) {
    mapTests(statement, ({ op, key }) => {
      // Text and table of the page on set operators differ.
      if (op === "ForAllValues:StringNotLike" && valueOf(context, key) === undefined) taken = false;
    });
  }
  return taken;
}

/// The ways to read what the documentation leaves open: `{"AWS": "*"}` may take in a service
/// or not, and each open test may match or not, statement by statement.
function* readings(statements, hasSilence) {
  for (const takesIn of [true, false]) {
    const ways = hasSilence ? 1 << statements : 1;
    for (let way = 0; way < ways; ++way) yield { takesIn, matches: (i) => Boolean(way >> i & 1) };
  }
}

/// The answer to the question put by these rules, in one reading.
function askRestated(question, names, reading) {
  const { kind, policy, request, silent } = question;
  const asked = structuredClone({ kind, policy, context: request.context, resource: request.resource });
  // Silences first: a rule may write a value anew that the documentation leaves open.
  if (reading && silent.length) statementsOf(asked.policy).forEach((s, i) => readSilences(s, { kind, version: policy.Version, ...request }, reading.matches(i)));
  for (const name of names) rules[name](asked);
  if (reading) readAwsStar(asked.policy, reading.takesIn);
  // Most rules leave most questions as they are.
  const text = JSON.stringify([asked.policy, asked.context]);
  if (!question.answers.has(text)) {
    question.answers.set(text, ask({ policy: asked.policy, request: { ...request, context: asked.context } }));
  }
  return question.answers.get(text);
}

/// The decision that the documentation asks for, and the entries by which it differs.
async function settle(kind, policy, request, decision) {
  const silent = silencesIn(policy, { kind, version: policy.Version, ...request });
  const question = { kind, policy, request, silent, answers: new Map([[JSON.stringify([policy, request.context]), decision]]) };
  const all = Object.keys(rules);
  const answers = new Set();
  for (const reading of readings(statementsOf(policy).length, silent.length > 0)) {
    answers.add(await askRestated(question, all, reading));
  }
  if (answers.has(undefined)) return undefined;
  if (answers.size > 1) {
    // Where no reading allows, the request is refused, whoever refuses it.
    if (!answers.has("allow")) return decision === "none" ? {} : { settled: "none", by: silent.length ? silent : ["every-aws-principal"] };
    return { settled: "unknown", by: silent.length ? silent : ["every-aws-principal"] };
  }
  const [settled] = answers;
  if (settled === decision) return {};
  const by = await explain(question, all, settled, decision);
  return { settled, by: by.length ? by : silent };
}

/// The rules without which the answer is another one; else those of which each is enough.
async function explain(question, all, settled, decision) {
  const needed = [], enough = [];
  const plain = { takesIn: true, matches: () => true };
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
  const odd = r.chance(kOdd) ? widen(r, policy, profiles[name]) : {};
  const cases = [];
  for (const change of makeRequests(r, name, policy)) {
    if (Object.keys(odd).length) change.with = { ...change.with, ...odd };
    const request = requestOf(change);
    if (!isTaken(profiles[name].kind, policy, request)) continue;
    const decision = await ask({ policy, request });
    if (decision === undefined) continue;
    const settled = await settle(profiles[name].kind, policy, request, decision);
    if (settled === undefined) continue;
    cases.push({ ...change, decision, ...settled });
  }
  return { near, line: { policy, cases } };
}

const r = new Random(Number(seed));
const lines = [JSON.stringify({ oracle: "@cloud-copilot/iam-simulate 0.1.173", seed: Number(seed), principal: service, profiles })];
const seen = new Set();
const tally = { cases: 0, near: 0, allow: 0, deny: 0, none: 0 };
const differing = {};
while (lines.length <= Number(policies)) {
  const { near, line } = await makeLine(r);
  const text = JSON.stringify(line);
  if (line.cases.length === 0 || seen.has(text)) continue;
  seen.add(text);
  lines.push(text);
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
