/**
 * How long functions take that do the same: in turn, many times; the fastest run of each counts, since the others only
 * say how busy the machine was.
 *
 *     measure([f, fGrad])   →   [1.2, 2.6], milliseconds
 */
const patience = 12;
const most = 150;

export function measure(runs: readonly (() => unknown)[]): number[] {
  const calls = runs.map((run) => callsFor(run));
  const least = runs.map(() => Infinity);
  // until nothing has become faster for a while: the engine compiles more than once
  for (let round = 0, quiet = 0; quiet < patience && round < most; round++, quiet++) {
    runs.forEach((run, k) => {
      const time = timeOf(run, calls[k]!);
      if (time < 0.98 * least[k]!) quiet = 0;
      least[k] = Math.min(least[k]!, time);
    });
  }
  return least;
}

/** As many as take some milliseconds together. */
function callsFor(run: () => unknown): number {
  let calls = 1;
  while (timeOf(run, calls) * calls < 4) calls *= 2;
  return calls;
}

/** Milliseconds of the processor for each call: what the machine does beside isn't in it. */
function timeOf(run: () => unknown, calls: number): number {
  const start = process.cpuUsage();
  for (let k = 0; k < calls; k++) run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3 / calls;
}
