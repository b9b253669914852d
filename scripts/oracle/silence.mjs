// What the documentation leaves open about a test, so that it is read both ways: once as
// if the value in question matched, once as if it did not. Where the two answers differ,
// the decision is unknown. tests/conformance/oracle/disagreements.yaml says of each entry
// what is not written where.

import { isIPv4, isIPv6 } from "node:net";
import { covers, isArn, nothing } from "./arn.mjs";
import { isMultivalued, isUnresolvable, mapTests, statementsOf, valueOf } from "./tests.mjs";

const stars = /^\*+$/;
const bare = (op) => op.replace(/^For\w+:/, "").replace(/IfExists$/, "");
const isNegated = (op) => /Not(Equals|Like|IpAddress)|NotIpAddress/.test(op);

/// Whether the calendar has the day that a date begins with.
function isDay(text) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return at.getUTCMonth() === Number(month ?? 1) - 1 && at.getUTCDate() === Number(day ?? 1);
}

/// The W3C profile of ISO 8601, or seconds since 1970 of more than four digits.
export const isDocumentedDate = (text) => /^\d{5,}$/.test(text) || isDay(text) &&
  /^\d{4}-\d\d(-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/.test(text);
/// What a lenient reader may take for a date.
const likeDate = (text) => /^\d{4}$/.test(text) || isDay(text) &&
  /^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-4]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text);
const plainNumber = (text) => /^-?\d+(\.\d+)?$/.test(text);
const likeNumber = (text) => /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i.test(text);
const beyondAscii = (text) => /[^\x00-\x7f]/.test(text);

/// An address, or a block of addresses.
function isAddress(text) {
  const [address, prefix = "0"] = text.split("/");
  return (isIPv4(address) && Number(prefix) <= 32 || isIPv6(address) && Number(prefix) <= 128) && /^\d+$/.test(prefix);
}

/// Whether a value is of the type that the operator compares.
export function isOfType(op, text) {
  if (op.startsWith("Numeric")) return likeNumber(text);
  if (op.startsWith("Date")) return isDocumentedDate(text) || likeDate(text);
  if (op.endsWith("IpAddress")) return isAddress(text);
  if (op === "Bool") return /^(true|false)$/i.test(text);
  return true;
}

/// Entries by name: is it left open whether this value of the request matches this one?
export const silences = {
  "lone-star-in-arn-operator": (op, found, wanted) => op.startsWith("Arn") && /^\*+$/.test(wanted),
  "unfinished-arn-in-operator": (op, found, wanted) => op.startsWith("Arn") && isArn(found) &&
    !isArn(wanted) && !stars.test(wanted) && !wanted.includes("${") && covers(wanted, found).every(Boolean),
  "block-in-request": (op, found, wanted) => op.endsWith("IpAddress") && found.includes("/") && isOfType(op, found) && isOfType(op, wanted),
  "variable-under-bool": (op, found, wanted) => op === "Bool" && wanted.includes("${"),
  "date-beyond-profile": (op, found, wanted) => op.startsWith("Date") && isOfType(op, found) && isOfType(op, wanted) &&
    !(isDocumentedDate(found) && isDocumentedDate(wanted)),
  "number-beyond-digits": (op, found, wanted) => op.startsWith("Numeric") && likeNumber(found) && likeNumber(wanted) &&
    !(plainNumber(found) && plainNumber(wanted)),
  "value-of-another-type": (op, found, wanted) => isNegated(op) && !(isOfType(op, found) && isOfType(op, wanted)),
  "case-beyond-ascii": (op, found, wanted) => op.endsWith("IgnoreCase") && beyondAscii(found + wanted) &&
    found.toLowerCase() === wanted.toLowerCase() && lower(found) !== lower(wanted),
};
const lower = (text) => text.replace(/[A-Z]/g, (c) => c.toLowerCase());

/// The entries that a test falls under, with the values of the policy that each leaves
/// open; `whole` where it is the test as a whole.
function openIn({ op, key, values }, { context, version }) {
  const value = valueOf(context, key);
  if (op === "Null" || value === undefined) return [];
  if (isMultivalued(key) && !op.startsWith("For")) return [{ name: "several-values-without-set-operator", whole: true }];
  const found = [value].flat();
  return Object.entries(silences).flatMap(([name, isOpen]) => {
    if (name === "variable-under-bool" && version !== "2012-10-17") return [];
    const open = values.filter((one) => found.some((own) => isOpen(bare(op), String(own), String(one))));
    return open.length ? [{ name, open, single: found.length === 1 }] : [];
  });
}

