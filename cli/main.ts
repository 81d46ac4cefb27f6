#!/usr/bin/env node
/** The command `chainrule`. */
import { VERSION } from '../shared/version.ts'

console.log(VERSION)
