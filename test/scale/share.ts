/**
 * How long something takes, and how much of that TypeScript takes: a profile of the run, in which every sample with a frame
 * of TypeScript's on its stack is TypeScript's, whoever has called it.
 *
 *     measured(() => compile(text))   →   { result, milliseconds: 120, typescript: 0.4 }
 */
import { type Profiler, Session } from 'node:inspector';

export interface Measured<T> {
  readonly result: T;
  readonly milliseconds: number;
  /** A share, between 0 and 1. What the garbage collector takes is nobody's. */
  readonly typescript: number;
}

const idle = new Set(['(garbage collector)', '(program)', '(idle)', '(root)']);

export function measured<T>(action: () => T): Measured<T> {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 500 });
  session.post('Profiler.start');
  const start = performance.now();
  const result = action();
  const milliseconds = performance.now() - start;
  let profile: Profiler.Profile | undefined;
  // called at once: the session is with this very thread
  session.post('Profiler.stop', (_, stopped) => void (profile = stopped.profile));
  session.disconnect();
  return { result, milliseconds, typescript: shareOf(profile!) };
}

function shareOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const theirs = new Set<number>();
  const nobodys = new Set<number>();
  for (const { id, callFrame, children = [] } of nodes) {
    if (theirs.has(id) || /typescript\.js|ts-morph/.test(callFrame.url)) [id, ...children].forEach((one) => theirs.add(one));
    if (idle.has(callFrame.functionName)) nobodys.add(id);
  }
  let [typescript, all] = [0, 0];
  samples.forEach((id, k) => {
    if (nobodys.has(id)) return;
    all += timeDeltas[k]!;
    if (theirs.has(id)) typescript += timeDeltas[k]!;
  });
  return all === 0 ? 0 : typescript / all;
}
