// Where the tool and AWS's documentation part, and how to put the same question so that
// the tool cannot but answer as documented. tests/conformance/oracle/disagreements.yaml
// argues each. A rule changes a copy of policy and context in place.

import { isIPv4, isIPv6 } from "node:net";
import { covers, glob, isArn, nothing, segmentsOf } from "./arn.mjs";
import { isDocumentedDate, isOfType } from "./silence.mjs";
import { isUnresolvable, mapTests, replaceVariables, statementsOf, valueOf } from "./tests.mjs";
import { service } from "./world.mjs";

const bare = (op) => op.replace(/^For\w+:/, "").replace(/IfExists$/, "");

function eachText(policy, visit) {
  for (const statement of statementsOf(policy)) {
    for (const element of ["Resource", "NotResource"]) {
      if (statement[element]) statement[element] = [statement[element]].flat().map((text) => visit(text, element));
    }
    mapTests(statement, ({ op, values }) => values.map((value) => typeof value === "string" ? visit(value, op) : value));
  }
}

/// Seconds since 1970 and dates of any precision as one ISO 8601 form; what is no date of
/// the documented form as it is.
function isoDate(value) {
  const text = String(value);
  if (!isDocumentedDate(text)) return value;
  const date = /^\d{5,}$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
  return date.toISOString().replace(".000Z", "Z");
}

/// An IPv6 address in lower case and shortest form; IPv4 as it is, and what is no address.
function shortAddress(address) {
  return isIPv6(address) ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;
}

/// An address or a block as a block.
function block(value) {
  const [address, prefix = address.includes(":") ? "128" : "32"] = value.split("/");
  if (!isIPv4(address) && !isIPv6(address)) return value;
  return `${shortAddress(address)}/${prefix}`;
}

/// Changes the resources of a policy, one by one.
function eachResource(policy, visit) {
  eachText(policy, (text, element) => /Resource$/.test(element) ? visit(text, element) : text);
}

const nobody = "arn:aws:iam::999988887777:role/nobody";
const never = { StringEquals: { "aws:PrincipalTag/nobody": "no such value" } };

/// Takes a test away, and has its statement fail unless the test holds.
function decideTests(policy, decide) {
  for (const statement of statementsOf(policy)) {
    let fails = false;
    mapTests(statement, (test) => {
      const holds = decide(test);
      if (holds === undefined) return undefined;
      fails ||= !holds;
      return null;
    });
    if (fails) statement.Condition = { ...statement.Condition, StringEquals: { ...statement.Condition.StringEquals, ...never.StringEquals } };
  }
}

function mapContext(context, pattern, change) {
  for (const [name, value] of Object.entries(context)) {
    if (pattern.test(name)) context[name] = change(value);
  }
}

