/**
 * The check on entry of a function that writes into what it was given: an array that is written must be no other argument,
 * nor share memory with one. For arrays of numbers, and for arrays and records of these.
 */
export const DISTINCT = (name: string): string => `/** Throws where an array that is written is another argument, too, or shares memory with one. */
function ${name}(written, others) {
  const all = Object.entries({ ...written, ...others });
  for (const [label, x] of Object.entries(written)) for (const [other, y] of all) {
    if (label === other || x === null || typeof x !== 'object') continue;
    if (x === y || (ArrayBuffer.isView(x) && ArrayBuffer.isView(y) && x.buffer === y.buffer && x.byteOffset < y.byteOffset + y.byteLength && y.byteOffset < x.byteOffset + x.byteLength)) {
      throw new RangeError(\`\${label} is written, and shares memory with \${other}: pass a copy\`);
    }
  }
}`;

export const DISTINCT_DEEP = (name: string): string => `/** Throws where an array that is written, or a row in it, stands in another place, too, or shares memory with one there. */
function ${name}(written, others) {
  const places = new Map();
  const views = new Map();
  const meet = (label, place, isWritten) => {
    if (!isWritten && !place.isWritten) return;
    const [first, second] = isWritten ? [label, place.label] : [place.label, label];
    throw new RangeError(first === second ? \`\${first} is written, and holds one array in two places: pass copies\` : \`\${first} is written, and shares memory with \${second}: pass a copy\`);
  };
  const visit = (x, label, isWritten) => {
    if (x === null || typeof x !== 'object') return;
    if (places.has(x)) return meet(label, places.get(x), isWritten);
    places.set(x, { label, isWritten });
    if (Array.isArray(x)) {
      for (let i = 0; i < x.length; i++) if (typeof x[i] === 'object') visit(x[i], label, isWritten);
    } else if (!ArrayBuffer.isView(x)) {
      for (const y of Object.values(x)) visit(y, label, isWritten);
    } else {
      const known = views.get(x.buffer) ?? [];
      for (const place of known) {
        const { view } = place;
        if (x.byteOffset < view.byteOffset + view.byteLength && view.byteOffset < x.byteOffset + x.byteLength) meet(label, place, isWritten);
      }
      known.push({ view: x, label, isWritten });
      views.set(x.buffer, known);
    }
  };
  for (const [label, x] of Object.entries(written)) visit(x, label, true);
  for (const [label, x] of Object.entries(others)) visit(x, label, false);
}`;
