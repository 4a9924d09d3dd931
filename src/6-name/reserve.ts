/**
 * Words that no variable of the output may be called: keywords, globals that the output uses, and what strict code forbids.
 */
export const RESERVED: ReadonlySet<string> = new Set([
  'arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'eval',
  'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null',
  'package', 'private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void',
  'while', 'with', 'yield', 'undefined', 'NaN', 'Infinity', 'Math', 'Number', 'Array', 'Object', 'Float64Array', 'Float32Array', 'Int8Array',
  'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'RangeError', 'TypeError', 'Error', 'String',
  'Boolean', 'console', 'isNaN', 'isFinite', 'parseInt', 'parseFloat', 'globalThis', 'ArrayBuffer', 'Map',
]);

export const ECMASCRIPT_IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
