#!/usr/bin/env bash
# cloudformation-js-yaml-schema 0.4.2 with js-yaml 3.14.1: a policy's Version becomes a date.
#
# Guess:    a schema made for CloudFormation leaves `Version: 2012-10-17` the text that it is to the
#           service.
# Seen:     it is a Date; written as JSON it reads `2012-10-17T00:00:00.000Z`, a version that IAM
#           does not have. The same schema refuses `!Transform` and `!ToJsonString` as unknown tags.
# So:       a template that went through such a tool can hold a Version that the service refuses,
#           and it is worth saying which value is meant.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund cloudformation-js-yaml-schema@0.4.2 js-yaml@3.14.1 >/dev/null
cat >read.cjs <<'JS'
const yaml = require('js-yaml');
const { CLOUDFORMATION_SCHEMA: schema } = require('cloudformation-js-yaml-schema');
console.log(JSON.stringify(yaml.load('PolicyDocument: {Version: 2012-10-17}', { schema })));
for (const text of ['{Name: a}', '[1]']) {
  const tag = text[0] === '{' ? '!Transform' : '!ToJsonString';
  try {
    yaml.load(`a: ${tag} ${text}`, { schema });
    console.log(`${tag}: read`);
  } catch (error) {
    console.log(`${tag}: ${error.message.split(' !<')[0]}`);
  }
}
JS
node read.cjs >seen
cat seen
printf '%s\n' '{"PolicyDocument":{"Version":"2012-10-17T00:00:00.000Z"}}' \
  '!Transform: unknown tag' '!ToJsonString: unknown tag' | diff - seen
