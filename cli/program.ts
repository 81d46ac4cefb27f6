/** The command line: every call of `chainrule`, read by commander. */
import { Command, CommanderError } from 'commander'
import { VERSION } from '../shared/version.ts'
import { addCheck } from './commands/check.ts'
import { addDiagnose } from './commands/diagnose.ts'
import { addConv } from './commands/conv.ts'
import { addEvaluate } from './commands/evaluate.ts'
import { addExplain } from './commands/explain.ts'
import { addExport } from './commands/export.ts'
import { addGradcheck } from './commands/gradcheck.ts'
import { addGradient } from './commands/gradient.ts'
import { addLikelihood } from './commands/likelihood.ts'
import { addNew } from './commands/new.ts'
import { addOps } from './commands/ops.ts'
import { addStep } from './commands/step.ts'
import { addTable } from './commands/table.ts'
import { addTrain } from './commands/train.ts'
import type { Io } from './io.ts'
import type { Language } from '../shared/language/language.ts'
import { languageOption } from './options.ts'
import { deliver, EXIT_DONE, EXIT_USAGE } from './outcome.ts'
import type { Shell } from './shell.ts'

const COMMANDS = [
  addNew,
  addCheck,
  addEvaluate,
  addGradient,
  addStep,
  addTrain,
  addDiagnose,
  addGradcheck,
  addExplain,
  addExport,
  addLikelihood,
  addTable,
  addConv,
  addOps,
]

const CALLS = 'Calls:'

const EXAMPLES = `
Examples:
  chainrule new "y = dot(sin(w), x); L = logistic_loss(y, l)" \\
    --set "w=[pi/2, pi]" --set "x=[2, 1]" --set l=1 -o problem2.chainrule
  chainrule gradient problem2.chainrule

"chainrule help CALL" describes one call. FILE may be - for standard input.
Problems are said in English, or with --language cs in Czech.
Exit code: 0 done; 1 the graph, data or formula has a problem, said on standard error; 2 the call cannot be read.`

/** Runs one call, for example `['check', 'problem2.chainrule']`, and answers with the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = EXIT_DONE
  let language: Language = 'en'
  const shell: Shell = {
    io,
    finish: async (outcome) => {
      exitCode = await deliver(await outcome, io, language)
    },
  }
  const program = createProgram(shell).hook('preAction', (_, call) => {
    language = call.opts<{ language: Language }>().language
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_USAGE
    throw error
  }
}

function createProgram(shell: Shell): Command {
  const { stdout, stderr } = shell.io
  const program = new Command('chainrule')
    .description('Computational graphs: every value, every local gradient, every chain-rule product.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'describe a call')
    .addHelpCommand(new Command('help').argument('[call]').description('describe a call').helpGroup(CALLS))
    .usage('CALL [options]')
    .commandsGroup(CALLS)
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void stdout.write(text), writeErr: (text) => void stderr.write(text) })
  // What is set so far is inherited by the calls.
  for (const add of COMMANDS) add(program, shell)
  const calls = program.commands.map((command) => command.name())
  program.showHelpAfterError(`The calls are ${calls.join(', ')}; "chainrule --help" describes them.`)
  for (const call of program.commands) {
    call.addOption(languageOption())
    call.showHelpAfterError(`"chainrule ${call.name()} --help" describes this call and shows an example.`)
  }
  return program
}
