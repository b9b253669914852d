#!/usr/bin/env node
// Runs the program of this platform, which is an optional dependency of its own.
"use strict";
const { spawnSync } = require("child_process");

const platform = `${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`@trailseal/${platform}/bin/trailseal`);
} catch {
  console.error(
    `trailseal: error: there is no program for ${platform} here\n` +
      "  help: on Linux (x64, arm64) install it without --omit=optional; elsewhere build " +
      "it from source: https://github.com/OWNER/trailseal"
  );
  process.exit(2);
}

const run = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`trailseal: error: ${program} cannot be run: ${run.error.message}`);
  process.exit(2);
}
if (run.signal) process.kill(process.pid, run.signal);
process.exit(run.status);
