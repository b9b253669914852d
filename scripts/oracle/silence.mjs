// What the documentation leaves open about a test, so that it is read both ways: once as
// if the value in question matched, once as if it did not. Where the two answers differ,
// the decision is unknown. tests/conformance/oracle/disagreements.yaml says of each entry
// what is not written where.

import { isIPv4, isIPv6 } from "node:net";
import { covers, glob, isArn, nothing, spans } from "./arn.mjs";
import { hasOpenDefault, isMultivalued, isUnresolvable, mapTests, statementsOf, valueOf } from "./tests.mjs";

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
  if (op === "BinaryEquals") return base64(text) !== undefined;
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
  "spelling-of-base64": (op, found, wanted) => op === "BinaryEquals" && base64(found) && base64(wanted) &&
    base64(found).bytes === base64(wanted).bytes && !(base64(found).tidy && base64(wanted).tidy),
};
/// The bits of base64, `tidy` where its padding is there and nothing but zeros under it.
function base64(text) {
  const [, letters, padding] = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text) ?? [];
  if (letters === undefined || letters.length % 4 === 1 || padding && text.length % 4) return undefined;
  const bytes = Buffer.from(letters, "base64");
  return { bytes: bytes.toString("hex"), tidy: bytes.toString("base64") === text };
}
const lower = (text) => text.replace(/[A-Z]/g, (c) => c.toLowerCase());

/// Entries by name: is it left open whether the test as a whole holds?
const wholeSilences = {
  "several-values-without-set-operator": (op, key, value) => op !== "Null" && value !== undefined && isMultivalued(key) && !op.startsWith("For"),
  "absent-key-under-all-values-not-like": (op, key, value) => op === "ForAllValues:StringNotLike" && value === undefined,
  "empty-list-of-values": (op, key, value, values) => values.length === 0 && (op === "Null" || value !== undefined) && !isNullSet(op, value),
  "empty-value-under-null": (op, key, value, values) => op === "Null" && value === "" && values.length > 0 &&
    values.some((one) => String(one) === "true") !== values.some((one) => String(one) === "false"),
};

/// A null data set, of which it is documented what set operators make.
const isNullSet = (op, value) => op.startsWith("For") && [value].flat().every((one) => one === "");

/// The entries that a test falls under, with the values of the policy that each leaves
/// open; `whole` where it is the test as a whole. `several` where the request has more
/// values than one, each of which would have to be read by itself.
function openIn({ op, key, values }, { context, version }) {
  const value = valueOf(context, key);
  const whole = Object.entries(wholeSilences).filter(([, isOpen]) => isOpen(op, key, value, values));
  if (whole.length) return whole.map(([name]) => ({ name, whole: true }));
  if (op === "Null" || value === undefined || isNullSet(op, value)) return [];
  const found = [value].flat();
  const entries = Object.entries(silences).flatMap(([name, isOpen]) => {
    if (name === "variable-under-bool" && version !== "2012-10-17") return [];
    const open = values.filter((one) => found.some((own) => isOpen(bare(op), String(own), String(one))));
    return open.length ? [{ name, open, several: found.length > 1 }] : [];
  });
  const defaults = version === "2012-10-17" && /^(String|Arn)/.test(bare(op)) ? values.filter((one) => hasOpenDefault(String(one), context)) : [];
  return defaults.length ? [...entries, { name: "default-for-several-values", open: defaults, several: found.length > 1 }] : entries;
}

const fits = (text, action) => glob(text.toLowerCase(), action.toLowerCase());

