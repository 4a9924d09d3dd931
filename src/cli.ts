#!/usr/bin/env node
/** The command: everything is in `command/`. Where Node can keep compiled code between runs, it does. */
import module from 'node:module';
import { main } from './command/main.js';

(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
await main(process.argv.slice(2));
