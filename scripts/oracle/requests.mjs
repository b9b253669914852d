// Requests that hit a policy, nearly hit it, or miss.

import * as world from "./world.mjs";
import { slip } from "./policies.mjs";

const types = Object.fromEntries(
  [...world.keys.bucket, ...world.keys.key].map(([, name, type]) => [name, type]));
const objects = [world.object, world.orgObject, world.prefixed, "arn:aws:s3:::other/AWSLogs/x.gz",
  world.object.replace("CloudTrail", "CloudTrail-Digest"), world.object.replace(world.account, world.member)];

function namesIn(policy) {
  const statements = [policy.Statement].flat();
  const written = statements.flatMap((s) => Object.values(s.Condition ?? {}).flatMap(Object.keys));
  return Object.keys(types).filter((name) => written.some((w) => w.toLowerCase() === name.toLowerCase()));
}

function otherValue(r, name, old) {
  const type = types[name];
  const pool = world.samples[type.replace("[]", "")];
  if (type.endsWith("[]")) {
    const rows = [...world.keys.bucket, ...world.keys.key].find((row) => row[1] === name);
    return r.some([...(old ?? []), ...rows[3].filter((value) => !value.includes("*")), "other"], 2);
  }
  if (old && (type === "string" || type === "arn") && r.chance(0.5)) return slip(r, old);
  const own = world.profiles.encrypted.context[name] ?? world.profiles.generate.context[name];
  return own && typeof own === "string" && r.chance(0.4) ? own : r.pick(pool);
}

/// The profile `name`, changed in what `policy` looks at.
function vary(r, name, policy) {
  const profile = world.profiles[name];
  const change = { as: name, with: {} };
  if (profile.action === "s3:PutObject" && r.chance(0.35)) change.resource = r.pick(objects);
  const asked = namesIn(policy);
  for (let count = r.below(3); count > 0; --count) {
    const key = asked.length && r.chance(0.85) ? r.pick(asked) : r.pick(Object.keys(types));
    const old = profile.context[key];
    change.with[key] = old !== undefined && r.chance(0.35) ? null : otherValue(r, key, old);
  }
  return change;
}

/// What a change makes of its profile.
export function requestOf(change) {
  const profile = world.profiles[change.as];
  const context = { ...profile.context };
  for (const [name, value] of Object.entries(change.with ?? {})) {
    if (value === null) delete context[name];
    else context[name] = value;
  }
  return { action: profile.action, resource: change.resource ?? profile.resource, context };
}

/// Different requests for one policy: the plain one first.
export function makeRequests(r, name, policy) {
  const { kind } = world.profiles[name];
  const siblings = Object.keys(world.profiles).filter((other) => world.profiles[other].kind === kind);
  const changes = [{ as: name }];
  for (let count = 2 + r.below(2); count > 0; --count) {
    changes.push(vary(r, r.chance(0.75) ? name : r.pick(siblings), policy));
  }
  const seen = new Set();
  return changes.map(tidy).filter((change) => !seen.has(JSON.stringify(change)) && seen.add(JSON.stringify(change)));
}

function tidy(change) {
  const result = { as: change.as };
  if (change.resource && change.resource !== world.profiles[change.as].resource) result.resource = change.resource;
  const differing = Object.entries(change.with ?? {}).filter(([name, value]) =>
    JSON.stringify(value) !== JSON.stringify(world.profiles[change.as].context[name] ?? null));
  if (differing.length) result.with = Object.fromEntries(differing);
  return result;
}
