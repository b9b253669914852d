// Asks the tool. Its front door looks up the action, the types of its resources and every
// condition key for each question; here that is done once for each kind of request, and the
// part that decides is asked by itself. Now and then a question goes through the front door
// as well, which has to give the same answer.

import { loadPolicy } from "@cloud-copilot/iam-policy";
import { allowedContextKeysForRequest, runSimulation } from "@cloud-copilot/iam-simulate";
import { DiscoveryContextKeyConstraints } from "./node_modules/@cloud-copilot/iam-simulate/dist/esm/context_keys/discoveryContextKeyConstraints.js";
import { analyzeResourcePolicy } from "./node_modules/@cloud-copilot/iam-simulate/dist/esm/core_engine/CoreSimulatorEngine.js";
import { AwsRequestImpl } from "./node_modules/@cloud-copilot/iam-simulate/dist/esm/request/request.js";
import { RequestContextImpl } from "./node_modules/@cloud-copilot/iam-simulate/dist/esm/requestContext.js";
import { account, service } from "./world.mjs";

const decisions = { Allowed: "allow", ExplicitlyDenied: "deny", ImplicitlyDenied: "none" };
const strict = { simulationMode: "Strict", discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]) };
/// One question in so many is asked twice.
const kTwice = 50;

export const refused = new Map();
let asked = 0;

/// The tool drops `kms:EncryptionContext:*`, so both sides are asked under another name.
function renamed(question) {
  const text = JSON.stringify(question);
  return /kms:EncryptionContext:/i.test(text) ? JSON.parse(text.replace(/kms:EncryptionContext:/gi, "aws:PrincipalTag/")) : question;
}

function refuse(why) {
  refused.set(why, (refused.get(why) ?? 0) + 1);
  return undefined;
}

const allowed = new Map();
/// A key, or what those with any tag behind a slash begin with.
const familyOf = (key) => key.toLowerCase().split("/")[0];

/// The keys of a request that the tool does not look at.
async function ignoredKeys({ action, resource, context }) {
  const kind = `${action} ${resource.includes("/")}`;
  if (!allowed.has(kind)) allowed.set(kind, new Set((await allowedContextKeysForRequest(...action.split(":"), resource, false)).map(familyOf)));
  return Object.keys(context).filter((key) => !allowed.get(kind).has(familyOf(key)));
}

/// By the front door.
async function askDoor(policy, { action, resource, context }) {
  const response = await runSimulation({
    request: { principal: service, action, contextVariables: context, resource: { resource, accountId: account } },
    identityPolicies: [], serviceControlPolicies: [], resourceControlPolicies: [], resourcePolicy: policy,
  }, {});
  return response.resultType === "single" ? decisions[response.result.analysis.resourceAnalysis.result] : undefined;
}

/// `allow`, `deny`, `none`, or undefined where the tool does not take the question.
export async function ask({ policy, request }) {
  const question = renamed({ policy, request });
  const ignored = await ignoredKeys(question.request);
  if (ignored.length) return refuse(`ignored ${ignored}`);
  const { action, resource, context } = question.request;
  let decision;
  try {
    const call = new AwsRequestImpl(service, { resource, accountId: account }, action, new RequestContextImpl(context));
    decision = decisions[analyzeResourcePolicy(loadPolicy(question.policy, {}), call, false, strict).result];
  } catch (error) {
    return refuse(String(error.message));
  }
  if (++asked % kTwice === 0) {
    const again = await askDoor(question.policy, question.request);
    if (again !== undefined && again !== decision) throw new Error(`the tool's two answers differ: ${decision}, ${again}: ${JSON.stringify(question)}`);
  }
  return decision;
}
