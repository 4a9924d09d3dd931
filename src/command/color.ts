/**
 * Whether to colour, for the stream that is written to: the flag, then NO_COLOR, then FORCE_COLOR (`0` and `false` mean
 * off), then TERM=dumb, then whether it is a terminal.
 *
 *     wantsColor({ flag: undefined, env: { FORCE_COLOR: '1' }, isTTY: false }) → true
 */
export interface ColorSituation {
  readonly flag: boolean | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
}

export function wantsColor({ flag, env, isTTY }: ColorSituation): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return env.TERM !== 'dumb' && isTTY;
}
