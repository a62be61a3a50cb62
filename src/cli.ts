#!/usr/bin/env node
import { processContext } from "./commands/process-context.js";
import { main } from "./commands/program.js";

const exitCode = await main(process.argv.slice(2), processContext());
if (exitCode !== 0) process.exitCode = exitCode;