/// Whether it is left open that a text of an element covers the request, by entry; and what
/// to write in its place for either reading.
export const elementSilences = {
  "unfinished-arn-in-resource": { elements: ["Resource", "NotResource"], isOpen: (text, { resource }) =>
    !stars.test(text) && !isArn(text) && covers(text, resource).every(Boolean), yes: () => "*", no: nothing },
  "star-before-colon-in-resource": { elements: ["Resource", "NotResource"], isOpen: (text, { resource }) =>
    !text.includes("${") && !covers(text, resource).every(Boolean) && spans(text, resource), yes: () => "*", no: nothing },
  "wildcard-in-type-of-key": { elements: ["Resource"], isOpen: (text, { kind, resource }) =>
    kind === "key" && !text.includes("${") && !stars.test(text.split(":")[5] ?? "*") && /[*?]/.test(text.split(":")[5].split("/")[0]) &&
    covers(text, resource).every(Boolean), yes: () => "*", no: nothing },
  "wildcard-in-service-prefix": { elements: ["Action", "NotAction"], isOpen: (text, { action }) =>
    /^[^:]*[*?][^:]*:/.test(text) && fits(text, action), yes: ({ action }) => action, no: "sqs:SendMessage" },
};

/// The texts of an element that are open, with how to write them so that they are not.
function openTexts(statement, question) {
  return Object.entries(elementSilences).flatMap(([name, { elements, isOpen, yes, no }]) => elements.flatMap((element) =>
    [statement[element] ?? []].flat().filter((text) => isOpen(text, question)).map((text) => ({ name, element, text, yes: yes(question), no }))));
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

/// All entries that a question falls under, each with its statement; undefined where its
/// readings are not so easily written: an open value beside others of the same key.
export function silencesIn(policy, question) {
  const found = [];
  let writable = true;
  statementsOf(policy).forEach((statement, i) => {
    const add = (name) => found.push({ name, statement: i });
    mapTests(statement, ({ op, key, values }) => {
      for (const { name, several } of openIn({ op, key, values }, question)) {
        add(name);
        if (several) writable = false;
      }
    });
    if (withoutValue(statement, question).length) add("not-resource-without-value");
    for (const { name } of openTexts(statement, question)) add(name);
    if (regionalIn(statement).length) add("regional-service-name");
  });
  return writable ? found : undefined;
}

const never = { "aws:PrincipalTag/nobody": "no such value" };

function failTest(statement) {
  (statement.Condition["StringEquals"] ??= {})[Object.keys(never)[0]] = Object.values(never)[0];
}

/// Reads the open values of a test so that it holds as far as they go, or fails.
function readTest(statement, tests, { op, key, values }, entries, holds) {
  const open = new Set(entries.flatMap((entry) => entry.open ?? values));
  const rest = values.filter((value) => !open.has(value));
  const whole = entries.some((entry) => entry.whole);
  const matches = holds !== isNegated(op);
  if (!whole && !matches && rest.length) {
    tests[key] = rest;
    return;
  }
  delete tests[key];
  if (!holds) failTest(statement);
}

/// Reads all that is open in a statement so that it matches as far as that goes, or so that
/// it does not. A statement matches where all its parts do, so nothing lies between.
export function readSilences(statement, question, holds) {
  for (const { element, text, yes, no } of openTexts(statement, question)) {
    const covered = holds !== element.startsWith("Not");
    statement[element] = [statement[element]].flat().map((one) => one === text ? (covered ? yes : no) : one);
  }
  for (const element of regionalIn(statement)) {
    const named = holds !== element.startsWith("Not");
    statement[element].Service = [statement[element].Service].flat().map((name) =>
      isRegional(name) ? (named ? "cloudtrail.amazonaws.com" : "config.amazonaws.com") : name);
  }
  for (const [op, tests] of Object.entries(statement.Condition ?? {})) {
    for (const [key, given] of Object.entries(tests)) {
      const values = [given].flat();
      const entries = openIn({ op, key, values }, question);
      if (entries.length) readTest(statement, tests, { op, key, values }, entries, holds);
    }
  }
  const open = withoutValue(statement, question);
  if (open.length) {
    const rest = [statement.NotResource].flat().filter((text) => !open.includes(text));
    statement.NotResource = holds ? (rest.length ? rest : [nothing]) : "*";
  }
}