export const rules = {
  "key-statement-without-resource"({ kind, policy }) {
    if (kind !== "key") return;
    policy.Statement = statementsOf(policy).filter((s) => s.Resource ?? s.NotResource);
  },
  "variables-in-old-version"({ policy }) {
    if (policy.Version === "2012-10-17") return;
    eachText(policy, (text) => text.replaceAll("${", "%{"));
  },
  "escaped-character-in-equals"({ policy }) {
    if (policy.Version !== "2012-10-17") return;
    eachText(policy, (text, op) => /^String(Not)?Equals/.test(bare(op)) ? text.replace(/\$\{([*?$])\}/g, "$1") : text);
  },
  "negated-variable-without-value"({ policy, context }) {
    if (policy.Version !== "2012-10-17") return;
    eachText(policy, (text, op) => !/^(String|Arn)Not/.test(bare(op)) || !isUnresolvable(text, context) ? text
      : bare(op).startsWith("Arn") ? "arn:none:none:none:none:none" : "no such value");
  },
  "variable-in-arn-segment"({ policy, context }) {
    if (policy.Version !== "2012-10-17") return;
    eachText(policy, (text, op) => bare(op).startsWith("Arn") ? replaceVariables(text, context) : text);
  },
  "date-spelling"({ policy, context }) {
    mapContext(context, /^aws:(CurrentTime|TokenIssueTime)$/, isoDate);
    for (const statement of statementsOf(policy)) {
      mapTests(statement, ({ op, values }) => bare(op).startsWith("Date") ? values.map(isoDate) : undefined);
    }
  },
  "address-spelling"({ policy, context }) {
    mapContext(context, /^aws:(Vpc)?SourceIp$/, shortAddress);
    for (const statement of statementsOf(policy)) {
      mapTests(statement, ({ op, values }) => bare(op).endsWith("IpAddress") ? values.map(block) : undefined);
    }
  },
  "whole-ipv4-block"({ policy }) {
    for (const statement of statementsOf(policy)) {
      mapTests(statement, ({ op, values }) => bare(op).endsWith("IpAddress")
        ? values.flatMap((value) => value === "0.0.0.0/0" ? ["0.0.0.0/1", "128.0.0.0/1"] : value) : undefined);
    }
  },
  "case-of-first-segments"({ policy, resource }) {
    eachResource(policy, (text) => text === "*" || covers(text, resource).slice(0, 5).every(Boolean)
      || !segmentsOf(text).slice(0, 5).every((s, i) => glob(s, segmentsOf(resource)[i], "sui")) ? text : nothing);
  },
  "first-segment-not-compared"({ policy, context, resource }) {
    const fits = (text, arn) => text.startsWith("${") || /^\*+$/.test(text) || glob(segmentsOf(text)[0], segmentsOf(arn)[0]);
    eachResource(policy, (text) => fits(text, resource) ? text : nothing);
    for (const statement of statementsOf(policy)) {
      mapTests(statement, ({ op, key, values }) => {
        const value = valueOf(context, key);
        if (!bare(op).startsWith("Arn") || typeof value !== "string") return undefined;
        return values.map((text) => fits(String(text), value) ? text : nothing);
      });
    }
  },
  "wildcard-in-type-of-resource"({ kind, policy, resource }) {
    if (kind === "key") return;
    eachResource(policy, (text) => !/[*?]/.test((segmentsOf(text)[5] ?? "").split("/")[0]) || text.includes("${")
      || !covers(text, resource).every(Boolean) ? text : resource);
  },
  "segment-of-unfinished-arn"({ policy, resource }) {
    eachResource(policy, (text) => isArn(text) || /^\*+$/.test(text) || covers(text, resource).every(Boolean) ? text : nothing);
  },
  "action-of-another-form"({ policy }) {
    for (const statement of statementsOf(policy)) {
      for (const element of ["Action", "NotAction"]) {
        if (statement[element] === undefined) continue;
        statement[element] = [statement[element]].flat().map((text) => /^(\*+|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/.test(text) ? text : "sqs:SendMessage");
      }
    }
  },
  "service-name-in-other-entry"({ policy }) {
    for (const statement of statementsOf(policy)) {
      for (const element of ["Principal", "NotPrincipal"]) {
        const entries = statement[element];
        if (typeof entries !== "object") continue;
        for (const type of Object.keys(entries)) {
          if (type === "Service" || ![entries[type]].flat().includes(service)) continue;
          delete entries[type];
          entries.AWS = [entries.AWS ?? [], nobody].flat().filter((one) => one !== service);
        }
      }
    }
  },
  "several-stars-as-principal"({ policy }) {
    for (const statement of statementsOf(policy)) {
      for (const element of ["Principal", "NotPrincipal"]) {
        if (/^\*\*+$/.test(statement[element]?.AWS ?? "")) statement[element].AWS = nobody;
      }
    }
  },
  "no-arn-in-arn-operator"({ policy, context }) {
    decideTests(policy, ({ op, key }) => {
      const value = valueOf(context, key);
      if (!bare(op).startsWith("Arn") || typeof value !== "string" || isArn(value)) return undefined;
      return bare(op).includes("Not");
    });
  },
  "empty-value-under-set-operator"({ policy, context }) {
    decideTests(policy, ({ op, key }) => {
      const value = valueOf(context, key);
      if (!op.startsWith("For") || value === undefined || [value].flat().some((one) => one !== "")) return undefined;
      return op.startsWith("ForAllValues");
    });
  },
  "value-that-is-none"({ policy, context }) {
    decideTests(policy, ({ op, key, values }) => {
      const value = valueOf(context, key);
      if (!/^(Numeric|Date|IpAddress|Binary)/.test(bare(op)) || /Not/.test(op) || typeof value !== "string") return undefined;
      return !isOfType(bare(op), value) || values.every((one) => !isOfType(bare(op), String(one))) ? false : undefined;
    });
    for (const statement of statementsOf(policy)) {
      mapTests(statement, ({ op, values }) => /^(Numeric|Date|IpAddress|Binary)/.test(bare(op)) && !/Not/.test(op)
        ? values.filter((one) => isOfType(bare(op), String(one))) : undefined);
    }
  },
  "spelling-of-default"({ policy, context }) {
    if (policy.Version !== "2012-10-17") return;
    eachText(policy, (text) => text.replace(/\$\{([^},]+),\s*'([^'}]*)'\}/g, (whole, name, fallback) =>
      valueOf(context, name) === undefined ? fallback.replace(/[*?$]/g, "${$&}") : `\${${name.trim()}}`));
  },
  "any-value-if-exists"({ policy, context }) {
    for (const statement of statementsOf(policy)) {
      mapTests(statement, ({ op, key }) => /^ForAnyValue:.*IfExists$/.test(op) && valueOf(context, key) === undefined ? null : undefined);
    }
  },
};

/// `{"AWS": "*"}` read so that it takes in a service, or so that it does not.
export function readAwsStar(policy, takesIn) {
  for (const statement of statementsOf(policy)) {
    for (const element of ["Principal", "NotPrincipal"]) {
      if (statement[element]?.AWS !== "*") continue;
      if (statement.Effect === "Deny" && element === "Principal") continue;
      statement[element] = takesIn ? "*" : { AWS: "arn:aws:iam::999988887777:role/nobody" };
    }
  }
}