/// Whether it is left open that a resource matches, by entry.
export const elementSilences = {
  "unfinished-arn-in-resource": { elements: ["Resource", "NotResource"], isOpen: (text, { resource }) =>
    !stars.test(text) && !isArn(text) && covers(text, resource).every(Boolean), yes: "*", no: nothing },
  "wildcard-in-type-of-key": { elements: ["Resource"], isOpen: (text, { kind, resource }) =>
    kind === "key" && !text.includes("${") && !stars.test(text.split(":")[5] ?? "*") && /[*?]/.test(text.split(":")[5].split("/")[0]) &&
    covers(text, resource).every(Boolean), yes: "*", no: nothing },
};

/// The texts of an element that are open, with how to write them so that they are not.
function openTexts(statement, question) {
  return Object.entries(elementSilences).flatMap(([name, { elements, isOpen, yes, no }]) => elements.flatMap((element) =>
    [statement[element] ?? []].flat().filter((text) => isOpen(text, question)).map((text) => ({ name, element, text, yes, no }))));
}

const isRegional = (name) => /^cloudtrail\.[a-z]+-[a-z-]+-\d\.amazonaws\.com$/.test(name);

function regionalIn(statement) {
  return ["Principal", "NotPrincipal"].filter((element) => [statement[element]?.Service ?? []].flat().some(isRegional));
}

/// The texts of `NotResource` with a policy variable that has no value.
function withoutValue(statement, { context, version }) {
  if (version !== "2012-10-17") return [];
  return [statement.NotResource ?? []].flat().filter((text) => isUnresolvable(text, context));
}

/// The names of all entries that a question falls under; undefined where its readings are not
/// so easily written: under a set operator, and with two open parts in a statement.
export function silencesIn(policy, question) {
  const names = new Set();
  let writable = true;
  for (const statement of statementsOf(policy)) {
    let open = 0;
    mapTests(statement, ({ op, key, values }) => {
      const entries = openIn({ op, key, values }, question);
      if (entries.length) ++open;
      for (const { name, whole } of entries) {
        names.add(name);
        if (!whole && op.startsWith("For")) writable = false;
      }
    });
    if (withoutValue(statement, question).length) {
      names.add("not-resource-without-value");
      ++open;
    }
    for (const { name } of openTexts(statement, question)) {
      names.add(name);
      ++open;
    }
    if (regionalIn(statement).length) {
      names.add("regional-service-name");
      ++open;
    }
    // Two open parts of one statement would each have to be read both ways.
    if (open > 1) writable = false;
  }
  return writable ? [...names] : undefined;
}

const never = { "aws:PrincipalTag/nobody": "no such value" };

/// Reads all that is open in a statement so that it matches, or so that it does not.
export function readSilences(statement, question, matches) {
  for (const { element, text, yes, no } of openTexts(statement, question)) {
    statement[element] = [statement[element]].flat().map((one) => one === text ? (matches ? yes : no) : one);
  }
  for (const element of regionalIn(statement)) {
    statement[element].Service = [statement[element].Service].flat().map((name) =>
      isRegional(name) ? (matches ? "cloudtrail.amazonaws.com" : "config.amazonaws.com") : name);
  }
  for (const [op, tests] of Object.entries(statement.Condition ?? {})) {
    for (const [key, given] of Object.entries(tests)) {
      const values = [given].flat();
      const entries = openIn({ op, key, values }, question);
      if (entries.length === 0) continue;
      const open = new Set(entries.flatMap((entry) => entry.open ?? values));
      const rest = values.filter((value) => !open.has(value));
      const whole = entries.some((entry) => entry.whole);
      if (!matches && !whole && rest.length) {
        tests[key] = rest;
        continue;
      }
      delete tests[key];
      const holds = whole ? matches : matches !== isNegated(op);
      if (!holds) (statement.Condition["StringEquals"] ??= {})[Object.keys(never)[0]] = Object.values(never)[0];
    }
  }
  const open = withoutValue(statement, question);
  if (open.length) {
    const rest = [statement.NotResource].flat().filter((text) => !open.includes(text));
    statement.NotResource = matches ? (rest.length ? rest : ["arn:none:none:none:none:none"]) : "*";
  }
}
