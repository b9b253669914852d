// The condition tests of a policy, one by one.

import { keys } from "./world.mjs";

const multivalued = new Set([...keys.bucket, ...keys.key]
  .filter(([, , type]) => type.endsWith("[]")).map(([, name]) => name.toLowerCase()));

export const isMultivalued = (name) => multivalued.has(name.toLowerCase());

export const statementsOf = (policy) => [policy.Statement].flat();

export function valueOf(context, name) {
  const found = Object.keys(context).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : context[found];
}

/// Calls `visit({ op, key, values })`; what it answers replaces the values, and null takes
/// the test away.
export function mapTests(statement, visit) {
  for (const [op, tests] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(tests)) {
      const answer = visit({ op, key, values: [values].flat() });
      if (answer === null) delete tests[key];
      else if (answer !== undefined) tests[key] = answer;
    }
  }
}

const variable = /\$\{([^},]+)(,[^}]*)?\}/g;

/// Whether a text holds a policy variable that has neither value nor default.
export function isUnresolvable(text, context) {
  return [...String(text).matchAll(variable)].some(([, name, fallback]) =>
    !["*", "?", "$"].includes(name) && !fallback &&
    (valueOf(context, name) === undefined || isMultivalued(name)));
}

/// Whether a text has a variable with a default, of a key that has several values.
export function hasOpenDefault(text, context) {
  return [...text.matchAll(variable)].some(([, name, fallback]) => fallback && Array.isArray(valueOf(context, name)));
}

/// A text with the request's values in the place of its policy variables.
export function replaceVariables(text, context) {
  return text.replace(variable, (whole, name, fallback) => {
    if (["*", "?", "$"].includes(name) || isUnresolvable(whole, context)) return whole;
    return valueOf(context, name) ?? /'(.*)'/.exec(fallback)[1];
  });
}
