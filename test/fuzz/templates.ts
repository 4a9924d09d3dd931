/**
 * The expressions that random programs are made of, written so that most of them stay finite and keep a gradient.
 *
 * `{0}`…`{3}` are expressions, `{a}` and `{b}` variables, `{c}` a number that isn't 0. The name of a template is its line
 * in the coverage table.
 *
 *     ['log', 'Math.log(1.5 + {a} * {a})']
 */
export type Template = readonly [construct: string, text: string, helper?: keyof typeof helpers];

/** Functions of the module, written above the program that calls them. */
export const helpers = {
  square: 'const square = (t: number): number => t * t;',
  mix: 'function mix(a: number, b: number): number {\n  return 0.25 * a + 0.75 * b;\n}',
  bump: 'const bump = (x: number): number => {\n  const dx = x - 0.3;\n  const sum = dx * dx + 1;\n  return 1 / sum;\n};',
  logistic: 'function logistic(value: number): number {\n  return 1 / (1 + Math.exp(-value));\n}',
  nested: 'const half = (u: number): number => 0.5 * u;\nconst nested = (u: number): number => half(Math.sin(u)) + half(u);',
  spread: 'function spread(a: number[], k: number): void {\n  for (let i = 1; i < a.length; i++) a[i] += 0.3 * a[i - 1] * Math.cos(k);\n}',
  put: 'function put(a: number[], i: number, t: number): number {\n  if (i >= a.length) return t;\n  const old = a[i];\n  a[i] = Math.sin(t + old);\n  return old;\n}',
  either: 'function either(a: number[], b: number[], t: number): number[] {\n  if (t > 0.3) return a;\n  b[1] = Math.sin(b[1] + t);\n  return b;\n}',
  same: 'const same = (a: number[]): number[] => a;',
  nudge: 'function nudge(p: Point, t: number): Point {\n  p.v = Math.tanh(p.v + p.w * t);\n  p.a[2] *= Math.cos(t);\n  return p;\n}',
  exchange: 'function exchange(a: number[], b: number[], t: number): void {\n  const first = a[0];\n  a[0] = Math.tanh(b[1] * t);\n  b[1] = Math.sin(first + b[0]);\n}',
  relax: 'const relax = (a: Float64Array, t: number): void => {\n  a.forEach((e, i) => {\n    a[(i + 1) % 3] = Math.tanh(e * t);\n  });\n};',
} as const;

/** Constants of the module. */
export const constants: Readonly<Record<string, string>> = {
  K: '0.625',
  SCALE: '2 * Math.PI / 7',
  GRAVITY: '-9.81',
};

export const literals = ['0.5', '2', '1', '-0.75', '3', '1.0', '0.1', '1e-1', '-2', '1.75', '0x2', '.25', '-1', '4'] as const;
export const mathConstants = ['Math.PI', 'Math.E', 'Math.SQRT2', 'Math.LN2'] as const;

