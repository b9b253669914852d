// Makes the cases: node generate.mjs FILE [POLICIES] [SEED]

import { writeFileSync } from "node:fs";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { makePolicy } from "./policies.mjs";
import { Random } from "./random.mjs";
import { makeRequests, requestOf } from "./requests.mjs";
import { readAwsStar, rules } from "./restate.mjs";
import { isMultivalued, isUnresolvable, mapTests, statementsOf, valueOf } from "./tests.mjs";
import { account, profiles, service } from "./world.mjs";

const [file, policies = "3000", seed = "20260504"] = process.argv.slice(2);
const refused = new Map();

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

/// Whether documentation says what the policy means for the request.
function isDefined(policy, { context }) {
  let defined = true;
  for (const statement of statementsOf(policy)) {
    mapTests(statement, ({ op, key, values }) => {
      const value = valueOf(context, key);
      // A key of several values without a set operator.
      if (value !== undefined && isMultivalued(key) && !op.startsWith("For") && op !== "Null") defined = false;
      // Text and table of the page on set operators differ.
      if (op === "ForAllValues:StringNotLike" && value === undefined) defined = false;
      // An Arn operator on what is no ARN, a lone `*` among it.
      if (/Arn(Not)?(Like|Equals)/.test(op)) {
        for (const text of [...values, ...[value ?? []].flat()]) {
          if (!/^arn:([^:]*:){4}/.test(text)) defined = false;
        }
      }
    });
    const not = [statement.NotResource ?? []].flat();
    if (not.some((text) => isUnresolvable(text, context))) defined = false;
  }
  return defined;
}

/// The answer to the question put by these rules; `{"AWS": "*"}` read as `takesIn` says.
function askRestated(kind, policy, request, names, takesIn) {
  const question = structuredClone({ kind, policy, context: request.context });
  for (const name of names) rules[name](question);
  if (takesIn !== undefined) readAwsStar(question.policy, takesIn);
  return ask({ policy: question.policy, request: { ...request, context: question.context } });
}

/// The decision that the documentation asks for, and the rules by which it differs.
async function settle(kind, policy, request, decision) {
  const put = (names, takesIn) => askRestated(kind, policy, request, names, takesIn);
  const all = Object.keys(rules);
  const settled = await put(all, true);
  if (settled !== await put(all, false)) return { settled: "unknown", by: ["every-aws-principal"] };
  if (settled === decision) return {};
  const needed = [], enough = [];
  for (const name of all) {
    if (await put(all.filter((other) => other !== name)) !== settled) needed.push(name);
    if (await put([name]) !== decision) enough.push(name);
  }
  const by = needed.length ? needed : enough;
  if (by.length === 0) throw new Error(`no rule explains ${JSON.stringify(policy)}`);
  return { settled, by };
}

async function makeLine(r) {
  const name = r.weighted([[3, "acl"], [5, "put"], [4, "encrypted"], [5, "generate"], [2, "decrypt"], [2, "describe"]]);
  const { near, policy } = makePolicy(r, profiles[name]);
  const cases = [];
  for (const change of makeRequests(r, name, policy)) {
    const request = requestOf(change);
    if (!isDefined(policy, request)) continue;
    const decision = await ask({ policy, request });
    if (decision === undefined) continue;
    const settled = await settle(profiles[name].kind, policy, request, decision);
    if ("settled" in settled && settled.settled === undefined) continue;
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
