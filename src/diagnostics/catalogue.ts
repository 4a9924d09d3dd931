/**
 * Every diagnostic, in one typed table: code, severity, the sentence (lower case, present tense, `{words}` filled in by
 * the phase), the way out. 1xxx syntax we don't accept · 2xxx no derivative · 3xxx analysis · 4xxx templates · 5xxx
 * command line and files · 9xxx a bug in gradgen. Each code has a page in `docs/errors/`.
 */
import type { Severity } from './diagnostic.js';

export interface Entry {
  readonly severity: Severity;
  /** A slug for people: `no-loop`. */
  readonly title: string;
  readonly message: string;
  readonly hint?: string;
}

function table<T extends Record<string, Entry>>(entries: T): { readonly [K in keyof T]: Entry } {
  return entries;
}

export const catalogue = table({
  GG1001: {
    severity: 'error',
    title: 'syntax-error',
    message: '{message}',
    hint: 'the file is no TypeScript before this is put right',
  },
  GG1002: {
    severity: 'error',
    title: 'unaccepted',
    message: '{construct} is not accepted here',
    hint: 'write it with plain statements and expressions, or move it out of the functions that are differentiated',
  },
  GG1003: {
    severity: 'error',
    title: 'async',
    message: '{construct} has no derivative: its result is a promise, not a number',
    hint: 'wait for the data outside, and pass them in as a parameter',
  },
  GG1004: {
    severity: 'error',
    title: 'generator',
    message: '{construct} has no derivative: its values come one by one, when somebody asks',
    hint: 'loop with `for`, or return an array',
  },
  GG1005: {
    severity: 'error',
    title: 'this',
    message: '{construct} has no meaning in a function that stands alone',
    hint: 'pass the object in as a parameter',
  },
  GG1006: {
    severity: 'error',
    title: 'class',
    message: '{construct} is not followed',
    hint: 'write plain functions that take the fields as a record',
  },
  GG1007: {
    severity: 'error',
    title: 'accessor',
    message: '{construct} runs code when it is read or written, which is not followed',
    hint: 'store the value in a plain field, or compute it with a function',
  },
  GG1008: {
    severity: 'error',
    title: 'try',
    message: '{construct} is not accepted: which statements ran is not known',
    hint: 'test for the bad case with `if`, and throw or return there',
  },
  GG1009: {
    severity: 'error',
    title: 'for-in',
    message: '{construct} is not accepted: the fields of a record are known only by name',
    hint: 'write the fields out, or loop over an array with `for…of`',
  },
  GG1010: {
    severity: 'error',
    title: 'delete',
    message: '{construct} is not accepted: a gradient has the shape of its record, which must not change',
    hint: 'build a record without the field, or set the field to `undefined`',
  },
  GG1011: {
    severity: 'error',
    title: 'regular-expression',
    message: '{construct} is not accepted in a function that is differentiated',
    hint: 'work on text outside, and pass the numbers in',
  },
  GG1012: {
    severity: 'error',
    title: 'bigint',
    message: '{construct} is not accepted: derivatives are of floating-point numbers',
    hint: 'use a number',
  },
  GG1013: {
    severity: 'error',
    title: 'tagged-template',
    message: '{construct} is not accepted: what the tag does is not followed',
    hint: 'call a function with the values',
  },
  GG1014: {
    severity: 'error',
    title: 'dynamic-code',
    message: '{construct} is not accepted: the code that it runs is not known',
    hint: 'write the code out',
  },
  GG1015: {
    severity: 'error',
    title: 'dynamic-import',
    message: '{construct} is not accepted: the output is one module that imports nothing',
    hint: 'import the function at the top of the file; its source is followed',
  },
  GG1016: {
    severity: 'error',
    title: 'arguments',
    message: '`arguments` is not accepted',
    hint: 'name the parameters, or take them as `...rest`',
  },
  GG1017: {
    severity: 'error',
    title: 'var',
    message: '`var {name}` is used outside its block, before its declaration or in another turn of the loop',
    hint: 'declare it with `let` where all its uses see it',
  },
  GG1018: {
    severity: 'error',
    title: 'for-of-target',
    message: 'the loop assigns to something declared outside',
    hint: 'declare the variable in the loop, `for (const x of xs)`, and copy it out in the body',
  },
  GG1019: {
    severity: 'error',
    title: 'module-variable',
    message: '`{name}` is a variable of the module that is reassigned: its value is not known here',
    hint: 'pass it in as a parameter, or make it a `const`',
  },
  GG1020: {
    severity: 'error',
    title: 'unknown-type',
    message: '{message}',
    hint: 'a type is unknown without this',
  },
  GG1021: {
    severity: 'error',
    title: 'untyped-parameter',
    message: 'the type of the parameter `{name}` is `{type}`, which does not say what is differentiated',
    hint: 'write its type: `number`, `number[]`, `Float64Array`, a record of these; in JavaScript, with `@param {number} {name}`',
  },
  GG1022: {
    severity: 'error',
    title: 'too-deep',
    message: 'this is nested too deeply to be read',
    hint: 'break it up with a few `const`s',
  },
  GG1023: {
    severity: 'error',
    title: 'no-source',
    message: 'the source of `{name}` is not there to be followed: it is only declared',
    hint: 'write the function in TypeScript or JavaScript that can be read, or pass its result in as a parameter',
  },
  GG1024: {
    severity: 'error',
    title: 'not-a-value',
    message: '`{name}` is {what}, which is no value',
    hint: 'use one of its members',
  },
  GG1025: {
    severity: 'error',
    title: 'pattern',
    message: '{construct} cannot be followed',
    hint: 'take the value first, and then what you need of it',
  },
  GG1026: {
    severity: 'error',
    title: 'never-runs',
    message: '{message}',
    hint: 'this fails as soon as it runs',
  },
  GG1027: {
    severity: 'error',
    title: 'bad-tag',
    message: '`{text}` is not understood',
    hint: 'write `@grad`, or `@grad wrt w, b` to pick parameters',
  },
  GG1028: {
    severity: 'error',
    title: 'tag-parameter',
    message: '`@grad` names `{name}`, which is no parameter of `{function}`',
  },
  GG1029: {
    severity: 'error',
    title: 'private-name',
    message: '`{name}` has a field `#{field}`, which nobody outside of its class can read',
    hint: 'declare it as `private {field}`, or take the numbers as parameters and make the instance inside',
  },
  GG1030: {
    severity: 'error',
    title: 'bad-rule',
    message: '`{text}`: {why}',
    hint: 'a rule takes the parameters of the function, the value and its gradient, and returns a record of `d<param>`',
  },
  GG2001: {
    severity: 'error',
    title: 'no-gate',
    message: 'there is no gate for {what}',
    hint: 'write it with operators and functions of `Math` that have a derivative; `docs/gates.md` lists them',
  },
  GG2002: {
    severity: 'error',
    title: 'unknown-function',
    message: '`{name}` is not a function that gradgen can see into',
    hint: 'define it in this file, or compute its value outside and pass it in as a parameter',
  },
  GG2003: {
    severity: 'error',
    title: 'unknown-variable',
    message: 'the value of `{name}` is not known here',
    hint: 'assign it before it is used, or pass it in as a parameter',
  },
  GG2004: {
    severity: 'error',
    title: 'computed-constant',
    message: 'the module-level constant `{name}` is not computed from literals, `Math` and other constants alone',
    hint: 'compute it inside the function, or pass it in as a parameter',
  },
  GG2005: {
    severity: 'error',
    title: 'function-as-value',
    message: 'a function is used as a value here',
    hint: 'call it; a function can be passed to a helper and called there, but not computed with',
  },
  GG2006: {
    severity: 'error',
    title: 'record-as-value',
    message: 'a tuple or record is used as a whole here',
    hint: 'read the element or field that is meant',
  },
  GG2007: {
    severity: 'error',
    title: 'unknown-shape',
    message: 'the elements of this spread or pattern are not known one by one',
    hint: 'name the elements: `[a[0], a[1]]` instead of `[...a]`',
  },
  GG2008: {
    severity: 'error',
    title: 'optional-chain',
    message: 'a call that is left out where its function is missing (`?.()`) is not differentiated',
    hint: 'test for `undefined` first, and call it in the branch',
  },
  GG2009: {
    severity: 'error',
    title: 'unknown-member',
    message: '{type} has no `{name}` that can be differentiated',
    hint: 'read elements by index and fields by name; write other methods as a loop',
  },
  GG2010: {
    severity: 'error',
    title: 'computed-member',
    message: 'this element of a literal tuple or record is not known at compile time',
    hint: 'index it with a literal, or pass the array in as a parameter',
  },
  GG2011: {
    severity: 'error',
    title: 'array-write',
    message: 'writing into this array or record is not differentiated yet',
    hint: 'write numbers, into arrays that the function makes itself or was given',
  },
  GG2012: {
    severity: 'error',
    title: 'joined-value',
    message: '`{name}` holds different arrays, records or functions on the two ways that lead here',
    hint: 'make the choice inside: choose between numbers',
  },
  GG2013: {
    severity: 'error',
    title: 'impure-call',
    message: '`{call}` gives another value at each call, so it has no derivative',
    hint: 'pass the value in as a parameter',
  },
  GG2014: {
    severity: 'error',
    title: 'recursion',
    message: '`{name}` calls itself, and {why}',
    hint: 'write the recursion as a loop',
  },
  GG2015: {
    severity: 'error',
    title: 'iteration',
    message: 'this cannot be iterated: only arrays, `keys()`, `values()` and `entries()` of arrays can',
    hint: 'loop over an index',
  },
  GG2016: {
    severity: 'error',
    title: 'array-result',
    message: 'what `{name}` returns has a shape that is not differentiated yet',
    hint: 'return numbers, arrays of numbers, or tuples and records of these, of one shape on every way',
  },
  GG2017: {
    severity: 'error',
    title: 'no-result',
    message: '`{name}` can end without returning a value',
    hint: 'return a number on every way out',
  },
  GG2018: {
    severity: 'error',
    title: 'never-returns',
    message: '`{name}` never returns',
    hint: 'return a number on some way out',
  },
  GG2019: {
    severity: 'error',
    title: 'plain-number',
    message: 'this number depends on `{name}` through something that has no derivative ({what})',
    hint: 'compute it with numbers and functions of `Math`',
  },
  GG2020: {
    severity: 'error',
    title: 'not-a-number',
    message: '{type} is used as a number',
    hint: 'read the number that is meant; of text, make it a number outside of the function, and pass that in',
  },
  GG2021: {
    severity: 'error',
    title: 'unknown-expression',
    message: 'an expression of this kind ({what}) is not understood here',
    hint: 'compute it outside and pass it in as a parameter',
  },
  GG2022: {
    severity: 'error',
    title: 'module-write',
    message: 'writing to the module variable `{name}` would be an effect of the gradient',
    hint: 'keep the value in a local variable and return it',
  },
  GG2025: {
    severity: 'error',
    title: 'several-kinds',
    message: '`{name}` may hold several kinds of numbers ({type}), so its gradient has no one kind',
    hint: 'declare it as one of them: {kinds}',
  },
  GG2026: {
    severity: 'error',
    title: 'array-with-holes',
    message: '`{method}` leaves out the elements of `new Array(n)` that nobody has written, and here it is not known which these are',
    hint: 'begin with `new Array(n).fill(0)`, or `new Float64Array(n)`',
  },
  GG2027: {
    severity: 'error',
    title: 'array-method',
    message: '`{method}` cannot be followed here: {why}',
    hint: 'write it as a loop over an index',
  },
  GG2028: {
    severity: 'error',
    title: 'rule-writes',
    message: '`{name}` has a rule of its own, and {why}',
    hint: 'write into a copy, and return what is new',
  },
  GG2029: {
    severity: 'error',
    title: 'stop-gradient',
    message: '`stopGradient` takes a number, and is given {what}',
    hint: 'stop each number: `xs.map(stopGradient)`',
  },
  GG2030: {
    severity: 'error',
    title: 'virtual-call',
    message: 'which `{name}` runs is not known here: {type} may be one of several classes, or an object from elsewhere',
    hint: 'declare the variable with the class that it has, or choose with `if` between functions that are known',
  },
  GG2031: {
    severity: 'error',
    title: 'instance-stored',
    message: 'an instance of `{type}` goes into what was passed in: the output stands alone, and can make no `{type}`',
    hint: 'write its fields into what is there, or return what was made',
  },
  GG2032: {
    severity: 'error',
    title: 'module-state',
    message: '`{name}` keeps something that changes from call to call',
    hint: 'make it inside the function, or pass in what it keeps',
  },
  GG2040: {
    severity: 'error',
    title: 'no-output',
    message: '`{name}` returns nothing and writes into no array or record that it was given, so there is nothing to differentiate',
    hint: 'return a number, or write what was computed into a parameter',
  },
  GG2041: {
    severity: 'error',
    title: 'seed-of-value',
    message: '`{name}` returns a result and writes into its parameter `value`: in the seed, `value` would be both',
    hint: 'give the parameter another name',
  },
  GG2050: {
    severity: 'error',
    title: 'array-gate',
    message: '`{name}` cannot be differentiated here: {why}',
    hint: 'write it as a loop over an index',
  },
  GG2051: {
    severity: 'error',
    title: 'sizes-differ',
    message: '`{name}` is given {sizes}: sizes must be {rule}',
    hint: 'turn or cut one of them: `transpose`, `slice`, `reshape`',
  },
  GG2101: {
    severity: 'warning',
    title: 'no-influence',
    message: '`{name}` cannot influence the result: its gradient is 0',
    hint: 'leave it out of the gradient with `@grad wrt …`, or use it',
  },
  GG2102: {
    severity: 'warning',
    title: 'flat',
    message: '`{name}` is flat: no gradient passes through it ({why})',
    hint: 'silence this with `// gradgen-ignore GG2102` if that is what you want',
  },
  GG2103: {
    severity: 'warning',
    title: 'instance-result',
    message: '`{name}` returns an instance of `{type}`; the output stands alone and returns a plain record of its fields, without methods',
    hint: 'return the fields as a record to say the same in the source, or make the instance where the function is called',
  },
  GG3001: {
    severity: 'note',
    title: 'integer-parameter',
    message: '`{name}` counts or indexes, so it gets no gradient, though it is also used in real arithmetic',
    hint: '`--wrt {name}` differentiates with respect to it all the same',
  },
  GG3002: {
    severity: 'error',
    title: 'nothing-real',
    message: '`{name}` has no parameter to differentiate: those that are numbers count or index',
    hint: '`--wrt name` differentiates with respect to one all the same',
  },
  GG3003: {
    severity: 'error',
    title: 'not-real',
    message: '`{name}` of `{function}` is not real-valued, so there is no gradient with respect to it',
    hint: 'pick parameters that are numbers, or arrays or records of numbers',
  },
  GG3004: {
    severity: 'error',
    title: 'unknown-parameter',
    message: '`{name}` has none of the parameters {names}',
    hint: 'the names after `wrt` are those of the parameters',
  },
  GG4001: {
    severity: 'error',
    title: 'template-syntax',
    message: 'this gate is not JavaScript: {what}',
  },
  GG4002: {
    severity: 'error',
    title: 'one-function',
    message: 'a gate file is one exported function; {what}',
    hint: 'write `export function name(x) { … }`, and give each gate a file',
  },
  GG4003: {
    severity: 'error',
    title: 'gate-name',
    message: 'the gate `{name}` lies in a file named `{file}`',
    hint: 'give file and function the same name',
  },
  GG4004: {
    severity: 'error',
    title: 'gate-shape',
    message: 'a {construct} has no place in {where}',
    hint: 'a gate is `const z = …;`, then `backward: { dx += …; }`, then `return z;`',
  },
  GG4005: {
    severity: 'error',
    title: 'no-backward',
    message: 'the gate `{name}` has {what}',
    hint: 'say what it does to gradients in `backward: { … }`, or why it does nothing with `@flat`',
  },
  GG4006: {
    severity: 'error',
    title: 'only-adds',
    message: 'a gate may only add to the gradient of one of its inputs',
    hint: 'write `dx += …` or `dx -= …`, where `x` is an input: gradients add up at forks',
  },
  GG4007: {
    severity: 'error',
    title: 'unknown-name',
    message: '`{name}` means nothing here',
    hint: 'a gate reads its inputs, its result, the gradient of its result, constants declared above, and `Math`',
  },
  GG4008: {
    severity: 'error',
    title: 'name-twice',
    message: '`{name}` means two things in this gate',
    hint: 'an input `x` also claims `dx`; rename one of them',
  },
  GG4009: {
    severity: 'error',
    title: 'never-receives',
    message: 'the input `{param}` of the gate `{name}` never receives a gradient',
    hint: 'add `d{param} += …` to the backward block, or say `@inactive {param}`',
  },
  GG4010: {
    severity: 'error',
    title: 'ambiguous-gates',
    message: 'the gates `{name}` and `{other}` claim the same expressions, with equal right',
    hint: 'make one of the patterns more specific, or drop it',
  },
  GG4011: {
    severity: 'error',
    title: 'gate-comment',
    message: 'the doc comment of this gate can\'t be understood: {what}',
    hint: 'templates/README.md lists the tags',
  },
  GG4012: {
    severity: 'error',
    title: 'gate-twice',
    message: 'there are two gates named `{name}`',
    hint: 'rename one of them',
  },
  GG4013: {
    severity: 'error',
    title: 'gate-pattern',
    message: 'this pattern {what}',
    hint: 'a pattern is an expression over all the inputs of the gate',
  },
  GG4014: {
    severity: 'error',
    title: 'false-example',
    message: 'this example is false: d{param} is {found}, not {stated}',
    hint: 'correct the backward block, or the example',
  },
  GG5001: {
    severity: 'error',
    title: 'usage',
    message: '{what}',
    hint: '`gradgen --help` lists the options',
  },
  GG5002: {
    severity: 'error',
    title: 'no-such-path',
    message: 'there is no file or folder `{path}`',
  },
  GG5003: {
    severity: 'error',
    title: 'unknown-command',
    message: '`{word}` is neither a command nor a file',
    hint: '`gradgen loss.ts` compiles a file; `gradgen --help` lists the rest',
  },
  GG5004: {
    severity: 'error',
    title: 'not-a-source',
    message: '`{path}` is {what}',
    hint: 'gradgen reads .ts, .mts, .cts, .tsx, .js and .mjs files',
  },
  GG5005: {
    severity: 'error',
    title: 'cannot-read',
    message: 'cannot read `{path}`: {reason}',
  },
  GG5006: {
    severity: 'error',
    title: 'cannot-write',
    message: 'cannot write `{path}`: {reason}',
  },
  GG5007: {
    severity: 'error',
    title: 'not-ours',
    message: '`{path}` exists, and gradgen did not write it',
    hint: '--force overwrites it; --out or --out-dir writes elsewhere',
  },
  GG5008: {
    severity: 'error',
    title: 'same-output',
    message: '`{first}` and `{second}` would both be written to `{output}`',
    hint: 'name one of them otherwise, or compile them one by one with --out',
  },
  GG5009: {
    severity: 'error',
    title: 'output-is-input',
    message: '`{path}` is an input: the output would replace it',
  },
  GG5010: {
    severity: 'error',
    title: 'unknown-function',
    message: 'there is no exported function `{name}`',
  },
  GG5011: {
    severity: 'error',
    title: 'unknown-parameter',
    message: 'no selected function has a parameter `{name}`',
  },
  GG5012: {
    severity: 'note',
    title: 'nothing-tagged',
    message: 'no function in `{path}` is tagged: there is nothing to do',
    hint: 'write `@grad` into the doc comment of a function, or name the file itself',
  },
  GG5013: {
    severity: 'warning',
    title: 'skipped',
    message: '`{path}` is left out: it is {what}',
  },
  GG5014: {
    severity: 'error',
    title: 'unknown-value',
    message: '`{value}` is not a {kind}',
  },
  GG5015: {
    severity: 'error',
    title: 'not-silenceable',
    message: '{code} is an error: only warnings and notes can be silenced',
  },
  GG5016: {
    severity: 'error',
    title: 'output-name',
    message: '`{path}` does not name a JavaScript module',
    hint: 'the output is an ES module: let the name end in .js or .mjs',
  },
  GG5020: {
    severity: 'error',
    title: 'nothing-to-differentiate',
    message: 'there is nothing to differentiate in `{file}`',
    hint: 'gradgen looks for exported functions with a parameter and a result that are a number, or an array or record with numbers in it',
  },
  GG5021: {
    severity: 'error',
    title: 'not-real-valued',
    message: '`{name}` cannot be differentiated: {reason}',
    hint: 'a parameter and the result must be a number, or an array or record with numbers in it',
  },
  GG5030: {
    severity: 'error',
    title: 'name-collision',
    message: 'the gradient of `{name}` would be exported as `{taken}`, which this file exports already',
    hint: 'rename one of the two, or leave `{name}` out: `--fn` picks functions, and so does `@grad`',
  },
  GG9001: {
    severity: 'error',
    title: 'internal',
    message: 'a bug in gradgen: {what}',
    hint: 'please report it with the function that caused it',
  },
  GG9002: {
    severity: 'error',
    title: 'broken-ir',
    message: 'a bug in gradgen: after {phase}, the IR breaks a rule: {invariant}; {what}\n\n{excerpt}',
    hint: 'please report it with the function that caused it',
  },
});

export type Code = keyof typeof catalogue;
