// Where the tool and AWS's documentation part, and how to put the same question so that
// the tool cannot but answer as documented. tests/conformance/oracle/disagreements.yaml
// argues each. A rule changes a copy of policy and context in place.

import { isUnresolvable, mapTests, replaceVariables, statementsOf, valueOf } from "./tests.mjs";

const bare = (op) => op.replace(/^For\w+:/, "").replace(/IfExists$/, "");

function eachText(policy, visit) {
  for (const statement of statementsOf(policy)) {
    for (const element of ["Resource", "NotResource"]) {
      if (statement[element]) statement[element] = [statement[element]].flat().map((text) => visit(text, element));
    }
    mapTests(statement, ({ op, values }) => values.map((value) => typeof value === "string" ? visit(value, op) : value));
  }
}

/// Seconds since 1970 and dates of any precision as one ISO 8601 form.
function isoDate(value) {
  const text = String(value);
  const date = /^\d{5,}$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
  return date.toISOString().replace(".000Z", "Z");
}

/// An IPv6 address in lower case and shortest form; IPv4 as it is.
function shortAddress(address) {
  return address.includes(":") ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;
}

/// An address or a block as a block.
function block(value) {
  const [address, prefix = address.includes(":") ? "128" : "32"] = value.split("/");
  return `${shortAddress(address)}/${prefix}`;
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
