#!/usr/bin/env node
import { runBundle } from "./bundle.js";
import { setFlags } from "./flags.js";

setFlags();
const program = runBundle();
const [{ main }, { processContext }] = await Promise.all([program.commands(), program.context()]);
const exitCode = await main(process.argv.slice(2), processContext());
if (exitCode !== 0) process.exitCode = exitCode;