export const templates: readonly Template[] = [
  ['+', '{0} + {1}'], ['-', '{0} - {1}'], ['*', '{0} * {1}'],
  ['+', '{0} + {1} + {2}'], ['sum of products', '{0} * {1} + {2} * {3} + {a}'], ['*', '{0} * {1} * {2}'],
  ['/', '{0} / (2.5 + Math.sin({1}))'], ['/', '{0} / (1.5 + {a} * {a})'], ['/ by a number', '{0} / {c}'],
  ['reciprocal', '1 / (1.25 + {a} ** 2)'], ['reciprocal', '1.0 / (2 - Math.cos({0}))'], ['number / x', '{c} / (3 + Math.tanh({0}))'],
  ['%', '{0} % 1.7'], ['% of two', '{0} % (2 + Math.cos({1}))'],
  ['** 2', '{a} ** 2'], ['** 2', '({0}) ** 2'], ['** 3', '({0}) ** 3'], ['** negative', '(2.5 + Math.sin({0})) ** -1'], ['** 0.5', '(1.5 + Math.sin({0})) ** 0.5'],
  ['** active', '(1.5 + Math.sin({0})) ** {a}'], ['number ** x', '2 ** Math.sin({0})'], ['Math.pow', 'Math.pow(1.5 + Math.cos({0}), {1})'], ['** 1', '({0}) ** 1'], ['** 0', '({0}) ** 0 + {1}'],
  ['unary -', '-({0})'], ['unary -', '-{a}'], ['unary +', '+({0})'], ['double negation', '-(-{a})'],
  ['sigmoid', '1 / (1 + Math.exp(-{a}))'], ['sigmoid', '1.0 / (1 + Math.exp(-({0})))'], ['softplus', 'Math.log(1 + Math.exp({a}))'], ['silu', '{a} / (1 + Math.exp(-{a}))'],
  ['exp', 'Math.exp(Math.sin({0}))'], ['exp', 'Math.exp(-Math.abs({0}))'], ['gaussian', 'Math.exp(-({a} * {a}))'], ['expm1', 'Math.expm1(Math.sin({0}))'],
  ['log', 'Math.log(1.5 + {a} * {a})'], ['log1p', 'Math.log1p(Math.abs({0}))'], ['log2', 'Math.log2(2.5 + Math.cos({0}))'], ['log10', 'Math.log10(2.5 + Math.cos({0}))'],
  ['sqrt', 'Math.sqrt(2 + Math.sin({0}))'], ['cbrt', 'Math.cbrt(2 + Math.sin({0}))'], ['cbrt', 'Math.cbrt({0})'], ['abs', 'Math.abs({0})'],
  ['sin', 'Math.sin({0})'], ['cos', 'Math.cos({0})'], ['tan', 'Math.tan(0.7 * Math.sin({0}))'],
  ['asin', 'Math.asin(0.9 * Math.sin({0}))'], ['acos', 'Math.acos(0.9 * Math.sin({0}))'], ['atan', 'Math.atan({0})'],
  ['sinh', 'Math.sinh(Math.sin({0}))'], ['cosh', 'Math.cosh(Math.sin({0}))'], ['tanh', 'Math.tanh({0})'], ['tanh', 'Math.tanh({0})'],
  ['asinh', 'Math.asinh({0})'], ['acosh', 'Math.acosh(2.5 + Math.sin({0}))'], ['atanh', 'Math.atanh(0.8 * Math.sin({0}))'],
  ['hypot', 'Math.hypot({0}, {1})'], ['hypot of three', 'Math.hypot({0}, {1}, {2})'], ['atan2', 'Math.atan2({0}, {1})'],
  ['max', 'Math.max({0}, {1})'], ['min', 'Math.min({0}, {1})'], ['max of three', 'Math.max({0}, {1}, {2})'], ['min of three', 'Math.min({0}, {1}, {c})'],
  ['relu', 'Math.max(0, {0})'], ['relu', 'Math.max({a}, 0)'], ['clamp', 'Math.min(Math.max({0}, -1.1), 1.3)'], ['clamp', 'Math.max(-0.9, Math.min({0}, 1.2))'],
  ['fround', 'Math.fround({0})'], ['floor', 'Math.floor({0}) + {1}'], ['ceil', 'Math.ceil({0}) * {1}'], ['round', 'Math.round({0}) + {1}'],
  ['trunc', '{0} - Math.trunc({0})'], ['sign', 'Math.sign({0}) * {1}'], ['bitwise', '(3 * Math.sin({0}) | 0) * {1}'],
  ['?:', '{0} >= {1} ? {2} : {3}'], ['?:', '{a} < {c} ? {0} : {1}'], ['?: on truth', '{a} ? {0} : {1}'], ['?: with !', '!({0} <= {1}) ? {2} : {a}'],
  ['?: with &&', '{0} > -1 && {1} < 1 ? {2} : {3}'], ['?: with ||', '{0} > 1 || {1} !== {a} ? {2} : {3}'],
  ['helper', 'square({0})', 'square'], ['helper of two', 'mix({0}, {1})', 'mix'], ['helper with a body', 'bump({0})', 'bump'],
  ['helper with a gate', 'logistic({0})', 'logistic'], ['helper in a helper', 'nested({0})', 'nested'],
  ['repeated subexpression', '({0} + {a}) * ({0} + {a})'], ['x * x', '{a} * {a}'], ['x - x', '{a} - {a} + {0}'], ['logsumexp', 'Math.log(Math.exp({a}) + Math.exp({b}))'],
];

/** What keeps a value that goes round a loop within bounds. */
export const squashes: readonly Template[] = [
  ['carried by tanh', 'Math.tanh({0})'], ['carried by sin', 'Math.sin({0})'], ['carried by a factor', '0.5 * ({0})'], ['carried by cos', 'Math.cos({0}) + 0.1 * {a}'],
];

/** Names that get in the way of what a compiler would like to call things. */
export const variableNames = [
  'a', 'b', 'x', 'y', 'h', 's', 'dx', 'dy', 'x2', 'value', 'cache', 'into', 'df', 'f2', 'sum', 'num', 'den', 'invden', 'prod', 'quot', 'da', 'd_x', 'ddx', 'seed', 't', 'u', 'v', 'w0',
  'sigy', 'xpy', 'sigx', 'dsum', 'sum2', 'π', 'été', '$', '_', '$old', 'f', 'fGrad', 'fForward', 'trips', 'tape', 'xs', 'rest', 'name', 'length', 'grad', 'forward', 'backward', 'zerosLike', 'room', 'given',
] as const;
export const paramNames = ['x', 'y', 'dx', 'w', 'a', 'value', 'cache', 'into', 'df', 'p', 'x2', 'θ', 'dz', 'sum', 'num', 'd', 'seed', 'z'] as const;
export const functionNames = ['f', 'f', 'f', 'loss', 'g', 'value', 'grad', 'dx'] as const;
